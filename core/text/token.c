/* SPDX-License-Identifier: MIT */
#include "base/eight.h"
#include "text/apostrophe.h"
#include "text/character.h"
#include "text/token.h"

/* A word on its way. */
struct word {
	size_t end;
	size_t letters, capitals;
};

static bool continues_word(struct winnow_str text, size_t at, struct character character)
{
	if (character.kind == CHARACTER_JOINER)
		return character_is_letter(character_at(text, at + character.length));
	return character_is_letter(character) || character.kind == CHARACTER_COMBINING;
}

/* Letters with their marks, as far as they go. */
static void add_letters(struct winnow_str text, struct word *word)
{
	struct character character = character_at(text, word->end);

	while (character.length && continues_word(text, word->end, character)) {
		word->letters += character_is_letter(character);
		word->capitals += character.kind == CHARACTER_UPPER;
		word->end += character.length;
		character = character_at(text, word->end);
	}
}

/* "n't" has been left behind by a cut: then letters already counted must go. */
static void cut_word(struct word *word, size_t end)
{
	if (end < word->end && word->letters > 0) {
		word->letters--;
		word->capitals -= word->capitals > word->letters;
	}
	word->end = end;
}

/* All that is left is an elision: as a lexicon writes it, "d'", which stands in "d'eau". */
static bool is_lone_elision(
	struct winnow_str text, size_t start, size_t at, struct character apostrophe)
{
	return at + apostrophe.length == text.len && apostrophe_cut(text, start, at) > at;
}

/* The high bit of each of eight bytes that is a letter of ASCII, small or capital: of a sum it says
 * that the byte is at least so much. */
static uint64_t letters_of(uint64_t eight)
{
	uint64_t small = (eight & ~HIGH_BITS) | 0x20 * EACH_BYTE;
	uint64_t from_a = small + (0x80 - 'a') * EACH_BYTE;
	uint64_t behind_z = small + (0x80 - 'z' - 1) * EACH_BYTE;

	return (from_a ^ behind_z) & ~eight & HIGH_BITS;
}

/* Letters of ASCII as far as they go: where they end, and whether one of them is small. */
struct plain_letters {
	size_t end;
	bool has_small;
};

static inline struct plain_letters plain_letters(struct winnow_str text, size_t start)
{
	uint64_t others = 0, small = 0;
	size_t end = start;

	while (others == 0 && end < text.len) {
		size_t left = text.len - end;
		uint64_t eight = left < sizeof eight ? few_at(text.ptr, end, left)
						     : eight_at(text.ptr, end);
		uint64_t letters = letters_of(eight);
		others = letters ^ HIGH_BITS;
		small |= letters & (others - 1) & eight << 2;
		end += others ? (unsigned)__builtin_ctzll(others) / 8 : sizeof eight;
	}
	return (struct plain_letters){ end, small != 0 };
}

/* The same with its capitals. */
static struct word counted_letters(struct winnow_str text, size_t start)
{
	size_t end = plain_letters(text, start).end;
	struct word word = { .end = end, .letters = end - start };

	for (size_t at = start; at < end; at++)
		word.capitals += text.ptr[at] < 'a';
	return word;
}

static struct word read_word(struct winnow_str text, size_t start)
{
	struct word word = counted_letters(text, start);

	add_letters(text, &word);
	for (;;) {
		struct character mark = character_at(text, word.end);
		if (!character_is_apostrophe(mark) ||
			(!character_is_letter(character_at(text, word.end + mark.length)) &&
				!is_lone_elision(text, start, word.end, mark)))
			return word;
		size_t cut = apostrophe_cut(text, start, word.end);
		if (cut) {
			cut_word(&word, cut);
			return word;
		}
		word.end += mark.length;
		add_letters(text, &word);
	}
}

static bool parts_digits(struct character mark)
{
	return mark.code == '.' || mark.code == ',' || mark.code == ':' || mark.code == 0x66b ||
	       mark.code == 0x66c;
}

static size_t digits_end(struct winnow_str text, size_t at)
{
	for (;;) {
		struct character here = character_at(text, at);
		while (here.kind == CHARACTER_DIGIT) {
			at += here.length;
			here = character_at(text, at);
		}
		if (!parts_digits(here) ||
			character_at(text, at + here.length).kind != CHARACTER_DIGIT)
			return at;
		at += here.length;
	}
}

/* A sign takes the marks upon it with it: ☺ and its variation selector are one. */
static size_t sign_end(struct winnow_str text, size_t at)
{
	struct character character = character_at(text, at);

	do {
		at += character.length;
		character = character_at(text, at);
	} while (character.kind == CHARACTER_COMBINING);
	return at;
}

static uint32_t skip_space(struct tokeniser *tokeniser)
{
	uint32_t flags = tokeniser->at == tokeniser->start ? WINNOW_SPACE_BEFORE : 0;

	for (;;) {
		struct character here = character_at(tokeniser->text, tokeniser->at);
		if (here.length == 0)
			return flags;
		if (here.kind == CHARACTER_SPACE)
			flags = WINNOW_SPACE_BEFORE;
		else if (here.kind != CHARACTER_INVISIBLE && here.kind != CHARACTER_JOINER)
			return flags;
		tokeniser->at += here.length;
	}
}

static size_t read_letters(
	struct winnow_str text, struct character first, struct winnow_token *token)
{
	struct word word = read_word(text, token->at);

	token->kind = WINNOW_WORD;
	if (first.kind == CHARACTER_UPPER)
		token->flags |= WINNOW_CAPITAL;
	if (word.letters >= 2 && word.capitals == word.letters)
		token->flags |= WINNOW_UPPER;
	return word.end;
}

static size_t read_sign(
	struct winnow_str text, struct character first, struct winnow_token *token)
{
	token->kind = first.kind == CHARACTER_MARK        ? WINNOW_MARK
		      : first.kind == CHARACTER_IDEOGRAPH ? WINNOW_WORD
							  : WINNOW_SYMBOL;
	return sign_end(text, token->at);
}

/* A word of ASCII letters that ends before a mark or a space of ASCII. */
static inline bool plain_word(
	const struct tokeniser *tokeniser, size_t at, bool spaced, struct winnow_token *token)
{
	struct winnow_str text = tokeniser->text;

	/* "n't" */
	if ((!spaced || tokeniser->leans) && (text.ptr[at] | 0x20) == 'n')
		return false;
	struct plain_letters letters = plain_letters(text, at);
	if (letters.end < text.len &&
		(text.ptr[letters.end] == '\'' || (unsigned char)text.ptr[letters.end] >= 128))
		return false;
	bool is_upper = !letters.has_small && letters.end - at >= 2;
	*token = (struct winnow_token){
		.at = (uint32_t)at,
		.length = (uint32_t)(letters.end - at),
		.kind = WINNOW_WORD,
		.flags = (spaced ? WINNOW_SPACE_BEFORE : 0) |
			 (text.ptr[at] < 'a' ? WINNOW_CAPITAL : 0) |
			 (is_upper ? WINNOW_UPPER : 0),
	};
	return true;
}

/* A mark or a sign before another character of ASCII, which is none upon it. */
static inline bool plain_sign(
	struct winnow_str text, size_t at, bool spaced, char kind, struct winnow_token *token)
{
	if (text.ptr[at] == '\'' || at + 1 >= text.len ||
		(unsigned char)text.ptr[at + 1] >= 128)
		return false;
	*token = (struct winnow_token){
		.at = (uint32_t)at,
		.length = 1,
		.kind = kind == CHARACTER_MARK ? WINNOW_MARK : WINNOW_SYMBOL,
		.flags = spaced ? WINNOW_SPACE_BEFORE : 0,
	};
	return true;
}

/* 0 where there is none of ASCII. */
static inline char plain_kind(struct winnow_str text, size_t at)
{
	return at < text.len ? character_ascii_kinds[(unsigned char)text.ptr[at]] : 0;
}

/* Most tokens are such a word or such a mark: what the rest of this file does at length. False: it
 * may be something else, and nothing was changed. */
static inline bool next_plain(struct tokeniser *tokeniser, struct winnow_token *ret_token)
{
	struct winnow_str text = tokeniser->text;
	size_t at = tokeniser->at;
	bool spaced = at == tokeniser->start, found = false;
	char kind = plain_kind(text, at);

	for (; kind == CHARACTER_SPACE; kind = plain_kind(text, ++at))
		spaced = true;
	if (kind == CHARACTER_LETTER || kind == CHARACTER_UPPER)
		found = plain_word(tokeniser, at, spaced, ret_token);
	else if (kind == CHARACTER_MARK || kind == CHARACTER_SYMBOL)
		found = plain_sign(text, at, spaced, kind, ret_token);
	if (found)
		tokeniser->at = at + ret_token->length;
	return found;
}

static bool may_be_short_form(struct character first)
{
	return character_is_apostrophe(first) || first.code == 'n' || first.code == 'N';
}

/* Apart, so that it costs the plain ones nothing. */
static __attribute__((noinline)) bool next_token(
	struct tokeniser *tokeniser, struct winnow_token *ret_token)
{
	struct winnow_token token = { .flags = skip_space(tokeniser) };
	struct winnow_str text = tokeniser->text;
	size_t end;

	if (tokeniser->at >= text.len)
		return false;
	token.at = (uint32_t)tokeniser->at;
	struct character first = character_at(text, tokeniser->at);
	size_t short_form =
		may_be_short_form(first) &&
				(tokeniser->leans || !(token.flags & WINNOW_SPACE_BEFORE))
			? apostrophe_short_form(text, tokeniser->at, tokeniser->leans)
			: 0;
	if (short_form) {
		token.kind = WINNOW_WORD;
		end = token.at + short_form;
	} else if (character_is_letter(first)) {
		end = read_letters(text, first, &token);
	} else if (first.kind == CHARACTER_DIGIT) {
		token.kind = WINNOW_DIGITS;
		end = digits_end(text, token.at);
	} else {
		end = read_sign(text, first, &token);
	}
	tokeniser->at = end;
	token.length = (uint32_t)(end - token.at);
	*ret_token = token;
	return true;
}

uint32_t tokeniser_next_all(
	struct tokeniser *tokeniser, struct winnow_token *ret_tokens, uint32_t most)
{
	struct tokeniser now = *tokeniser;
	uint32_t count = 0;

	while (count < most &&
		(next_plain(&now, &ret_tokens[count]) || next_token(&now, &ret_tokens[count])))
		count++;
	*tokeniser = now;
	return count;
}

bool tokeniser_next(struct tokeniser *tokeniser, struct winnow_token *ret_token)
{
	return tokeniser_next_all(tokeniser, ret_token, 1) > 0;
}

struct winnow_str token_text(struct winnow_str text, const struct winnow_token *token)
{
	return winnow_slice(text, token->at, token->length);
}

bool token_is(struct winnow_str text, const struct winnow_token *token, char sign)
{
	return token->length == 1 && text.ptr[token->at] == sign;
}

bool token_is_hyphen(struct winnow_str text, const struct winnow_token *token)
{
	return token->kind == WINNOW_MARK && character_is_hyphen(character_at(text, token->at));
}
