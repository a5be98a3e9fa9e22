/* SPDX-License-Identifier: MIT
 * `winnow read`: articles out of files, in every form, in order, whatever one of them is. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "base/attr.h"
#include "cli/program.h"
#include "tools/temporary.h"
#include "tools/test_site.h"

#define PARAGRAPH                                                                              \
	"<p>The nine ferries that left the harbour in the autumn came back on Tuesday, and "   \
	"the whole town, which had waited on the quay since the morning, cheered.</p>"
#define PAGE(title)                                                                            \
	"<html lang=en><head><title>" title "</title><link rel=canonical href='https://"       \
	"quay.example/" title "'><script type='application/ld+json'>{\"@type\":\"NewsArticle"  \
	"\",\"datePublished\":\"2014-03-05\",\"author\":[{\"name\":\"Jane Roe\"},{\"name\":"   \
	"\"Pavel Brandt\"}]}</script></head><body><nav><a href=/>Home of the Quay</a></nav>"   \
	"<article><h1>" title "</h1>" PARAGRAPH "<h2>The \xC3\x98re</h2>" PARAGRAPH            \
	"<ul><li>Nine ferries came back to the harbour with all their crews on board."         \
	"</ul></article></body></html>"

static char *folder;

static void write_page(const char *name, const char *page)
{
	struct winnow_str bytes = { page, strlen(page) };

	free(temporary_file(folder, name, bytes));
}

static int make_folder(void **state)
{
	(void)state;
	folder = temporary_folder();
	char *inner = temporary_path(folder, "pages");
	assert_int_equal(mkdir(inner, 0700), 0);
	free(inner);
	write_page("pages/a.html", PAGE("Ferries"));
	write_page("pages/b.html", PAGE("Herrings"));
	write_page("pages/.hidden.html", PAGE("Hidden"));
	write_page("empty.html", "<html><body><p>Nothing.</body></html>");
	write_page("table.md",
		"# Ferries\n\n| in \\| out | day |\n| --- | --- |\n| | Tuesday |\n");
	write_page("list.txt", "pages/b.html\n\npages/a.html\r\n");
	return 0;
}

static int remove_folder(void **state)
{
	(void)state;
	temporary_remove(folder);
	return 0;
}

static void an_article_has_a_form_for_people(void **state)
{
	static const struct expectation expectations[] = {
		{ "read pages/a.html", 0,
			"Ferries\n\nJane Roe; Pavel Brandt, 2014-03-05\n\nThe nine", NULL },
		{ "read --text pages/a.html", 0, "\n- Nine ferries came", NULL },
		{ "read --markdown pages/a.html", 0, "# Ferries\n", NULL },
		{ "read --markdown pages/a.html", 0, "\n## The \xC3\x98re\n", NULL },
		{ "read --markdown table.md", 0, "\n| in \\| out | day |\n", NULL },
		{ "read --markdown table.md", 0, "\n|  | Tuesday |\n", NULL },
		{ "read pages", 0, "Herrings\n", NULL },
	};

	(void)state;
	assert_all(folder, expectations, COUNT_OF(expectations));
}

static void a_line_of_json_has_the_text_without_its_title(void **state)
{
	static const struct expectation expectations[] = {
		{ "read --jsonl pages/a.html", 0,
			"{\"id\":\"a\",\"url\":\"https://quay.example/Ferries\",\"title\":"
			"\"Ferries\",\"author\":\"Jane Roe;Pavel "
			"Brandt\",\"date\":\"2014-03-05\","
			"\"language\":\"en\",\"blocks\":[{\"type\":\"paragraph\",\"start\":0,"
			"\"end\":"
			"151},{\"type\":\"heading\",\"level\":2,\"start\":152,\"end\":159},{"
			"\"type\":"
			"\"paragraph\",\"start\":160,",
			NULL },
		{ "read --jsonl pages/a.html", 0, "\"text\":\"The nine ferries", NULL },
	};

	(void)state;
	assert_all(folder, expectations, COUNT_OF(expectations));
}

/* The ids of the lines, in their order. */
static void assert_order(const char *arguments, const char *first, const char *second)
{
	struct outcome outcome = run_line(folder, arguments);
	const char *at = strstr(outcome.output, first);

	if (!at || !strstr(at, second))
		fail_msg("winnow %s: %s and %s are not in: %s", arguments, first, second,
			outcome.output);
	assert_null(strstr(outcome.output, "Hidden"));
	outcome_free(&outcome);
}

static void files_are_read_in_the_order_they_are_named(void **state)
{
	(void)state;
	assert_order("read --jsonl pages/b.html pages/a.html", "\"id\":\"b\"", "\"id\":\"a\"");
	assert_order("read --jsonl pages", "\"id\":\"a\"", "\"id\":\"b\"");
	assert_order("read --jsonl - < list.txt", "\"id\":\"b\"", "\"id\":\"a\"");
	assert_order("read --jsonl <list.txt", "\"id\":\"b\"", "\"id\":\"a\"");
}

static void one_bad_page_does_not_keep_the_others_back(void **state)
{
	static const struct expectation expectations[] = {
		{ "read empty.html pages/a.html", 1, "Ferries", "empty.html: reader html: " },
		{ "read nowhere.html pages/a.html", 1, "Ferries",
			"nowhere.html: No such file or directory" },
		{ "read --jsonl empty.html", 1, NULL, "too little running text" },
		{ "read --jsonl --text pages", 64, NULL, "not several" },
		{ "read", 0, NULL, NULL },
	};

	(void)state;
	assert_all(folder, expectations, COUNT_OF(expectations));
}

static void each_part_of_a_page_has_its_reason(void **state)
{
	static const struct expectation expectations[] = {
		{ "read --why pages/a.html", 0, "pages/a.html\nleft", NULL },
		{ "read --why pages/a.html", 0, "  nav  ", NULL },
		{ "read --why pages/a.html", 0,
			"  p                             element article                     "
			"The "
			"nine",
			NULL },
		{ "read --why pages/a.html", 0,
			"  h1                            the title                           "
			"Ferries\n",
			NULL },
		{ "read --why empty.html", 1, "left", "too little" },
	};

	(void)state;
	assert_all(folder, expectations, COUNT_OF(expectations));
}

/* In the order named, the files between as well; robots.txt is obeyed, and nobody is asked by one who
 * does not say who asks. */
static void pages_of_the_web_are_read_as_a_run_reads_them(void **state)
{
	static const struct test_page pages[] = {
		{ .path = "/robots.txt", .body = "User-agent: *\nDisallow: /private" },
		{ .path = "/slow.html", .status = 302, .headers = "Location: /a.html\r\n" },
		{ .path = "/a.html",
			.headers = "Content-Type: text/html\r\n",
			.body = PAGE("Whales") },
		{ .path = "/private.html", .body = PAGE("Secrets") },
	};
	struct test_site *site = test_site_start(pages, COUNT_OF(pages));
	char line[400];

	(void)state;
	write_page("web.yaml", "user_agent: Test/1.0 (+https://a.example/bot)\nmin_delay: 0s\n"
			       "allow_private: [127.0.0.1]\nsources: []\n");
	snprintf(line, sizeof line,
		"read -c web.yaml http://127.0.0.1:%u/slow.html pages/b.html "
		"http://127.0.0.1:%u/private.html",
		test_site_port(site), test_site_port(site));
	struct outcome outcome = run_line(folder, line);
	assert_int_equal(outcome.status, 1);
	const char *first = strstr(outcome.output, "Whales");
	const char *second = strstr(outcome.output, "Herrings");
	assert_true(first && second && first < second);
	assert_non_null(strstr(outcome.errors, "robots.txt"));
	assert_int_equal(test_site_asked(site, NULL, "/private.html"), 0);
	outcome_free(&outcome);
	size_t asked = test_site_count(site);
	snprintf(line, sizeof line, "read http://127.0.0.1:%u/a.html", test_site_port(site));
	outcome = run_line(folder, line);
	assert_int_equal(outcome.status, 1);
	assert_non_null(strstr(outcome.errors, "user_agent"));
	assert_int_equal(test_site_count(site), asked);
	outcome_free(&outcome);
	test_site_stop(site);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_article_has_a_form_for_people),
		cmocka_unit_test(a_line_of_json_has_the_text_without_its_title),
		cmocka_unit_test(files_are_read_in_the_order_they_are_named),
		cmocka_unit_test(one_bad_page_does_not_keep_the_others_back),
		cmocka_unit_test(pages_of_the_web_are_read_as_a_run_reads_them),
		cmocka_unit_test(each_part_of_a_page_has_its_reason),
	};

	return cmocka_run_group_tests_name("read", tests, make_folder, remove_folder);
}
