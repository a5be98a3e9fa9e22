/* SPDX-License-Identifier: MIT
 * `winnow selftest`: saved pages of profiles of sites, and sources that name a site. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/attr.h"
#include "cli/program.h"
#include "tools/temporary.h"

#define STORY                                                                                  \
	"The nine ferries that left the harbour in the autumn came back on Tuesday, and the "  \
	"whole town, which had waited on the quay since the morning, cheered."

static char *folder;

static void write_file(const char *name, const char *text)
{
	free(temporary_file(folder, name, winnow_str(text)));
}

static int make_folder(void **state)
{
	(void)state;
	folder = temporary_folder();
	write_file("winnow.yaml", "store: news.db\ndata_path: own\n"
				  "user_agent: A/1 (+https://a.example)\n");
	write_file("own/sites/quay.yaml",
		"hosts: [quay.example]\nversions:\n  - {title: .head, body: .story > p}\n"
		"fixtures: [pages/a.html, pages/b.html]\n");
	write_file("own/sites/empty.yaml", "hosts: [empty.example]\n");
	write_file("own/sites/lost.yaml",
		"hosts: [lost.example]\nversions:\n  - {body: .story}\nfixtures: "
		"[pages/lost.html]\n");
	write_file("own/sites/pages/lost.html", "<body><p class=story>" STORY "</p>");
	write_file("own/sites/mine.yaml", "hosts: [www.cnbc.com]\nversions:\n  - {body: "
					  ".mine}\nfixtures: [pages/c.html]\n");
	write_file("own/sites/pages/a.html",
		"<link rel=canonical href='https://quay.example/a'><body><h2 "
		"class=head>Ferries</h2><div class=story><p>" STORY "</p></div>");
	write_file("own/sites/pages/a.txt",
		"title: Ferries\nlanguage: en\nprofile: quay\n\n# Ferries\n\n" STORY "\n");
	write_file("own/sites/pages/b.html",
		"<link rel=canonical href='https://quay.example/b'><body><h2 "
		"class=head>Herrings</h2><div class=story><p>" STORY "</p><p>New.</p></div>");
	write_file("own/sites/pages/b.txt",
		"title: Herrings\nlanguage: en\nprofile: quay\n# Herrings\n" STORY "\nOld.\n");
	write_file("own/sites/pages/c.html",
		"<link rel=canonical href='https://www.cnbc.com/c'><title>Boats</title><body>"
		"<p class=mine>" STORY "</p>");
	return 0;
}

static int remove_folder(void **state)
{
	(void)state;
	temporary_remove(folder);
	return 0;
}

static void pages_are_compared_line_by_line(void **state)
{
	static const struct expectation expectations[] = {
		{ "selftest quay", 1, "a.html                                   ok\n", NULL },
		{ "selftest quay", 1,
			"b.html                                   differs\n  - Old.\n  + "
			"New.\n",
			NULL },
		{ "selftest quay", 1, "2 pages of 1 site, 1 wrong\n", NULL },
		/* All there are; that of the user stands in place of the installed one. */
		{ "selftest", 1, "quay", "the profile of the site mine no longer fits" },
		{ "selftest", 1, "guardian", "no longer fits" },
	};

	(void)state;
	assert_all(folder, expectations, COUNT_OF(expectations));
}

static void machines_are_told_in_json(void **state)
{
	static const struct expectation expectations[] = {
		{ "selftest --json quay", 1, "\"ok\":true", NULL },
		{ "selftest --json quay", 1,
			"\"ok\":false,\"differences\":[{\"missing\":\"Old.\"},{\"extra\":\"New."
			"\"}]}\n",
			NULL },
		{ "selftest --json --accept quay", 64, NULL, "not both" },
	};

	(void)state;
	assert_all(folder, expectations, COUNT_OF(expectations));
}

static void what_cannot_be_tested_is_told(void **state)
{
	static const struct expectation expectations[] = {
		{ "selftest quey", 78, NULL, "did you mean 'quay'?" },
		{ "selftest empty", 78, NULL, "has no pages to be tested with" },
		{ "selftest mine", 1, "nothing says what is expected", NULL },
		{ "selftest --accept lost", 1, "was read without the profile", NULL },
		{ "selftest --rules", 64, NULL, "files of rules" },
	};

	(void)state;
	assert_all(folder, expectations, COUNT_OF(expectations));
}

/* Last: it writes. The user's own profile comes before the installed one of that host. */
static void what_is_read_can_be_accepted(void **state)
{
	static const struct expectation expectations[] = {
		{ "selftest --accept quay mine", 0, "accepted\n", NULL },
		{ "selftest quay mine", 0, "3 pages of 2 sites, 0 wrong\n", NULL },
	};
	char *path = temporary_path(folder, "own/sites/pages/c.txt");

	(void)state;
	assert_all(folder, expectations, COUNT_OF(expectations));
	struct winnow_str accepted = temporary_read(path);
	assert_non_null(strstr(accepted.ptr, "profile: mine\n"));
	free((char *)accepted.ptr);
	free(path);
}

/* Those of which a profile comes with winnow: that it names options which there are. */
static void sites_are_sources(void **state)
{
	static const char *const sites[] = { "amnesty", "caac", "childrightsconnect",
		"crin_home", "ecpat", "endcorporalpunishment", "globalvoices", "hrw", "icrc",
		"missionnewswire", "newhumanitarian", "ohchr", "reliefweb", "savethechildren",
		"together", "ungeneva", "unicef", "unnews", "watchlist" };
	static const struct expectation expectation = { "check -c sites.yaml", 0, "watchlist",
		NULL };
	char yaml[4000] = "store: news.db\nuser_agent: A/1 (+https://a.example)\nsources:\n";

	(void)state;
	for (size_t i = 0; i < COUNT_OF(sites); i++) {
		size_t end = strlen(yaml);
		snprintf(yaml + end, sizeof yaml - end, "  - site: %s\n", sites[i]);
	}
	write_file("sites.yaml", yaml);
	assert_all(folder, &expectation, 1);
}

static void mistakes_in_a_profile_are_told_at_their_place(void **state)
{
	static const struct expectation expectations[] = {
		{ "check -c wrong.yaml", 78, NULL,
			"wrong/sites/pier.yaml:4:12: reader html: an element is missing here" },
		{ "check -c wrong.yaml", 78, NULL,
			"wrong/sites/pier.yaml:2:26: source pier: unknown key 'url'; did you "
			"mean 'urls'?" },
	};

	(void)state;
	write_file("wrong.yaml", "store: news.db\ndata_path: wrong\nsources: [{site: pier}]\n");
	write_file("wrong/sites/pier.yaml",
		"hosts: [pier.example]\ndiscover: {plugin: feed, url: [a.xml]}\nversions:\n"
		"  - body: \"> p\"\n");
	assert_all(folder, expectations, COUNT_OF(expectations));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_are_compared_line_by_line),
		cmocka_unit_test(machines_are_told_in_json),
		cmocka_unit_test(what_cannot_be_tested_is_told),
		cmocka_unit_test(what_is_read_can_be_accepted),
		cmocka_unit_test(sites_are_sources),
		cmocka_unit_test(mistakes_in_a_profile_are_told_at_their_place),
	};

	return cmocka_run_group_tests_name("selftest", tests, make_folder, remove_folder);
}
