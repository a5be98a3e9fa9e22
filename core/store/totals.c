/* SPDX-License-Identifier: MIT */
#include "store/totals.h"
#include <sys/stat.h>
#include "store/statement.h"

/* Rows of two texts and a number. */
static int show(
	struct statement query, totals_each *each, void *context, struct failure *failure)
{
	int result;

	while ((result = statement_step(&query, failure)) > 0) {
		struct winnow_str first = statement_read_text(&query);
		struct winnow_str second = statement_read_text(&query);
		result = each(context, first, second, statement_read_integer(&query));
		if (result < 0)
			break;
	}
	statement_finish(query);
	return result;
}

int totals_documents(
	struct store *store, totals_each *each, void *context, struct failure *failure)
{
	return show(statement_begin(store,
			    "WITH sums AS (SELECT source_id, sum(new) AS fresh, sum(changed + "
			    "reprocessed) AS updated, sum(unchanged) AS unchanged, sum(failed) "
			    "AS failed "
			    "FROM source_runs GROUP BY source_id), of_configured AS (SELECT "
			    "name, sums.* "
			    "FROM sums JOIN sources ON sources.id = sums.source_id JOIN "
			    "source_states ON "
			    "source_states.source_id = sums.source_id WHERE configured) "
			    "SELECT name, 'new' AS result, fresh FROM of_configured UNION ALL "
			    "SELECT name, 'updated', updated FROM of_configured UNION ALL "
			    "SELECT name, 'unchanged', unchanged FROM of_configured UNION ALL "
			    "SELECT name, 'error', failed FROM of_configured ORDER BY name, "
			    "result"),
		each, context, failure);
}

int totals_facts(struct store *store, totals_each *each, void *context, struct failure *failure)
{
	return show(statement_begin(store,
			    "SELECT plugins.name, fact_types.name, sum(many) FROM (SELECT "
			    "plugin_id, fact_type_id, count(*) AS many FROM facts GROUP BY "
			    "plugin_id, fact_type_id) JOIN plugins ON plugins.id = plugin_id "
			    "JOIN fact_types ON fact_types.id = fact_type_id "
			    "GROUP BY plugins.name, fact_types.name ORDER BY 1, 2"),
		each, context, failure);
}

int64_t totals_file_bytes(const struct store *store)
{
	struct stat status;

	return stat(store->path, &status) == 0 ? (int64_t)status.st_size : 0;
}
