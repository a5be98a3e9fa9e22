/* SPDX-License-Identifier: MIT */
#include "base/clock.h"
#include "store/custody.h"
#include "store/disclosure.h"

static int insert(struct store *store, const struct disclosure *disclosure, int64_t *ret_row,
	struct failure *failure)
{
	struct statement statement = statement_begin(store,
		"INSERT INTO disclosures (disclosed, by, shown_to, reason) "
		"VALUES (?, ?, ?, ?) RETURNING id");
	char now[CLOCK_TEXT_SIZE];

	statement_text(&statement, clock_text(clock_wall_ms(), now));
	statement_text(&statement, disclosure->by);
	statement_text(&statement, disclosure->to);
	statement_text(&statement, disclosure->reason);
	return statement_number(&statement, ret_row, failure);
}

int disclosure_record(
	struct store *store, const struct disclosure *disclosure, struct failure *failure)
{
	int64_t row = 0;
	int result = database_begin(store, failure);

	if (result)
		return result;
	result = insert(store, disclosure, &row, failure);
	if (!result)
		result = custody_append(store, CUSTODY_DISCLOSURE, row, failure);
	return database_end(store, result, failure);
}
