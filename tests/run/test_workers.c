/* SPDX-License-Identifier: MIT
 *
 * For any number of workers a folder gives the same documents and facts, byte for byte, and their
 * texts are valid and their blocks in order: pages of several forms, whole, cut short and with
 * bytes that do not belong there. */
#include "run_fixture.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/hash.h"
#include "base/utf8.h"
#include "tools/temporary.h"

#define SPOILT 24 /* of each page */

static const char *const pages[] = {
	"reader_html/corpus/article.html",
	"shared/corpus/encoding/japanese.html",
	"reader_text/corpus/report.txt",
	"reader_markdown/corpus/report.md",
#ifndef __SANITIZE_THREAD__ /* which does not know GLib's locks, and so sees races in GMime */
	"reader_mail/corpus/forms.eml",
	"reader_mail/corpus/two.mbox",
#endif
};

static struct winnow_str read_page(const char *path)
{
	static char bytes[100000];
	char whole[500];

	snprintf(whole, sizeof whole, "%s/plugins/%s", getenv("WINNOW_TEST_DATA"), path);
	FILE *file = fopen(whole, "rb");
	if (!file)
		fail_msg("%s", whole);
	size_t length = fread(bytes, 1, sizeof bytes, file);
	fclose(file);
	assert_in_range(length, 10, sizeof bytes - 1);
	return (struct winnow_str){ bytes, length };
}

/* The same each time: with a few other bytes, every third cut short; number 0 as it is. */
static struct winnow_str spoil(struct winnow_str page, unsigned number)
{
	static char bytes[100000];
	struct winnow_str spoilt = { bytes, page.len };
	uint64_t chance = hash_spread(number + 1);

	memcpy(bytes, page.ptr, page.len);
	for (unsigned i = 0; number && i < 1 + number / 2; i++) {
		chance = hash_spread(chance);
		bytes[chance % page.len] = (char)(chance >> 40);
	}
	if (number % 3 == 2)
		spoilt.len = page.len / 2 + chance % (page.len / 2);
	return spoilt;
}

static void put_pages(struct fixture *fixture)
{
	for (size_t i = 0; i < COUNT_OF(pages); i++) {
		struct winnow_str page = read_page(pages[i]);
		for (unsigned number = 0; number < SPOILT; number++) {
			char name[100];
			snprintf(name, sizeof name, "pages/%zu-%02u%s", i, number,
				strrchr(pages[i], '.'));
			free(temporary_file(fixture->folder, name, spoil(page, number)));
		}
	}
}

#define DUMP(columns, table)                                                                   \
	"SELECT group_concat(line, char(10)) FROM (SELECT json_array(" columns                 \
	") AS line FROM " table " ORDER BY id)"

#define DOCUMENT_COLUMNS                                                                       \
	"id, identifier, version, cause, key, uri, title, published, dateline, language, "     \
	"declared_language, country, byline, publisher, host, notice, text, text_sha256, "     \
	"members_sha256, facts_sha256, "                                                       \
	"(SELECT similar_group FROM signatures WHERE id = documents.id)"

#define PLACE "start_char, end_char, start_byte, end_byte"

/* All that a run stores but the times of the clock. */
static const char *const dumps[] = {
	DUMP(DOCUMENT_COLUMNS, "documents"),
	DUMP("document_id, position, type, level, " PLACE, "blocks"),
	DUMP("document_id, position, name, value, origin", "fields"),
	DUMP("identifier, document_id, number, fact_type_id, quote, prefix, suffix, " PLACE
	     ", confidence, rule, plugin_id",
		"facts"),
	DUMP("fact_id, position, name, type, text, number, precision, reference_id, "
	     "quote, " PLACE,
		"attributes"),
	DUMP("key, state, reason, document_count", "requests"),
};

static void run_with(struct fixture *fixture, unsigned workers, char *ret_dumps[])
{
	char yaml[1000];

	snprintf(yaml, sizeof yaml,
		"store: news.db\nworkers: %u\nplugin_path: [%s]\n"
		"sources: [{name: pages, plugin: file, paths: [./pages]}]\n",
		workers, getenv("WINNOW_PLUGIN_PATH"));
	free(temporary_file(fixture->folder, "winnow.yaml", winnow_str(yaml)));
	fixture_forget(fixture);
	fixture_run(fixture);
	for (size_t i = 0; i < COUNT_OF(dumps); i++)
		ret_dumps[i] = fixture_ask(fixture, dumps[i]);
}

static void free_dumps(char *texts[])
{
	for (size_t i = 0; i < COUNT_OF(dumps); i++)
		free(texts[i]);
}

static void any_number_of_workers_gives_the_same(void **state)
{
	static const unsigned workers[] = { 2, 8 };
	struct fixture fixture = fixture_make();
	char *one[COUNT_OF(dumps)], *several[COUNT_OF(dumps)];

	(void)state;
	put_pages(&fixture);
	run_with(&fixture, 1, one);
	assert_in_range(fixture.summary.counts.fresh, COUNT_OF(pages) * SPOILT / 2, 1000);
	assert_in_range(fixture.summary.counts.facts, 100, 100000);
	for (size_t i = 0; i < COUNT_OF(workers); i++) {
		run_with(&fixture, workers[i], several);
		for (size_t j = 0; j < COUNT_OF(dumps); j++)
			if (strcmp(one[j], several[j]) != 0)
				fail_msg("%u workers: %s", workers[i], dumps[j]);
		free_dumps(several);
	}
	free_dumps(one);
	fixture_end(&fixture);
}

static void assert_none(struct fixture *fixture, const char *sql)
{
	char *answer = fixture_ask(fixture, sql);

	if (strcmp(answer, "0") != 0)
		fail_msg("%s: %s", sql, answer);
	free(answer);
}

static void texts_are_valid_and_blocks_in_order(void **state)
{
	struct fixture fixture = fixture_make();
	char *all[COUNT_OF(dumps)];

	(void)state;
	put_pages(&fixture);
	run_with(&fixture, 2, all);
	free_dumps(all);
	char *texts = fixture_ask(&fixture, "SELECT group_concat(text || ' ' || "
					    "coalesce(title, ''), char(10)) FROM documents");
	assert_in_range(strlen(texts), 10000, SIZE_MAX);
	assert_true(utf8_is_text(winnow_str(texts)));
	free(texts);
	assert_none(&fixture, "SELECT count(*) FROM documents WHERE text = ''");
	assert_none(&fixture, "SELECT count(*) FROM blocks AS one JOIN blocks AS next "
			      "USING (document_id) WHERE next.position = one.position + 1 "
			      "AND next.start_byte < one.end_byte");
	assert_none(&fixture, "SELECT count(*) FROM blocks WHERE start_byte >= end_byte");
	assert_none(&fixture, "SELECT count(*) FROM broken_anchors");
	fixture_end(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_number_of_workers_gives_the_same),
		cmocka_unit_test(texts_are_valid_and_blocks_in_order),
	};

	return cmocka_run_group_tests_name("run", tests, NULL, NULL);
}
