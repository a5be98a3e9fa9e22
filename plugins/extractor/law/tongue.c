/* SPDX-License-Identifier: MIT
 * Instruments in Spanish, French and Russian: those that are listed, "Observación General nº 13", and "artículo 19
 * de la Convención sobre los Derechos del Niño". */
#include "law.h"

enum { KIND, FULL_NAME, ROLE }; /* columns of LANGUAGE/instrument */

static int has_role(const struct winnow_term *term, const char *role)
{
	return term_is(term, ROLE, role);
}

static void take_name(
	const struct winnow_term *term, uint32_t first, uint32_t end, struct law *ret_law)
{
	*ret_law = (struct law){
		.first = first,
		.name_first = first,
		.name_end = end,
		.end = end,
		.kind = term_value(term, KIND),
		.full_name = term_value(term, FULL_NAME),
		.rule = "law.listed",
		.confidence = 0.95,
	};
}

/* "nº", "n°", "núm.", "№" before a number. */
static uint32_t skip_number_sign(const struct passage *passage, uint32_t at, uint32_t limit)
{
	static const char *const signs[] = { "n", "nº", "n°", "no", "núm", "num", "número",
		"numéro", "№", "º", "°", ".", NULL };
	uint32_t first = at;

	while (at < limit && at < first + 3 && passage_is_any(passage, at, signs))
		at++;
	return at;
}

/* "127.1", "37 b)", "19 (2)": what law_number_end() reads, and what these languages write besides. */
static uint32_t part_number_end(const struct passage *passage, uint32_t at, uint32_t limit)
{
	uint32_t end = law_number_end(passage, at, limit);

	if (end == at || passage_kind(passage, at) != WINNOW_DIGITS)
		return at;
	if (end + 1 < limit && passage_is(passage, end, ".") && passage_glued(passage, end) &&
		passage_glued(passage, end + 1) &&
		passage_kind(passage, end + 1) == WINNOW_DIGITS)
		end += 2;
	return end + 1 < limit && passage_word(passage, end).len == 1 &&
			       passage_is(passage, end + 1, ")")
		       ? end + 2
		       : end;
}

static int read_numbered(
	const struct passage *passage, uint32_t end, uint32_t limit, struct law *law)
{
	uint32_t number = skip_number_sign(passage, end, limit);

	if (number >= limit || passage_kind(passage, number) != WINNOW_DIGITS ||
		(number == end && law_is_year(passage, number) &&
			!winnow_is(law->kind, "resolution")))
		return 0;
	law->number_first = number;
	law->number_end = law->end = law_number_end(passage, number, limit);
	if (law->end + 2 < limit && passage_is(passage, law->end, "(") &&
		law_is_year(passage, law->end + 1) && passage_is(passage, law->end + 2, ")")) {
		law->year = law->end + 1;
		law->end += 3;
	}
	return 1;
}

/* Past "de la", "del", "de l'", "du" before the instrument. */
static uint32_t skip_of(const struct passage *passage, uint32_t at, uint32_t limit)
{
	static const char *const words[] = { "de", "del", "la", "el", "l'", "l’", "du", "des",
		NULL };
	uint32_t first = at;

	while (at < limit && at < first + 2 && passage_is_any(passage, at, words))
		at++;
	return at;
}

static int read_provision(
	const struct reading *reading, uint32_t token, uint32_t end, struct law *law)
{
	const struct passage *passage = &reading->passage;
	uint32_t limit = law_limit(passage, token), whole = 0;
	uint32_t part = part_number_end(passage, end, limit);

	if (part == end)
		return 0;
	uint32_t owner = skip_of(passage, part, limit);
	const struct winnow_term *term =
		passage_match(passage, reading->instrument, owner, limit, &whole);
	int is_owner = has_role(term, "owner") || has_role(term, "numbered");
	if (!has_role(term, "name") &&
		!(is_owner && passage_flag(passage, owner, WINNOW_CAPITAL)))
		return 0;
	take_name(term, owner, whole, law);
	law->first = law->part_first = token;
	law->part_end = part;
	law->rule = "law.provision_of";
	return 1;
}

int law_tongue_read(const struct reading *reading, uint32_t token, struct law *law)
{
	const struct passage *passage = &reading->passage;
	uint32_t end = 0, limit = law_limit(passage, token);
	const struct winnow_term *term =
		passage_match(passage, reading->instrument, token, limit, &end);

	if (!term || has_role(term, "owner"))
		return 0;
	if (has_role(term, "provision"))
		return read_provision(reading, token, end, law);
	take_name(term, token, end, law);
	return has_role(term, "name") || read_numbered(passage, end, limit, law);
}
