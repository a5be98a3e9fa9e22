/* SPDX-License-Identifier: MIT */
#include "text/signature.h"
#include <unicase.h>
#include "base/hash.h"
#include "text/character.h"

#define GOLDEN UINT64_C(0x9e3779b97f4a7c15)

typedef void lower_hashes(uint32_t *hashes, const uint64_t *multipliers,
	const uint64_t *additions, uint64_t shingle);

/* A text on its way through. */
struct shingling {
	lower_hashes *lower_hashes;
	uint64_t multipliers[SIGNATURE_HASHES], additions[SIGNATURE_HASHES];
	uint64_t before[2]; /* the last two words, the later one last */
	struct signature *signature;
};

static inline __attribute__((always_inline)) void lower_each(uint32_t *hashes,
	const uint64_t *multipliers, const uint64_t *additions, uint64_t shingle)
{
	for (unsigned i = 0; i < SIGNATURE_HASHES; i++) {
		uint32_t hash = (uint32_t)((shingle * multipliers[i] + additions[i]) >> 32);
		hashes[i] = hash < hashes[i] ? hash : hashes[i];
	}
}

static void lower_one_by_one(uint32_t *hashes, const uint64_t *multipliers,
	const uint64_t *additions, uint64_t shingle)
{
	lower_each(hashes, multipliers, additions, shingle);
}

/* The same for wider registers, where most of the time of a text went: a third of it with those of
 * AVX2, a sixth with those of AVX-512. */
#ifdef __x86_64__
__attribute__((target("avx2"))) static void lower_by_fours(uint32_t *hashes,
	const uint64_t *multipliers, const uint64_t *additions, uint64_t shingle)
{
	lower_each(hashes, multipliers, additions, shingle);
}

__attribute__((target("avx512f,avx512dq,avx512vl"))) static void lower_by_eights(
	uint32_t *hashes, const uint64_t *multipliers, const uint64_t *additions,
	uint64_t shingle)
{
	lower_each(hashes, multipliers, additions, shingle);
}

static lower_hashes *widest(void)
{
	if (__builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
		return lower_by_eights;
	return __builtin_cpu_supports("avx2") ? lower_by_fours : lower_one_by_one;
}
#else
static lower_hashes *widest(void)
{
	return lower_one_by_one;
}
#endif

static void shingling_begin(struct shingling *shingling, struct signature *signature)
{
	shingling->lower_hashes = widest();
	for (uint64_t i = 0; i < SIGNATURE_HASHES; i++) {
		shingling->multipliers[i] = hash_spread((2 * i + 1) * GOLDEN) | 1;
		shingling->additions[i] = hash_spread((2 * i + 2) * GOLDEN);
		signature->hashes[i] = UINT32_MAX;
	}
	signature->words = 0;
	shingling->signature = signature;
}

static void take_shingle(struct shingling *shingling, uint64_t shingle)
{
	shingling->lower_hashes(shingling->signature->hashes, shingling->multipliers,
		shingling->additions, shingle);
}

static void take_word(struct shingling *shingling, uint64_t word)
{
	uint64_t *before = shingling->before;

	if (++shingling->signature->words >= 3)
		take_shingle(shingling,
			hash_spread(hash_spread(hash_spread(before[0]) + before[1]) + word));
	before[0] = before[1];
	before[1] = word;
}

static uint32_t lower(struct character character)
{
	if (character.kind != CHARACTER_UPPER)
		return character.code;
	return character.code < 128 ? character.code + 32 : uc_tolower(character.code);
}

static bool is_of_word(struct character character)
{
	return character_is_letter(character) || character.kind == CHARACTER_COMBINING ||
	       character.kind == CHARACTER_DIGIT;
}

static void take_text(struct shingling *shingling, struct winnow_str text)
{
	uint64_t word = HASH_BEGIN;

	/* At the end of the text there is a space. */
	for (size_t at = 0; at <= text.len;) {
		struct character character = character_at(text, at);
		at += character.length ? character.length : 1;
		if (is_of_word(character)) {
			word = hash_add(word, lower(character));
			continue;
		}
		if (character.kind == CHARACTER_JOINER)
			continue;
		if (word != HASH_BEGIN)
			take_word(shingling, word);
		word = HASH_BEGIN;
		if (character.kind == CHARACTER_IDEOGRAPH)
			take_word(shingling, hash_add(HASH_BEGIN, character.code));
	}
}

void signature_make(const struct winnow_document *document, struct signature *ret_signature)
{
	struct shingling shingling;

	shingling_begin(&shingling, ret_signature);
	if (!document->block_count)
		take_text(&shingling, document->text);
	for (uint32_t i = 0; i < document->block_count; i++) {
		const struct winnow_block *block = &document->blocks[i];
		if (block->type != WINNOW_TITLE && block->type != WINNOW_DATELINE &&
			block->type != WINNOW_CAPTION)
			take_text(&shingling,
				winnow_slice(document->text, block->at, block->length));
	}
}

double signature_likeness(const struct signature *a, const struct signature *b)
{
	unsigned same = 0;

	if (a->words < 3 || b->words < 3)
		return 0;
	for (unsigned i = 0; i < SIGNATURE_HASHES; i++)
		same += a->hashes[i] == b->hashes[i];
	return (double)same / SIGNATURE_HASHES;
}

/* An outlet that prints two fifths of a report shares two fifths of its shingles; one that prints
 * half, and as much again of its own, a third. Reports on one subject by different hands share one
 * in fifty, those that quote the same statement seldom a fifth. */
#define SAME_LIKENESS 0.4

/* Of the longer: what is shorter is a flash, a teaser or a quote of it. */
#define SAME_LENGTH 0.4

bool signature_is_same_report(const struct signature *a, const struct signature *b)
{
	uint32_t shorter = a->words < b->words ? a->words : b->words;
	uint32_t longer = a->words < b->words ? b->words : a->words;

	return shorter >= SIGNATURE_FEWEST_WORDS && shorter >= SAME_LENGTH * longer &&
	       signature_likeness(a, b) >= SAME_LIKENESS;
}

/* Of three hashes each: of pairs that have half of their shingles in common, 96 % have a band in
 * common; of those with a twentieth, one in 300. */
#define BAND_HASHES 3

uint64_t signature_band(const struct signature *signature, unsigned band)
{
	uint64_t hash = band + 1;

	for (unsigned i = 0; i < BAND_HASHES; i++)
		hash = hash_spread(hash + signature->hashes[band * BAND_HASHES + i]);
	return hash;
}
