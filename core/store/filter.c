/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include "base/utf8.h"
#include "store/filter.h"

#define WORDS_MOST 64
#define WORDS_BYTES 4096

void filter_init(struct filter *filter, struct store *store, const char *select)
{
	*filter = (struct filter){ .store = store };
	buffer_init(&filter->sql, 0);
	buffer_init(&filter->match, 0);
	filter_add(filter, select);
}

void filter_finish(struct filter *filter)
{
	buffer_finish(&filter->sql);
	buffer_finish(&filter->match);
}

void filter_add(struct filter *filter, const char *sql)
{
	buffer_append(&filter->sql, winnow_str(sql));
}

void filter_add_value(struct filter *filter, const char *sql, struct winnow_str value)
{
	if (!value.len || filter->value_count == FILTER_VALUES)
		return;
	filter_add(filter, sql);
	filter->values[filter->value_count++] = value;
}

/* A date stands for all of its period, on both sides: 2014-03 is since 2014-03-05, and until
 * 2014, too. */
#define DATE "coalesce(published, dateline)"

void filter_documents(struct filter *filter, const struct record_filter *wanted)
{
	filter_add_value(filter,
		" AND documents.source_id = (SELECT id FROM sources WHERE name = ?)",
		wanted->source);
	/* '~' stands behind every digit: a range, so that the index serves. */
	filter_add_value(filter, " AND documents.identifier >= ?", wanted->document);
	filter_add_value(filter, " AND documents.identifier < ? || '~'", wanted->document);
	filter_add_value(filter, " AND documents.country = upper(?)", wanted->country);
	filter_add_value(filter,
		" AND (documents.language || '-') LIKE replace(replace(?, '%', ''), '_', '') "
		"|| '-%'",
		wanted->language);
	filter_add_value(
		filter, " AND " DATE " >= substr(?, 1, length(" DATE "))", wanted->since);
	filter_add_value(filter, " AND substr(" DATE ", 1, length(?)) <=", wanted->until);
	filter_add_value(filter, " ?", wanted->until);
	if (wanted->changed)
		filter_add(filter, " AND EXISTS (SELECT 1 FROM documents AS other "
				   "WHERE other.source_id = documents.source_id "
				   "AND other.key = documents.key AND other.version <> "
				   "documents.version)");
	if (wanted->version)
		buffer_printf(
			&filter->sql, " AND documents.version = %" PRId64, wanted->version);
	else if (!wanted->all_versions)
		filter_add(filter,
			" AND NOT EXISTS (SELECT 1 FROM documents AS later "
			"WHERE later.source_id = documents.source_id "
			"AND later.key = documents.key AND later.version > documents.version)");
}

/* What may stand between words: whatever FTS5 reads as syntax stays inside quotes, and quotes do
 * not reach it. */
static bool divides(uint32_t character)
{
	return character <= ' ' || character == '"' || character == 0x7f || character == 0xfffd;
}

/* The next word, without what divides words. */
static struct winnow_str next_word(struct winnow_str text, size_t *at)
{
	size_t length, start;

	while (*at < text.len && divides(utf8_decode(text, *at, &length)))
		*at += length;
	start = *at;
	while (*at < text.len && !divides(utf8_decode(text, *at, &length)))
		*at += length;
	return winnow_slice(text, start, *at - start);
}

static int quote_words(struct buffer *match, struct winnow_str text, struct failure *failure)
{
	size_t at = 0, count = 0;

	while (at < text.len) {
		struct winnow_str word = next_word(text, &at);
		if (!word.len)
			break;
		if (++count > WORDS_MOST || match->length + word.len > WORDS_BYTES)
			return failure_set(failure, WINNOW_ELIMIT,
				"that is too much to search for; at most %d words, of %d "
				"bytes together",
				WORDS_MOST, WORDS_BYTES);
		buffer_printf(match, "\"%.*s\" ", STR_ARGS(word));
	}
	if (!count)
		return failure_set(failure, WINNOW_EDATA,
			"there is no word to search for; name one or more");
	return 0;
}

int filter_words(struct filter *filter, const char *sql, struct winnow_str words,
	struct failure *failure)
{
	int result = quote_words(&filter->match, words, failure);

	if (!result)
		filter_add_value(filter, sql, buffer_str(&filter->match));
	return result;
}

struct statement filter_statement(
	struct filter *filter, const char *order, const struct record_filter *wanted)
{
	filter_add(filter, order);
	if (wanted->limit > 0)
		buffer_printf(&filter->sql, " LIMIT %" PRId64, wanted->limit);
	if (buffer_failed(&filter->sql) || buffer_failed(&filter->match))
		return (struct statement){ .store = filter->store, .result = SQLITE_NOMEM };
	struct statement statement = statement_compose(filter->store, buffer_str(&filter->sql));
	for (size_t i = 0; i < filter->value_count; i++)
		statement_text(&statement, filter->values[i]);
	return statement;
}
