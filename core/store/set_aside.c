/* SPDX-License-Identifier: MIT */
#include "store/query.h"
#include "store/statement.h"

static int show(
	struct statement *query, set_aside_each *each, void *context, struct failure *failure)
{
	int result;

	while ((result = statement_step(query, failure)) > 0) {
		/* One by one: the order within an initialiser is not said. */
		struct set_aside request = { 0 };
		request.source = statement_read_text(query);
		request.uri = statement_read_text(query);
		request.reason = statement_read_text(query);
		request.state = statement_read_text(query);
		result = each(context, &request);
		if (result < 0)
			return result;
	}
	return result;
}

int query_set_aside(struct store *store, const struct record_filter *filter,
	set_aside_each *each, void *context, struct failure *failure)
{
	struct statement query =
		statement_begin(store, "SELECT sources.name, requests.uri, requests.reason, "
				       "requests.state FROM requests "
				       "JOIN sources ON sources.id = requests.source_id "
				       "WHERE requests.state IN ('failed', 'waiting') AND (?1 "
				       "= '' OR sources.name = ?1) "
				       "ORDER BY requests.run_id, requests.position LIMIT ?2");

	statement_text(&query, filter->source);
	statement_integer(&query, filter->limit ? filter->limit : -1);
	int result = show(&query, each, context, failure);
	statement_finish(query);
	return result;
}
