/* SPDX-License-Identifier: MIT
 * Nothing that comes from outside names a file: not an address, not what a server would have a
 * page saved as, not what an archive says of itself. */
#define _XOPEN_SOURCE 700 /* nftw */
#include "run_fixture.h"
#include <dirent.h>
#include <fnmatch.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "tools/archive.h"
#include "tools/temporary.h"

#define MARK "winnow-owned" /* in each name that is offered */
#define DISPOSITION "Content-Disposition: attachment; filename=\""
#define STORY                                                                                  \
	"<html><head><title>Harbour</title></head><body><article><h1>Harbour</h1><p>The "      \
	"police found 61 children who worked as pearl divers in the harbour of the town, and " \
	"brought them home to their families on Monday.</p></article></body></html>"

static const char *const names[] = {
	"../" MARK, "../../../../../tmp/" MARK, "/tmp/" MARK, "..%2f..%2f" MARK,
	"%2e%2e/%2e%2e/" MARK, "..\\..\\" MARK, "C:\\" MARK, MARK "%00.html", MARK "/",
	"~/" MARK, "-rf " MARK, "file:///tmp/" MARK, "....//....//" MARK, "..;/..;/" MARK,
	"%252e%252e%252f" MARK, "%c0%ae%c0%ae%c0%af" MARK, "..%5c..%5c" MARK,
	"\\\\owl\\share\\" MARK, "/proc/self/cwd/" MARK, "./" MARK "/../../" MARK, "." MARK,
	MARK ".html;.sh",
	MARK "\xe2\x80\xae"
	     "lmth.exe",
	"$(touch " MARK ")", "`touch " MARK "`", "| touch " MARK, "CON." MARK, MARK "::$DATA",
	MARK "?a=/../../" MARK, MARK "#/../" MARK,
	MARK "." MARK "." MARK "." MARK "." MARK "." MARK "." MARK "." MARK "." MARK "." MARK
	     "." MARK "." MARK "." MARK "." MARK "." MARK "." MARK "." MARK "." MARK "." MARK
	     "." MARK "." MARK "." MARK "." MARK, /* longer than a name of a file may be */
};

static const struct test_page pages[] = {
	{ .path = "/robots.txt" },
	{ .path = "/*",
		.headers = "Content-Type: text/html\r\n" DISPOSITION "%REST%\"; "
			   "filename*=UTF-8''%2e%2e%2f..%2f" MARK "\r\n"
			   "Content-Location: ../../" MARK "\r\n",
		.body = STORY },
};

static struct fixture fixture;
static struct test_site *site;

static int begin(void **state)
{
	(void)state;
	fixture = fixture_make();
	site = test_site_start(pages, COUNT_OF(pages));
	return 0;
}

static int end(void **state)
{
	(void)state;
	test_site_stop(site);
	fixture_end(&fixture);
	return 0;
}

/* An archive that would have itself and its pages saved under each of the names. */
static void write_archive(void)
{
	struct buffer archive;
	char lines[500], target[200];

	buffer_init(&archive, 0);
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		snprintf(lines, sizeof lines,
			"WARC-Type: warcinfo\r\nWARC-Filename: %s\r\n"
			"WARC-Date: 2014-03-05T10:00:00Z\r\nWARC-Record-ID: <urn:test:%zu>\r\n"
			"Content-Type: application/warc-fields\r\n",
			names[i], i);
		archive_record(&archive, lines, STR_LITERAL("software: owl\r\n"));
		snprintf(target, sizeof target, "http://old.test/%s", names[i]);
		snprintf(lines, sizeof lines,
			"Content-Type: text/html\r\n" DISPOSITION "%s\"\r\n", names[i]);
		archive_response(&archive, target, lines, STR_LITERAL(STORY));
	}
	free(temporary_file(fixture.folder, "old/1.warc", buffer_str(&archive)));
	buffer_finish(&archive);
}

static void configure(void)
{
	unsigned port = test_site_port(site);
	char *yaml = NULL;
	size_t size;
	FILE *out = open_memstream(&yaml, &size);

	fprintf(out,
		"store: news.db\nplugin_path: [%s]\nuser_agent: Owl/1.0 "
		"(+https://owl.example)\n"
		"min_delay: 0s\nallow_private: [one.test]\nresolve: ['one.test:%u:127.0.0.1']\n"
		"sinks:\n  - {plugin: warc, path: ./kept, conversions: yes}\n"
		"  - {plugin: jsonl, path: ./facts.jsonl}\n"
		"sources:\n  - {name: old, plugin: warc, paths: [./old]}\n"
		"  - name: web\n    plugin: http\n    urls:\n",
		getenv("WINNOW_PLUGIN_PATH"), port);
	for (size_t i = 0; i < COUNT_OF(names); i++)
		fprintf(out, "      - 'http://one.test:%u/%s'\n", port, names[i]);
	fclose(out);
	free(temporary_file(fixture.folder, "winnow.yaml", winnow_str(yaml)));
	free(yaml);
}

static int check_name(
	const char *path, const struct stat *status, int kind, struct FTW *position)
{
	static const char *const expected[] = { "", "/winnow.yaml", "/news.db*", "/facts.jsonl",
		"/old", "/old/1.warc", "/kept" };
	const char *name = path + strlen(fixture.folder);
	char host[65] = "", kept[200];

	(void)status, (void)kind, (void)position;
	for (size_t i = 0; i < COUNT_OF(expected); i++)
		if (fnmatch(expected[i], name, FNM_PATHNAME) == 0)
			return 0;
	gethostname(host, sizeof host - 1);
	snprintf(kept, sizeof kept, "/kept/winnow-20[0-9]*-00001-%s.warc.gz", host);
	if (fnmatch(kept, name, FNM_PATHNAME) != 0)
		fail_msg("%s: a file that nobody asked for", path);
	return 0;
}

static void assert_none_in(const char *folder)
{
	DIR *entries = opendir(folder);

	assert_non_null(entries);
	for (struct dirent *entry; (entry = readdir(entries));)
		if (strstr(entry->d_name, MARK))
			fail_msg("%s/%s: came from outside", folder, entry->d_name);
	closedir(entries);
}

static void test_names(void **state)
{
	char above[500];

	(void)state;
	write_archive();
	configure();
	fixture_run(&fixture);
	/* They were pages like others; what is no address was refused. */
	char *read = fixture_ask(&fixture,
		"SELECT group_concat(name || (n > 5), ' ') FROM (SELECT name, count(*) AS n "
		"FROM documents JOIN sources ON sources.id = source_id GROUP BY name ORDER BY "
		"name)");
	assert_string_equal(read, "old1 web1");
	free(read);
	assert_int_equal(nftw(fixture.folder, check_name, 16, FTW_PHYS), 0);
	snprintf(above, sizeof above, "%s/..", fixture.folder);
	assert_none_in(above);
	assert_none_in("/tmp");
	assert_none_in("/");
	assert_none_in(".");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_names, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
