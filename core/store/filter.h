/* SPDX-License-Identifier: MIT
 * A record_filter as SQL, put together from the parts that are set. */
#ifndef WINNOW_STORE_FILTER_H
#define WINNOW_STORE_FILTER_H

#include "base/buffer.h"
#include "store/query.h"
#include "store/statement.h"

#define FILTER_VALUES 16

struct filter {
	struct store *store;
	struct buffer sql, match;
	struct winnow_str values[FILTER_VALUES]; /* of the parameters, in order */
	size_t value_count;
};

/* `select` goes up to and with "WHERE …"; it has documents in it. */
void filter_init(struct filter *filter, struct store *store, const char *select);
void filter_finish(struct filter *filter);

/* One more part of it: SQL with at most one parameter. */
void filter_add(struct filter *filter, const char *sql);
void filter_add_value(struct filter *filter, const char *sql, struct winnow_str value);

/* Source, document, country, language, dates and versions. */
void filter_documents(struct filter *filter, const struct record_filter *wanted);

/* " AND <column> MATCH ?" for the words. WINNOW_EDATA: there is none; WINNOW_ELIMIT: too many. */
int filter_words(struct filter *filter, const char *sql, struct winnow_str words,
	struct failure *failure) MUST_CHECK;

/* `order` and the limit, then the statement with its values bound, to be finished. It must go
 * before the filter does. */
struct statement filter_statement(
	struct filter *filter, const char *order, const struct record_filter *wanted);

#endif
