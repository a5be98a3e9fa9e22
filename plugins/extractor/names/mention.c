/* SPDX-License-Identifier: MIT */
#include "mention.h"

/* Names by what may stand for them, by open addressing. */
struct table {
	char *genders; /* of each name: 'm', 'f' or 0 */
	struct entry {
		uint64_t hash; /* 0: free */
		uint32_t name;
	} * entries;
	size_t mask;
};

static struct entry *entry_of(const struct table *table, uint64_t hash)
{
	size_t at = (size_t)(hash ^ hash >> 32) & table->mask;

	while (table->entries[at].hash && table->entries[at].hash != hash)
		at = (at + 1) & table->mask;
	return &table->entries[at];
}

static uint64_t key(enum kind kind, uint64_t hash)
{
	return (hash ^ (uint64_t)(kind + 1)) * 0x9e3779b97f4a7c15u | 1;
}

static uint64_t key_of(const struct name *name)
{
	return key(name->kind, name->hash);
}

/* Of the same form for those alone who are of that gender. */
static uint64_t gendered(uint64_t hash, char gender)
{
	return (hash + (uint64_t)gender) * 0x9e3779b97f4a7c15u | 1;
}

/* The first to claim a form keeps it. */
static void claim(const struct table *table, uint64_t hash, uint32_t name)
{
	struct entry *entry = entry_of(table, hash);

	if (!entry->hash)
		*entry = (struct entry){ hash, name };
}

/* The initials of the words with capitals. */
static struct winnow_str initials(
	const struct passage *passage, const struct name *name, char *letters)
{
	size_t count = 0;

	for (uint32_t i = name->first; i < name->end && count < MOST_INITIALS; i++)
		if (is_capital(passage, i))
			letters[count++] = passage_word(passage, i).ptr[0];
	return (struct winnow_str){ letters, count };
}

static void claim_word(
	const struct passage *passage, const struct table *table, uint32_t token, uint32_t at)
{
	uint64_t hash = key(KIND_PERSON, text_hash(passage_word(passage, token)));

	claim(table, hash, at);
	if (table->genders[at])
		claim(table, gendered(hash, table->genders[at]), at);
}

/* "Dolny Jr." of "Marek Dolny Jr." */
static void claim_younger(const struct passage *passage, const struct table *table,
	const struct name *name, uint32_t at)
{
	uint32_t last = name->end - 1;

	last -= passage_is(passage, last, ".");
	if (last > name->first + 1 &&
		(passage_is(passage, last, "jr") || passage_is(passage, last, "sr")))
		claim(table,
			key(KIND_PERSON,
				text_hash(passage_words(passage, last - 1, name->end))),
			at);
}

static void claim_parts(const struct passage *passage, const struct table *table,
	const struct name *names, uint32_t at)
{
	const struct name *name = &names[at];
	char letters[MOST_INITIALS];

	if (name->kind == KIND_PERSON) {
		claim_younger(passage, table, name, at);
		for (uint32_t i = name->end; i-- > name->first;)
			if (is_capital(passage, i))
				claim_word(passage, table, i, at);
	} else if (name->kind == KIND_ORGANISATION) {
		struct winnow_str short_form = initials(passage, name, letters);
		if (short_form.len > 1)
			claim(table, key(KIND_ORGANISATION, text_hash(short_form)), at);
	}
}

/* "Sexual Minorities Uganda (SMUG)": what stands in brackets is said to be its short form. */
static void claim_bracketed(const struct passage *passage, const struct table *table,
	const struct name *names, uint32_t count, uint32_t at)
{
	const struct name *name = &names[at], *next = name + 1;

	if (at + 1 < count && name->kind == KIND_ORGANISATION && next->kind == name->kind &&
		next->end == next->first + 1 && next->first == name->end + 1 &&
		passage_is(passage, name->end, "(") && passage_is(passage, next->end, ")") &&
		passage_flag(passage, next->first, WINNOW_UPPER))
		claim(table, key_of(next), at);
}

static void claim_all(const struct passage *passage, const struct table *table,
	const struct names_found *names)
{
	for (uint32_t i = 0; i < names->count; i++)
		if (names->items[i].end - names->items[i].first > 1) {
			const struct name *name = &names->items[i];
			claim_bracketed(passage, table, names->items, names->count, i);
			claim(table, key_of(name), i);
			claim_parts(passage, table, names->items, i);
		}
	for (uint32_t i = 0; i < names->count; i++)
		claim(table, key_of(&names->items[i]), i);
}

static size_t count_forms(const struct names_found *names)
{
	size_t forms = 0;

	for (uint32_t i = 0; i < names->count; i++) {
		uint32_t words = names->items[i].end - names->items[i].first;
		forms += words > 1 ? 2 * words + 4 : 2;
	}
	return forms;
}

static int make_table(const struct passage *passage, const struct gender_words *gender_words,
	const struct names_found *names, struct table *table)
{
	const struct winnow_host *host = passage->host;
	size_t forms = count_forms(names);

	table->mask = 64;
	while (table->mask < 2 * forms)
		table->mask *= 2;
	table->entries = host->alloc(host, table->mask-- * sizeof *table->entries);
	table->genders = host->alloc(host, names->count + (size_t)1);
	if (!table->entries || !table->genders)
		return 0;
	for (uint32_t i = 0; i < names->count; i++)
		if (names->items[i].kind == KIND_PERSON)
			table->genders[i] =
				gender_likely(passage, gender_words, &names->items[i]);
	return 1;
}

/* Whom "Ms Corbett" means: the first of that name and gender, or herself where all who are told of
 * so far are men. */
static uint32_t find_of_gender(
	const struct table *table, uint64_t hash, char gender, uint32_t at)
{
	uint32_t any = entry_of(table, hash)->name;
	struct entry *entry = entry_of(table, gendered(hash, gender));

	if (entry->hash)
		return entry->name;
	if (table->genders[any] && table->genders[any] != gender)
		any = at;
	table->genders[any] = gender;
	claim(table, gendered(hash, gender), any);
	return any;
}

static uint32_t find_full(const struct passage *passage,
	const struct gender_words *gender_words, const struct table *table,
	const struct name *name, uint32_t at)
{
	uint64_t hash = key_of(name);
	char gender = name->kind == KIND_PERSON && name->end == name->first + 1
			      ? gender_told(passage, gender_words, name)
			      : 0;

	return gender ? find_of_gender(table, hash, gender, at) : entry_of(table, hash)->name;
}

struct mention *mentions_join(const struct passage *passage,
	const struct gender_words *gender_words, const struct names_found *names)
{
	const struct winnow_host *host = passage->host;
	struct mention *mentions =
		host->alloc(host, (names->count + (size_t)1) * sizeof *mentions);
	struct table table = { 0 };

	if (!mentions || !make_table(passage, gender_words, names, &table)) {
		winnow_fail(host, WINNOW_ELIMIT, "no memory is left to join its names");
		return NULL;
	}
	claim_all(passage, &table, names);
	for (uint32_t i = 0; i < names->count; i++)
		mentions[i] = (struct mention){
			.full = find_full(passage, gender_words, &table, &names->items[i], i),
			.number = -1,
		};
	return mentions;
}
