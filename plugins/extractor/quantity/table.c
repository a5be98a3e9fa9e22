/* SPDX-License-Identifier: MIT */
#include "table.h"
#include "avoid.h"
#include "plural.h"

enum { LONGEST_LABEL = 5, REACH_TOPIC = 40 }; /* tokens */

/* "Number of deaths: 12": first and last token of the label, and its number. */
struct cell {
	uint32_t first, last, number;
	int is_parted; /* by a colon or a dash */
	const struct winnow_term *term, *casualty;
	uint32_t term_first;
};

/* What stands between the token and the one before it. */
static struct winnow_str gap_before(const struct passage *passage, uint32_t token)
{
	struct winnow_str text = passage->document->text;
	const struct winnow_token *tokens = passage->analysis->tokens;
	size_t from = token > 0 ? (size_t)tokens[token - 1].at + tokens[token - 1].length : 0;
	size_t to = token < passage->analysis->token_count ? tokens[token].at : text.len;

	return winnow_slice(text, from, to > from ? to - from : 0);
}

static int is_line_start(const struct passage *passage, uint32_t token)
{
	struct winnow_str gap = gap_before(passage, token);

	return token == 0 || (gap.len && memchr(gap.ptr, '\n', gap.len));
}

/* A tab, or two blanks. */
static int is_column(const struct passage *passage, uint32_t token)
{
	struct winnow_str gap = gap_before(passage, token);

	return gap.len > 1 || (gap.len == 1 && gap.ptr[0] == '\t');
}

static int is_cell_mark(const struct passage *passage, uint32_t token)
{
	static const char *const marks[] = { ",", ";", "|", NULL };

	return passage_is_any(passage, token, marks);
}

/* The line, or the cell, ends behind the number. */
static int ends_cell(const struct passage *passage, uint32_t end)
{
	uint32_t count = passage->analysis->token_count;

	return end >= count || is_line_start(passage, end) || is_column(passage, end) ||
	       passage_is(passage, end, "(") ||
	       (is_cell_mark(passage, end) && !passage_glued(passage, end + 1)) ||
	       (passage_is(passage, end, ".") &&
		       (end + 1 >= count || is_line_start(passage, end + 1)));
}

/* Past the bullet before it: where the line begins, or the cell behind another one. */
static int begins_cell(const struct passage *passage, uint32_t token)
{
	static const char *const bullets[] = { "-", "–", "—", "•", "*", "·", NULL };

	if (is_line_start(passage, token))
		return 1;
	if (passage_is_any(passage, token - 1, bullets) && is_line_start(passage, token - 1))
		return 1;
	return (is_cell_mark(passage, token - 1) &&
		       passage_kind(passage, token - 2) == WINNOW_DIGITS) ||
	       (is_column(passage, token) && passage_kind(passage, token - 1) == WINNOW_DIGITS);
}

/* "Total number of", "confirmed": what may stand before the noun in a label. */
static int is_lead(const struct passage *passage, uint32_t token)
{
	static const char *const leads[] = { "all", "confirmed", "known", "new", "number", "of",
		"recorded", "reported", "the", "total", NULL };

	return passage_is_any(passage, token, leads);
}

/* The label that ends before `end`. */
static int read_label(const struct reading *reading, uint32_t end, struct cell *cell)
{
	const struct passage *passage = &reading->passage;
	uint32_t first = end;

	while (first > 0 && end - first < LONGEST_LABEL &&
		passage_kind(passage, first - 1) == WINNOW_WORD &&
		!(first < end && begins_cell(passage, first)))
		first--;
	if (first == end || !begins_cell(passage, first))
		return 0;
	cell->first = first;
	cell->last = end - 1;
	uint32_t noun_end = end;
	cell->casualty = passage_find(passage, reading->language->casualty, end - 1);
	if (cell->casualty && term_value(cell->casualty, 1).len < 2)
		return 0; /* "others", "jobless" */
	noun_end -= (uint32_t)(cell->casualty != NULL);
	cell->term = noun_end > first ? passage_find(passage, reading->language->table_label,
						noun_end - 1)
				      : NULL;
	cell->term_first = noun_end - (uint32_t)(cell->term != NULL);
	for (uint32_t at = first; at < cell->term_first; at++)
		if (!is_lead(passage, at))
			return 0;
	return cell->term || cell->casualty;
}

static int read_cell(const struct reading *reading, uint32_t number, struct cell *cell)
{
	static const char *const parting[] = { ":", "-", "–", "—", "=", "|", NULL };
	const struct passage *passage = &reading->passage;

	*cell = (struct cell){ .number = number };
	cell->is_parted = number > 0 && passage_is_any(passage, number - 1, parting) &&
			  !passage_glued(passage, number);
	uint32_t end = number - (uint32_t)cell->is_parted;
	return end > 0 && !is_line_start(passage, end) &&
	       !(cell->is_parted && is_line_start(passage, number)) &&
	       read_label(reading, end, cell);
}

/* "Age of marriage", "per cent": above such a line the numbers are no counts. */
static int is_of_other(const struct passage *passage, uint32_t first)
{
	static const char *const topics[] = { "age", "ages", "aged", "percent", "percentage",
		"%", "rate", "rates", "per", "page", "score", "years", NULL };

	for (uint32_t back = 1; back <= REACH_TOPIC && back <= first; back++)
		if (passage_is_any(passage, first - back, topics))
			return 1;
	return 0;
}

/* The next or the number before is a cell, too: one blank alone makes no table. */
static int has_neighbour(const struct reading *reading, uint32_t number)
{
	const struct winnow_analysis *analysis = reading->passage.analysis;
	struct cell other;

	for (uint32_t i = number > 0 ? number - 1 : 0;
		i <= number + 1 && i < analysis->number_count; i++) {
		const struct winnow_number *near = &analysis->numbers[i];
		if (i != number && near->flags & WINNOW_IN_DIGITS &&
			ends_cell(&reading->passage, near->first + near->count) &&
			read_cell(reading, near->first, &other))
			return 1;
	}
	return 0;
}

static int is_sure(const struct reading *reading, const struct cell *cell, uint32_t number)
{
	return cell->is_parted || ((!cell->term || term_is(cell->term, 0, "pair")) &&
					  has_neighbour(reading, number));
}

int table_breaks(const struct reading *reading, const struct amount *amount)
{
	const struct passage *passage = &reading->passage;
	uint32_t first = amount->first, end = amount->end;

	if (first == 0 || end >= passage->analysis->token_count ||
		!passage_flag(passage, end, WINNOW_CAPITAL) || !is_line_start(passage, end) ||
		is_line_start(passage, first))
		return 0;
	if (passage_is(passage, first - 1, ":"))
		return 1;
	for (uint32_t back = 1; back < LONGEST_LABEL && back <= first; back++)
		if (is_line_start(passage, first - back))
			return 1;
	return 0;
}

int table_read(const struct reading *reading, struct part_draft *draft, uint32_t *ret_first)
{
	const struct passage *passage = &reading->passage;
	const struct amount *amount = &draft->amount;
	struct cell cell;

	if (!reading->language->table_label || !amount->has_value ||
		amount->value.exponent < 0 || !(amount->flags & WINNOW_IN_DIGITS) ||
		amount->lead != amount->first || amount->hedge_first < amount->hedge_end ||
		avoid_is_year(reading, amount) || !ends_cell(passage, amount->end) ||
		!read_cell(reading, amount->first, &cell) ||
		!is_sure(reading, &cell, amount->number_first) ||
		is_of_other(passage, cell.first))
		return 0;
	draft->unit = term_value(cell.casualty, 0);
	if (cell.term) {
		draft->unit = plural_singular(reading, cell.term_first);
		draft->counted = (struct counted){ .first = cell.term_first,
			.head = cell.term_first,
			.end = cell.term_first + 1,
			.unit = draft->unit };
	}
	draft->kind = draft->counted.kind = noun_kind(reading, draft->unit);
	if (cell.casualty)
		draft->event = (struct event){ cell.last, cell.last + 1,
			term_value(cell.casualty, 1), "object" };
	draft->end = amount->end;
	draft->rule = "quantity.table";
	draft->confidence = 0.85;
	*ret_first = cell.first;
	return draft->unit.len > 0;
}
