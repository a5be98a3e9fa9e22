/* SPDX-License-Identifier: MIT
 *
 * What many pages of a source have is left out of those read later, and nothing is lost by it:
 * whole runs over pages that share a notice and an appeal. */
#include "run_fixture.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "tools/temporary.h"

#define NOTICE                                                                                 \
	"Readers who have photographs or recordings of what happened may send them to our "    \
	"newsroom by post or by any of the usual means."
#define APPEAL                                                                                 \
	"Independent reporting costs money. If you value what you read here, please become a " \
	"member today for less than the price of a coffee."

static void configure(struct fixture *fixture, const char *source, const char *more)
{
	char yaml[2000];

	snprintf(yaml, sizeof yaml,
		"store: news.db\nplugin_path: [%s]\n"
		"sources: [{name: pages, plugin: file, paths: [./pages]%s}]\n%s",
		getenv("WINNOW_PLUGIN_PATH"), source, more);
	free(temporary_file(fixture->folder, "winnow.yaml", winnow_str(yaml)));
}

/* A report of its own with the notice in the middle and the appeal behind it; `tail` is the end of
 * its last paragraph. */
static void put_page(struct fixture *fixture, unsigned number, const char *tail)
{
	char name[32], text[2000];

	snprintf(name, sizeof name, "%03u.txt", number);
	snprintf(text, sizeof text,
		"Council of ward %u votes on its schools\n\n"
		"The council of ward %u voted by %u to %u on Tuesday to keep its schools open "
		"until the summer of next year.\n\n" NOTICE "\n\n"
		"A spokeswoman for ward %u said that %u families had signed the "
		"petition%s\n\n" APPEAL "\n",
		number, number, number % 9 + 5, number % 4, number, 100 + number * 3, tail);
	fixture_page(fixture, name, text);
}

static void put_pages(struct fixture *fixture, unsigned first, unsigned count)
{
	for (unsigned i = first; i < first + count; i++)
		put_page(fixture, i, ".");
}

static void take_pages(struct fixture *fixture, unsigned first, unsigned count)
{
	for (unsigned i = first; i < first + count; i++) {
		char name[32];
		snprintf(name, sizeof name, "pages/%03u.txt", i);
		char *path = temporary_path(fixture->folder, name);
		assert_int_equal(unlink(path), 0);
		free(path);
	}
}

static void assert_answer(struct fixture *fixture, const char *sql, const char *expected)
{
	char *answer = fixture_ask(fixture, sql);

	assert_string_equal(answer, expected);
	free(answer);
}

#define COUNT_WITH "SELECT count(*) FROM documents_latest WHERE text LIKE "

static void two_days(struct fixture *fixture, const char *source, const char *more)
{
	configure(fixture, source, more);
	put_pages(fixture, 0, 30);
	fixture_run(fixture);
	assert_int_equal(fixture->summary.counts.fresh, 30);
	put_pages(fixture, 30, 30);
	fixture_run(fixture);
	assert_int_equal(fixture->summary.counts.fresh, 30);
	assert_int_equal(fixture->summary.counts.unchanged, 30);
}

static void the_second_day_is_cleaner(void **state)
{
	struct fixture fixture = fixture_make();

	(void)state;
	two_days(&fixture, "", "");
	assert_answer(&fixture, COUNT_WITH "'%newsroom%'", "30");
	assert_answer(&fixture, COUNT_WITH "'%coffee%'", "30");
	assert_answer(&fixture, COUNT_WITH "'Council of ward %voted by %petition.'", "30");
	assert_answer(&fixture, "SELECT count(*) FROM blocks", "240");
	assert_answer(&fixture, "SELECT count(*) FROM broken_anchors", "0");
	fixture_end(&fixture);
}

static void what_is_left_out_is_kept(void **state)
{
	struct fixture fixture = fixture_make();

	(void)state;
	two_days(&fixture, "", "");
	assert_answer(&fixture, "SELECT count(*) FROM fields WHERE name = 'left_out'", "60");
	assert_answer(&fixture,
		"SELECT group_concat(value, '|') FROM (SELECT value FROM fields WHERE "
		"document_id "
		"= 31 AND name = 'left_out' ORDER BY position)",
		NOTICE "|" APPEAL);
	/* Where it stood in the text of another page, which is as long. */
	assert_answer(&fixture,
		"SELECT f.origin = 'repeats: paragraph at byte ' || b.start_byte FROM fields "
		"AS f, "
		"blocks AS b JOIN documents AS d ON d.id = b.document_id WHERE f.document_id = "
		"41 "
		"AND f.value = '" NOTICE "' AND b.document_id = 21 AND "
		"substr(d.text, b.start_char + 1, b.end_char - b.start_char) = f.value",
		"1");
	fixture_end(&fixture);
}

/* Nothing that is the same becomes a new version by what was learned since. */
static void learning_changes_no_document(void **state)
{
	struct fixture fixture = fixture_make();

	(void)state;
	two_days(&fixture, "", "");
	/* Other bytes, which read the same. */
	put_page(&fixture, 3, ".\n\n");
	put_page(&fixture, 33, ".\n\n");
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.counts.changed, 0);
	assert_int_equal(fixture.summary.counts.unchanged, 60);
	assert_answer(&fixture, "SELECT count(*) FROM documents", "60");
	/* Other words. */
	put_page(&fixture, 3, " by noon.");
	put_page(&fixture, 33, " by noon.");
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.counts.changed, 2);
	assert_answer(&fixture, COUNT_WITH "'%petition by noon.'", "2");
	assert_answer(&fixture, COUNT_WITH "'%newsroom%'", "29");
	assert_answer(&fixture, "SELECT count(*) FROM broken_anchors", "0");
	fixture_end(&fixture);
}

/* All that is stored of documents, in one text. */
static char *dump(struct fixture *fixture)
{
	return fixture_ask(fixture,
		"SELECT group_concat(line, char(10)) FROM (SELECT identifier || version || "
		"cause "
		"|| text || members_sha256 || facts_sha256 || (SELECT group_concat(value || "
		"origin) FROM fields WHERE document_id = documents.id) || (SELECT "
		"similar_group "
		"FROM signatures WHERE id = documents.id) || (SELECT hex(sketch) || "
		"hex(learned) "
		"FROM repeats) AS line FROM documents ORDER BY id)");
}

static void workers_change_nothing(void **state)
{
	struct fixture fixture = fixture_make();

	(void)state;
	two_days(&fixture, "", "workers: 1\n");
	char *one = dump(&fixture);
	assert_true(strlen(one) > 100000);
	take_pages(&fixture, 30, 30);
	fixture_forget(&fixture);
	two_days(&fixture, "", "workers: 8\n");
	char *eight = dump(&fixture);
	assert_string_equal(one, eight);
	free(one);
	free(eight);
	fixture_end(&fixture);
}

static void switched_off_each_page_is_read_by_itself(void **state)
{
	struct fixture fixture = fixture_make();

	(void)state;
	two_days(&fixture, ", repeats: keep", "");
	assert_answer(&fixture, COUNT_WITH "'%newsroom%petition%coffee.'", "60");
	assert_answer(&fixture, "SELECT count(*) FROM fields WHERE name = 'left_out'", "0");
	assert_answer(&fixture, "SELECT count(*) FROM repeats", "0");
	fixture_end(&fixture);
}

static void a_wrong_word_is_told(void **state)
{
	struct fixture fixture = fixture_make();

	(void)state;
	configure(&fixture, ", repeats: kept", "");
	char *problems = fixture_problems(&fixture);
	assert_non_null(strstr(problems, "repeats"));
	assert_non_null(strstr(problems, "keep"));
	free(problems);
	fixture_end(&fixture);
}

/* Nothing of the head is left out, and what is all notice stays whole. */
static void heads_and_whole_texts_stay(void **state)
{
	struct fixture fixture = fixture_make();

	(void)state;
	configure(&fixture, "", "");
	put_pages(&fixture, 0, 30);
	fixture_run(&fixture);
	fixture_page(&fixture, "only.txt", "A title of its own\n\n" NOTICE "\n\n" APPEAL "\n");
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.counts.fresh, 1);
	assert_answer(&fixture, COUNT_WITH "'A title of its own%newsroom%coffee.'", "1");
	assert_answer(&fixture, "SELECT count(*) FROM fields WHERE name = 'left_out'", "0");
	fixture_end(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_second_day_is_cleaner),
		cmocka_unit_test(what_is_left_out_is_kept),
		cmocka_unit_test(learning_changes_no_document),
		cmocka_unit_test(workers_change_nothing),
		cmocka_unit_test(switched_off_each_page_is_read_by_itself),
		cmocka_unit_test(a_wrong_word_is_told),
		cmocka_unit_test(heads_and_whole_texts_stay),
	};

	return cmocka_run_group_tests_name("run", tests, NULL, NULL);
}
