/* SPDX-License-Identifier: MIT
 *
 * Runs a real extractor on a text, with the real analysis and the lexicons of the source tree,
 * and keeps deep copies of its facts.
 *
 *     struct extractor_harness *extractor = extractor_open("money", NULL);
 *     struct extraction *found = extractor_run_text(extractor, "It cost £2,160.");
 *     assert_string_equal(extraction_lines(found), "money \"£2,160\" amount=2160 …\n");
 *     extraction_free(found);
 *     extractor_close(extractor);
 */
#ifndef WINNOW_TESTS_TOOLS_EXTRACTOR_HARNESS_H
#define WINNOW_TESTS_TOOLS_EXTRACTOR_HARNESS_H

#include "text/analysis.h"
#include "tools/opened_plugin.h"

struct extractor_harness {
	struct opened_plugin *plugin; /* to set its budget or shared.cancelled */
	struct language_tables *tables;
	struct arena *documents;
};

struct extraction {
	struct outcome outcome;
	const struct winnow_fact *facts; /* with their numbers */
	size_t count;
	const char *refusal; /* why the first fact that was refused was; NULL: none was */
	struct winnow_document document;
	struct arena *arena;
};

struct extractor_harness *extractor_open(const char *plugin, const char *options);
void extractor_close(struct extractor_harness *extractor); /* accepts NULL */

/* A document of paragraphs, divided in `text` by blank lines; it lives as long as the harness.
 * Members may be set afterwards: published, dateline, country. */
struct winnow_document extractor_document(
	struct extractor_harness *extractor, const char *text, const char *language);

/* Makes a block something else than a paragraph: WINNOW_TITLE, WINNOW_DATELINE. */
void document_set_block(struct winnow_document *document, uint32_t block, uint32_t type);

/* `earlier`: what another extractor found in the same document, of which this one is shown the
 * types it needs or uses, and after which its numbers go on; NULL: nothing. A fact that breaks a promise
 * of the contract (span, declared type, attributes) is refused, as winnow would. */
struct extraction *extractor_run(struct extractor_harness *extractor,
	const struct winnow_document *document, const struct extraction *earlier);
struct extraction *extractor_run_text(struct extractor_harness *extractor, const char *text);
void extraction_free(struct extraction *extraction);

/* The words of the fact. */
struct winnow_str fact_quote(const struct extraction *extraction, size_t fact);

/* The attribute as text, whatever its type: "1094", "2014-03 month", "#2" for a reference. Empty
 * when it is not there. Lives as long as the extraction. */
const char *fact_value(const struct extraction *extraction, size_t fact, const char *name);

/* A line for each fact, in order of number: TYPE "QUOTE" NAME=VALUE NAME=VALUE. */
const char *extraction_lines(const struct extraction *extraction);

#endif
