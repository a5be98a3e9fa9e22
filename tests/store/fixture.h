/* SPDX-License-Identifier: MIT
 *
 * A store in a folder of its own with a source, a reader, an extractor and two fact types, and
 * short ways to put a document into it.
 */
#ifndef WINNOW_TESTS_STORE_FIXTURE_H
#define WINNOW_TESTS_STORE_FIXTURE_H

#include "base/arena.h"
#include "store/cursor.h"
#include "store/frontier.h"

struct fixture {
	char *folder, *path;
	struct store *store;
	int64_t run, source, reader, extractor;
	struct arena *arena;
	struct run_counts counts;
	struct failure failure;
};

/* For cmocka's setup and teardown: *state is the fixture, its store open for writing. */
int fixture_setup(void **state);
int fixture_teardown(void **state);

/* Opens the store and declares all there is; a new run. The test ends when that fails. */
void fixture_open(struct fixture *fixture);
void fixture_close(struct fixture *fixture);

/* The types "count" (value, unit, about: a decimal, on: a date, labels: a list, same: a
 * reference) and "place" (name). */
extern const struct winnow_fact_type fixture_types[];

/* Asks for the key, on the host "", and leases all that is due. */
struct lease fixture_ask(struct fixture *fixture, const char *key);

/* One document as the item's only one, with the text as one paragraph; members may be set. */
struct completed_document fixture_document(
	struct fixture *fixture, const char *key, const char *title, const char *text);

/* A fact of the type "count" about the first `words` in the document's text. */
struct completed_fact fixture_count(struct fixture *fixture,
	const struct completed_document *document, const char *words, int64_t value);

/* Asks for the document's key, leases and completes it; the item is `bytes`, read by
 * `fingerprint`. Answers the first failure. */
int fixture_store(struct fixture *fixture, const struct completed_document *document,
	const char *bytes, const char *fingerprint);

/* The first column of the first row of SQL, as text; "" for NULL and for no row. The SQL runs on a
 * connection of its own. In the fixture's arena. */
const char *fixture_sql(struct fixture *fixture, const char *sql);
int64_t fixture_number(struct fixture *fixture, const char *sql);

/* How many rows broken_anchors has after the SQL, which is then taken back. */
int64_t fixture_broken_by(struct fixture *fixture, const char *sql);

#endif
