/* SPDX-License-Identifier: MIT
 * From the word that heads a name ("Act") to both its ends: "Criminal (Procedure) Act, 1960
 * (Act 30)", "Convention on the Rights of the Child". */
#include "law.h"
#include "shared/refusal.h"

#define LONGEST_NAME 24    /* tokens to each side of its head */
#define LONGEST_SECOND 12  /* tokens: "(Act No. 23 of 1992.)" */
#define LONGEST_BRACKETS 9 /* tokens: "(Care and Protection of Children)" */

/* Before the brackets that end at `close`; 0: they hold no part of a name. */
static uint32_t skip_brackets_back(
	const struct passage *passage, uint32_t close, uint32_t floor)
{
	if (!passage_is(passage, close, ")"))
		return 0;
	for (uint32_t open = close; open-- > floor && open + LONGEST_BRACKETS > close;)
		if (passage_is(passage, open, "("))
			return law_is_capital(passage, open + 1) ? open : 0;
	return 0;
}

/* A small word that may stand within a name: behind a capital, and not after another law. */
static int leads_back(const struct reading *reading, uint32_t joint, uint32_t floor)
{
	static const char *const inner[] = { "of", "and", "for", "&", "other", "on", "to",
		"from", "in", NULL };
	const struct passage *passage = &reading->passage;

	if (joint <= floor || !passage_is_any(passage, joint, inner))
		return 0;
	if (passage_is(passage, joint, "other"))
		return leads_back(reading, joint - 1, floor);
	return law_is_capital(passage, joint - 1) && !law_head(reading, joint - 1);
}

/* "Children's Act", "Workers' Charter": the possessive of many, which no country is, at `token`; its first
 * token, or 0: it is none. */
static uint32_t possessive_first(const struct passage *passage, uint32_t token, uint32_t floor)
{
	static const char *const many[] = { "children", "women", "men", "people", "persons",
		NULL };
	uint32_t word = token - 1;

	if (token <= floor || !law_is_capital(passage, word) || !passage_glued(passage, token))
		return 0;
	if (passage_is(passage, token, "'s") || passage_is(passage, token, "’s"))
		return passage_is_any(passage, word, many) ? word : 0;
	return (passage_is(passage, token, "'") || passage_is(passage, token, "’")) &&
			       winnow_ends(passage_word(passage, word), "s")
		       ? word
		       : 0;
}

/* "Offences against the Person Act", at "the": its first word; 0: no name leads there. */
static uint32_t against_first(const struct passage *passage, uint32_t the, uint32_t floor)
{
	static const char *const wrongs[] = { "offences", "offenses", "crimes", "violence",
		"discrimination", NULL };

	return the > floor + 1 && passage_is(passage, the, "the") &&
			       passage_is(passage, the - 1, "against") &&
			       law_is_capital(passage, the - 2) &&
			       passage_is_any(passage, the - 2, wrongs)
		       ? the - 2
		       : 0;
}

/* The token before `first` that the name goes on with; `first`: it ends here. */
static uint32_t step_back(const struct reading *reading, uint32_t first, uint32_t floor)
{
	const struct passage *passage = &reading->passage;
	uint32_t before = first - 1;

	if (law_is_capital(passage, before) ||
		(passage_is(passage, before, "-") && passage_glued(passage, first) &&
			before > floor))
		return before;
	/* "U.S." */
	if (passage_is(passage, before, ".") && before > floor &&
		passage_glued(passage, before) && passage_word(passage, before - 1).len == 1 &&
		law_is_capital(passage, before - 1))
		return before - 1;
	uint32_t open = skip_brackets_back(passage, before, floor);
	if (!open)
		open = possessive_first(passage, before, floor);
	if (!open)
		open = against_first(passage, before, floor);
	if (open)
		return open;
	return leads_back(reading, before, floor) ? before : first;
}

/* "The", "Under", "President": what may be capital only since it begins the sentence. */
static int is_no_part(const struct reading *reading, uint32_t token)
{
	const struct winnow_term *class =
		passage_find(&reading->passage, reading->words->grammar, token);

	return class || law_is_joint(&reading->passage, token) ||
	       passage_kind(&reading->passage, token) != WINNOW_WORD;
}

static uint32_t find_first(const struct reading *reading, uint32_t head, uint32_t floor)
{
	static const char *const before[] = { "in", "on", "to", "from", NULL };
	uint32_t first = head;

	while (first > floor && head - first < LONGEST_NAME) {
		uint32_t next = step_back(reading, first, floor);
		/* "in Treaty 6": where it says so. */
		if (next == first ||
			(first == head && passage_is_any(&reading->passage, next, before)))
			break;
		first = next;
	}
	while (first < head && is_no_part(reading, first))
		first++;
	return first;
}

/* "23rd" before "Amendment". */
static uint32_t take_ordinal(const struct passage *passage, uint32_t first, uint32_t floor)
{
	return first >= floor + 2 && passage_kind(passage, first - 2) == WINNOW_DIGITS &&
			       passage_kind(passage, first - 1) == WINNOW_WORD &&
			       passage_glued(passage, first - 1)
		       ? first - 2
		       : first;
}

/* Resolutions are numbered on and on: "Resolution 1612" names no year. */
static int counts_on(const struct law *law)
{
	return winnow_is(law->kind, "resolution") || winnow_is(law->kind, "directive") ||
	       law->of_chamber;
}

/* "No. 5", "No. (20)", "51" before "of 1977". */
static uint32_t take_number(
	const struct passage *passage, uint32_t at, uint32_t limit, struct law *law)
{
	uint32_t first = at;

	/* "Directive (EU) 2016/800" */
	if (at + 3 < limit && passage_is(passage, at, "(") &&
		(winnow_is(law->kind, "directive") || winnow_is(law->kind, "regulation")) &&
		passage_flag(passage, at + 1, WINNOW_UPPER) &&
		passage_is(passage, at + 2, ")") &&
		(passage_kind(passage, at + 3) == WINNOW_DIGITS ||
			passage_is(passage, at + 3, "no")))
		first = at = at + 3;
	if (at + 1 < limit && (passage_is(passage, at, "no") || passage_is(passage, at, "nr")))
		first += passage_is(passage, at + 1, ".") ? 2 : 1;
	uint32_t bracket = first > at && passage_is(passage, first, "(");
	uint32_t end = bracket ? first + 1 : first;
	if (end >= limit || passage_kind(passage, end) != WINNOW_DIGITS ||
		(law_is_year(passage, end) && first == at && !counts_on(law)))
		return at;
	end++;
	if (!bracket)
		end = law_number_end(passage, first, limit);
	law->number_first = bracket ? first + 1 : first;
	law->number_end = end;
	return bracket && passage_is(passage, end, ")") ? end + 1 : end;
}

/* "1956", ", 1956", "of 1956", "(1956)". */
static uint32_t take_year(
	const struct passage *passage, uint32_t at, uint32_t limit, struct law *law)
{
	static const char *const before[] = { ",", "of", "(", NULL };
	uint32_t year = at;

	if (year + 1 < limit && passage_is_any(passage, year, before))
		year++;
	if (year >= limit || !law_is_year(passage, year))
		return at;
	law->year = year;
	return year + 1 < limit && passage_is(passage, at, "(") &&
			       passage_is(passage, year + 1, ")")
		       ? year + 2
		       : year + 1;
}

/* "(No. 182)" behind the year. */
static uint32_t take_second_number(
	const struct passage *passage, uint32_t at, uint32_t limit, struct law *law)
{
	uint32_t number = at + 1;

	if (law->number_end > law->number_first || at + 3 >= limit ||
		!passage_is(passage, at, "(") || !passage_is(passage, number, "no"))
		return at;
	number += passage_is(passage, number + 1, ".") ? 2 : 1;
	uint32_t end = law_number_end(passage, number, limit);
	if (end == number || !passage_is(passage, end, ")"))
		return at;
	law->number_first = number;
	law->number_end = end;
	return end + 1;
}

/* "(Act 30)", "[Chapter 24:31]": a second name by number. */
static uint32_t take_brackets(const struct reading *reading, uint32_t at, uint32_t limit)
{
	const struct passage *passage = &reading->passage;

	if (at + 3 >= limit ||
		(!passage_is(passage, at, "(") && !passage_is(passage, at, "[")) ||
		!law_head(reading, at + 1))
		return at;
	for (uint32_t end = at + 2; end < limit && end < at + LONGEST_SECOND; end++)
		if (passage_is(passage, end, ")") || passage_is(passage, end, "]"))
			return end + 1;
	return at;
}

/* "Section 82" and ", Section 82" behind the name; ", Act 1019". */
static uint32_t take_provision(
	const struct reading *reading, uint32_t at, uint32_t limit, struct law *law)
{
	const struct passage *passage = &reading->passage;
	uint32_t first = at < limit && passage_is(passage, at, ",") ? at + 1 : at;
	const struct winnow_term *head = first < limit ? law_part_head(reading, first) : NULL;
	uint32_t end = head ? law_number_end(passage, first + 1, limit) : first + 1;

	if (end == first + 1 || (first == at && !term_is(head, 1, "provision")))
		return at;
	if (term_is(head, 1, "provision")) {
		law->part_first = first;
		law->part_end = end;
	}
	return end;
}

static void find_end(const struct reading *reading, const struct winnow_term *head,
	uint32_t head_end, struct law *law)
{
	const struct passage *passage = &reading->passage;
	uint32_t limit = law_limit(passage, head_end - 1);
	uint32_t at = law_subject_end(reading, head, head_end, limit);

	law->name_end = at;
	at = take_number(passage, at, limit, law);
	at = take_year(passage, at, limit, law);
	/* "ILO Convention No. 182 on the Worst Forms of Child Labour" */
	if (law->name_end == head_end && law->number_end > law->number_first &&
		term_is(head, 1, "treaty") && passage_is(passage, at, "on"))
		at = law_subject_on(reading, at, limit);
	at = take_second_number(passage, at, limit, law);
	at = take_brackets(reading, at, limit);
	law->end = take_provision(reading, at, limit, law);
}

/* A name needs more than its head: words before or behind it, or a number. */
static int is_named(uint32_t token, const struct law *law)
{
	return law->first < token || law->name_end > token + 1 ||
	       law->number_first < law->number_end;
}

/* The name goes on behind the head and is no law's: "Drug Law Enforcement Agency", "President
 * Bill Clinton", "School of Law"; or it is headed by a later word: "Decree Law". */
static int is_no_head(const struct reading *reading, uint32_t token, uint32_t floor)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_term *next = law_head(reading, token + 1);
	uint32_t first = token;
	const struct winnow_term *whole =
		passage_match_before(passage, reading->words->head, token + 1, floor, &first);

	if (term_is(whole, 1, "none"))
		return 1;
	if (token > floor && passage_is(passage, token - 1, "of") && term_is(whole, 0, "law"))
		return 1;
	return token + 1 < law_limit(passage, token) && law_is_capital(passage, token + 1) &&
	       !passage_is(passage, token + 1, "governing") && !term_is(next, 1, "provision") &&
	       !law_is_joint(passage, token + 1) && !passage_is(passage, token + 1, "no");
}

/* "Ministry of Government Legislation", "National Centre for Youth Law": a body that deals in it. */
static int is_of_body(const struct reading *reading, uint32_t head, const struct law *law)
{
	const struct passage *passage = &reading->passage;

	if (law->year || law->number_end ||
		!(winnow_is(law->kind, "law") || winnow_is(law->kind, "regulation")))
		return 0;
	for (uint32_t at = law->first; at + 1 < head; at++)
		if (passage_find(passage, reading->words->body, at) &&
			law_is_joint(passage, at + 1))
			return 1;
	return 0;
}

/* "House Bill 1775", "Senate Bill 2024": what chambers number on and on. */
static int is_of_chamber(const struct passage *passage, uint32_t head, uint32_t first)
{
	static const char *const chambers[] = { "house", "senate", "assembly", NULL };

	return head > first && passage_is_any(passage, head - 1, chambers);
}

/* "General comment No. 24", "Executive Order 13769": by its number, with a word before; 0: it needs none, too. */
static int lacks_number(const struct reading *reading, const struct winnow_term *head,
	uint32_t token, const struct law *law)
{
	if (!term_is(head, 1, "numbered"))
		return 0;
	if (term_is(head, 0, "comment"))
		return law->number_end == law->number_first ||
		       !passage_is(&reading->passage, token - 1, "general");
	return law->first == token || (law->number_end == law->number_first && !law->year);
}

/* "the 1989 Convention": the year before the name. */
static void take_year_before(const struct passage *passage, uint32_t floor, struct law *law)
{
	uint32_t year = law->first - 1;

	if (!law->year && law->first > floor + 1 && law_is_year(passage, year) &&
		(passage_is(passage, year - 1, "the") || passage_is(passage, year - 1, "'s") ||
			passage_is(passage, year - 1, "’s")))
		law->year = year;
}

int law_name_read(
	const struct reading *reading, uint32_t token, uint32_t floor, struct law *law)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_term *head = law_head(reading, token);

	if (!head || term_is(head, 1, "provision"))
		return 0;
	struct winnow_sentence sentence = passage_sentence(passage, token);
	uint32_t least = floor > sentence.first ? floor : sentence.first;
	if (is_no_head(reading, token, least))
		return refuse(passage, "law.name", token, token + 1,
			"heads no name: another word does, or it is part of another name");
	*law = (struct law){ .kind = term_value(head, 0), .rule = "law.name" };
	law->first = find_first(reading, token, least);
	if (term_is(head, 0, "amendment"))
		law->first = take_ordinal(passage, law->first, least);
	/* "general comment No. 24" */
	if (term_is(head, 0, "comment") && token > least &&
		passage_is(passage, token - 1, "general"))
		law->first = token - 1;
	law->of_chamber = term_is(head, 0, "bill") && is_of_chamber(passage, token, law->first);
	law->name_first = law->first;
	find_end(reading, head, token + 1, law);
	take_year_before(passage, least, law);
	if (lacks_number(reading, head, token, law))
		return refuse(
			passage, "law.name", token, token + 1, "no number stands behind it");
	if (is_of_body(reading, token, law))
		return refuse(passage, "law.name", token, token + 1, "the name of a body");
	law->confidence = law->first < token ? 0.9 : 0.8;
	return is_named(token, law) ||
	       refuse(passage, "law.name", token, token + 1,
		       "no name stands before it, and no number behind");
}

int law_next_number(const struct reading *reading, struct law *law)
{
	const struct passage *passage = &reading->passage;
	uint32_t limit = law_limit(passage, law->first), at = law->end;

	if (law->number_end == law->number_first || law->name_end == law->name_first ||
		law->part_end > law->part_first || at + 1 >= limit ||
		!winnow_ends(passage_word(passage, law->name_end - 1), "s") ||
		!(passage_is(passage, at, "and") || passage_is(passage, at, ",")))
		return 0;
	struct law next = *law;
	next.year = 0;
	next.number_first = next.number_end = 0;
	uint32_t end = take_number(passage, at + 1, limit, &next);
	if (end == at + 1)
		return 0;
	next.first = at + 1;
	next.end = take_year(passage, end, limit, &next);
	/* "resolution 2712, and 15 members" */
	if (next.end < limit && passage_kind(passage, next.end) == WINNOW_WORD &&
		!passage_find(passage, reading->words->grammar, next.end))
		return 0;
	*law = next;
	return 1;
}
