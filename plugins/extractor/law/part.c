/* SPDX-License-Identifier: MIT
 * Provisions, alone or with the law they are of; symbols of documents; policies. */
#include <ctype.h>
#include "law.h"

#define LONGEST_SYMBOL 20 /* tokens */
#define MOST_NUMBERS 6    /* of "Articles 6, 9, 12 and 19" */

/* "6, 9, 12 and 19", "12 to 14". */
static uint32_t list_end(const struct passage *passage, uint32_t token, uint32_t limit)
{
	uint32_t end = law_number_end(passage, token, limit);

	for (int numbers = 1; numbers < MOST_NUMBERS && end > token && end + 1 < limit;
		numbers++) {
		if (!passage_is(passage, end, ",") && !passage_is(passage, end, "and") &&
			!passage_is(passage, end, "to") && !passage_is(passage, end, "or"))
			break;
		uint32_t next = law_number_end(passage, end + 1, limit);
		if (next == end + 1 || law_is_year(passage, end + 1))
			break;
		end = next;
	}
	return end;
}

/* "IPC", "ECHR": initials that stand for a law at `at`, with nothing they could be part of behind them. */
static int read_initials(
	const struct reading *reading, uint32_t at, uint32_t limit, struct law *law)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_term *known = passage_find(passage, reading->words->acronym, at);
	const size_t fewest = 3;

	if (at >= limit || !passage_flag(passage, at, WINNOW_UPPER) ||
		passage_word(passage, at).len < fewest ||
		(!known && at + 1 < limit && passage_kind(passage, at + 1) == WINNOW_WORD &&
			!passage_find(passage, reading->words->grammar, at + 1)))
		return 0;
	*law = (struct law){
		.name_first = at,
		.name_end = at + 1,
		.end = at + 1,
		.first = at,
		.kind = known ? term_value(known, 0) : winnow_str("provision"),
		.full_name = term_value(known, 1),
	};
	return 1;
}

/* "Convention" of "Article 37(b) of the Convention", which the report has named before. */
static int read_bare_owner(
	const struct reading *reading, uint32_t at, uint32_t limit, struct law *law)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_term *head = at < limit ? law_head(reading, at) : NULL;

	if (!head || !(term_is(head, 1, "law") || term_is(head, 1, "treaty")) ||
		!passage_flag(passage, at, WINNOW_CAPITAL))
		return 0;
	*law = (struct law){
		.name_first = at,
		.name_end = at + 1,
		.end = at + 1,
		.first = at,
		.kind = term_value(head, 0),
	};
	return 1;
}

/* The law behind "of the": its head is the first one that comes. */
static int read_owner(
	const struct reading *reading, uint32_t at, uint32_t limit, struct law *law)
{
	uint32_t floor = at;

	if (at + 1 >= limit || !passage_is(&reading->passage, at, "of"))
		return read_initials(reading, at, limit, law);
	uint32_t whole = at + 1 + (uint32_t)passage_is(&reading->passage, at + 1, "the");
	for (uint32_t token = at + 1; token < limit && token < at + 12; token++)
		if (law_name_read(reading, token, floor, law)) {
			if (law->first <= at + 3)
				return 1;
			break;
		}
	return read_bare_owner(reading, whole, limit, law) ||
	       (whole > at + 1 && read_initials(reading, whole, limit, law));
}

int law_part_read(const struct reading *reading, uint32_t token, struct law *law)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_term *head = law_part_head(reading, token);

	if (!term_is(head, 1, "provision"))
		return 0;
	uint32_t limit = law_limit(passage, token), number = token + 1;
	uint32_t end = list_end(passage, number, limit);
	if (end == number)
		return 0;
	struct law whole;
	int of_law = read_owner(reading, end, limit, &whole);
	/* A section that is of no law may be of anything. */
	if (!of_law && !passage_flag(passage, token, WINNOW_CAPITAL))
		return 0;
	if (!of_law)
		whole = (struct law){ .kind = term_value(head, 0), .end = end };
	*law = whole;
	law->first = law->part_first = token;
	law->part_end = end;
	law->rule = law->name_first < law->name_end ? "law.provision_of" : "law.provision";
	law->confidence = law->name_first < law->name_end ? 0.95 : 0.7;
	return 1;
}

static int is_symbol_part(const struct passage *passage, uint32_t token)
{
	struct winnow_str word = passage_word(passage, token);

	return passage_glued(passage, token) && word.len > 0 &&
	       (isalnum((unsigned char)word.ptr[0]) || winnow_is(word, "/") ||
		       winnow_is(word, "-") || winnow_is(word, "("));
}

static int has_digit(struct winnow_str words)
{
	for (size_t i = 0; i < words.len; i++)
		if (isdigit((unsigned char)words.ptr[i]))
			return 1;
	return 0;
}

static uint32_t symbol_end(const struct passage *passage, uint32_t token, uint32_t limit)
{
	uint32_t end = token + 1;

	while (end < limit && end < token + LONGEST_SYMBOL) {
		/* A stop within, as in "E/CN.4" and "Add.3". */
		if (passage_is(passage, end, ".") && passage_glued(passage, end) &&
			end + 1 < limit && is_symbol_part(passage, end + 1))
			end++;
		else if (!is_symbol_part(passage, end))
			break;
		else
			end++;
	}
	while (end > token &&
		(passage_is(passage, end - 1, "-") || passage_is(passage, end - 1, "(")))
		end--;
	return end;
}

/* The cm² of "1.3 A/cm2", which are amperes. */
static int is_unit(const struct passage *passage, uint32_t token)
{
	struct winnow_str word = passage_word(passage, token);

	return word.len > 0 && islower((unsigned char)word.ptr[0]);
}

/* "S/479 million" of soles, "A/47.5": documents with nothing but a number have four digits and no more. */
static int is_sum(const struct reading *reading, uint32_t token, uint32_t end)
{
	const struct passage *passage = &reading->passage;
	const size_t fewest = 4;

	return passage_kind(passage, token + 2) == WINNOW_DIGITS &&
	       !passage_is(passage, token + 3, "/") &&
	       (passage_word(passage, token + 2).len < fewest || end > token + 3 ||
		       passage_find(passage, reading->words->scale, end));
}

int law_symbol_read(const struct reading *reading, uint32_t token, struct law *law)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_term *series = passage_find(passage, reading->words->series, token);

	if (!series ||
		(passage_glued(passage, token) && !passage_is(passage, token - 1, "(")) ||
		!passage_is(passage, token + 1, "/") || !passage_glued(passage, token + 1) ||
		is_unit(passage, token + 2))
		return 0;
	uint32_t end = symbol_end(passage, token, law_limit(passage, token));
	if (!has_digit(passage_words(passage, token, end)) || is_sum(reading, token, end))
		return 0;
	*law = (struct law){
		.first = token,
		.end = end,
		.number_first = token,
		.number_end = end,
		.kind = winnow_str("symbol"),
		.rule = "law.symbol",
		.confidence = 0.95,
	};
	return 1;
}

int law_policy_read(const struct reading *reading, uint32_t token, struct law *law)
{
	const struct passage *passage = &reading->passage;
	uint32_t end = 0, all = passage->analysis->token_count;

	if (!passage_match(passage, reading->words->modifier, token, all, &end) ||
		!passage_is(passage, end, "policy") || end >= law_limit(passage, token))
		return 0;
	*law = (struct law){
		.first = token,
		.name_first = token,
		.name_end = end + 1,
		.end = end + 1,
		.kind = winnow_str("policy"),
		.rule = "law.policy",
		.confidence = 0.8,
	};
	return 1;
}
