/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "base/difference.h"
#include "cli/outline.h"
#include "cli/selftest_sites.h"
#include "cli/terminal.h"
#include "config/disk.h"
#include "config/site.h"
#include "run/read_files.h"
#include "store/json_writer.h"

#define PAGE_ENDING ".html"
#define EXPECTED_ENDING ".txt"
#define NAME_COLUMNS 22
#define PAGE_COLUMNS 40

/* A saved page of a site. */
struct fixture {
	struct winnow_str site, path;
};

struct selftest {
	enum selftest_form form;
	struct arena *arena;
	VECTOR(struct fixture) fixtures;
	size_t given, judged; /* to the readers, and back from them */
	size_t sites, wrong;
	/* Of the page in hand: */
	json_t *differences;
	bool differs;
};

/* ---- which pages ---- */

static bool add_site(struct selftest *selftest, const struct site *site)
{
	selftest->sites++;
	for (size_t i = 0; i < site->fixture_count; i++) {
		struct fixture *slot = vector_push(&selftest->fixtures);
		if (!slot)
			return false;
		*slot = (struct fixture){ site->name, site->fixtures[i] };
	}
	return true;
}

static bool add_all(
	struct selftest *selftest, const struct config *config, struct problems *problems)
{
	struct sites sites;
	bool added = sites_list(config, selftest->arena, problems, &sites);

	for (size_t i = 0; added && i < sites.count; i++) {
		struct site site;
		added = site_read(sites.paths[i], selftest->arena, problems, &site) &&
			add_site(selftest, &site);
	}
	return added;
}

static bool add_named(struct selftest *selftest, const struct arguments *arguments,
	const struct config *config, struct problems *problems)
{
	const struct place asked = { .file = "selftest" };
	bool added = true;
	const char *operand;

	for (size_t i = 0; added && (operand = argument_operand(arguments, i)); i++) {
		struct site site;
		struct winnow_str name = winnow_str(operand);
		added = site_find(config, name, asked, selftest->arena, problems, &site) &&
			add_site(selftest, &site);
		if (added && site.fixture_count == 0)
			problems_add(problems, asked,
				"the profile of '%.*s' has no pages to be tested with; save "
				"one, and list it under fixtures",
				STR_ARGS(name));
	}
	return added;
}

/* ---- one page ---- */

static int take_line(void *context, enum difference difference, struct winnow_str line)
{
	struct selftest *selftest = context;
	const char *mark = difference == DIFFERENCE_REMOVED ? "missing" : "extra";

	if (difference == DIFFERENCE_SAME)
		return 0;
	selftest->differs = true;
	json_t *pair = json_object();
	json_object_set_new(pair, mark, json_stringn(line.ptr, line.len));
	json_array_append_new(selftest->differences, pair);
	return 0;
}

/* "story.txt" of "story.html"; ptr NULL: no memory. */
static struct winnow_str expected_path(const struct selftest *selftest, struct winnow_str page)
{
	if (winnow_ends(page, PAGE_ENDING))
		page.len -= strlen(PAGE_ENDING);
	return arena_printf(selftest->arena, "%.*s" EXPECTED_ENDING, STR_ARGS(page));
}

static const char *write_expected(const char *path, struct winnow_str outline)
{
	FILE *file = fopen(path, "w");

	if (!file)
		return strerror(errno);
	bool written = fwrite(outline.ptr, 1, outline.len, file) == outline.len;
	written = fclose(file) == 0 && written;
	return written ? NULL : "it cannot be written whole";
}

/* NULL, or why there was nothing to compare with. */
static const char *compare(
	struct selftest *selftest, const char *path, struct winnow_str outline)
{
	struct texts expected, read;
	struct buffer bytes;
	struct stat status;

	buffer_init(&bytes, DISK_LARGEST_FILE);
	int error = disk_read(path, &bytes, &status);
	const char *why = NULL;
	if (error == ENOENT)
		why = "nothing says what is expected; see what --accept writes";
	else if (error)
		why = strerror(error);
	else if (!texts_of_lines(buffer_str(&bytes), selftest->arena, &expected) ||
		 !texts_of_lines(outline, selftest->arena, &read) ||
		 difference_show(expected, read, take_line, selftest) < 0)
		why = "there is no memory";
	buffer_finish(&bytes);
	return why;
}

/* Whether the profile was tried, be it that it did not fit. */
static bool is_by_profile(const struct winnow_document *document, struct winnow_str site)
{
	for (uint32_t i = 0; i < document->field_count; i++) {
		const struct winnow_field *field = &document->fields[i];
		if ((winnow_is(field->name, "profile") ||
			    winnow_is(field->name, "profile_misfit")) &&
			field->value.len >= site.len &&
			winnow_equal(winnow_slice(field->value, 0, site.len), site))
			return true;
	}
	return false;
}

static const char *judge(
	struct selftest *selftest, const struct read_file *file, struct winnow_str site)
{
	struct buffer outline;
	const char *why = NULL;

	if (file->failure->code != 0)
		return file->failure->why;
	if (file->document_count > 0 && !is_by_profile(file->documents[0], site))
		return "was read without the profile: neither its link rel=canonical nor its "
		       "og:url is of one of the hosts";
	buffer_init(&outline, 0);
	for (size_t i = 0; i < file->document_count; i++)
		outline_put(file->documents[i], &outline);
	struct winnow_str path = expected_path(selftest, file->path);
	if (buffer_failed(&outline) || !path.ptr)
		why = "there is no memory";
	else if (selftest->form == SELFTEST_ACCEPT)
		why = write_expected(path.ptr, buffer_str(&outline));
	else
		why = compare(selftest, path.ptr, buffer_str(&outline));
	buffer_finish(&outline);
	return why;
}

/* ---- what is told ---- */

static const char *file_name(struct winnow_str path)
{
	const char *slash = strrchr(path.ptr, '/');

	return slash ? slash + 1 : path.ptr;
}

static void put_differences(const struct selftest *selftest)
{
	size_t i;
	json_t *pair;

	json_array_foreach(selftest->differences, i, pair)
	{
		const char *missing = json_string_value(json_object_get(pair, "missing"));
		const char *extra = json_string_value(json_object_get(pair, "extra"));
		terminal_colour(stdout, missing ? COLOUR_BAD : COLOUR_GOOD);
		printf("  %s ", missing ? "-" : "+");
		terminal_put(stdout, winnow_str(missing ? missing : extra), 0, 0);
		terminal_colour(stdout, COLOUR_NONE);
		putchar('\n');
	}
}

static void put_text(
	const struct selftest *selftest, const struct fixture *fixture, const char *why)
{
	bool good = !why && !selftest->differs;

	terminal_put(stdout, fixture->site, 0, NAME_COLUMNS);
	putchar(' ');
	terminal_put(stdout, winnow_str(file_name(fixture->path)), 0, PAGE_COLUMNS);
	terminal_colour(stdout, good ? COLOUR_GOOD : COLOUR_BAD);
	printf(" %s\n", why                                 ? "failed"
			: selftest->form == SELFTEST_ACCEPT ? "accepted"
			: good                              ? "ok"
							    : "differs");
	terminal_colour(stdout, COLOUR_NONE);
	if (why)
		printf("  %s\n", why);
	put_differences(selftest);
}

static void put_json(
	const struct selftest *selftest, const struct fixture *fixture, const char *why)
{
	struct json_writer writer = { 0 };
	json_t *object = json_object();
	struct buffer line;

	buffer_init(&line, 0);
	json_writer_text(&writer, object, "site", fixture->site);
	json_writer_text(&writer, object, "page", fixture->path);
	json_writer_put(&writer, object, "ok", json_boolean(!why && !selftest->differs));
	json_writer_text(&writer, object, "error", winnow_str(why));
	json_writer_put(&writer, object, "differences", json_incref(selftest->differences));
	if (json_writer_dump(object, &line))
		printf("%.*s\n", STR_ARGS(buffer_str(&line)));
	json_decref(object);
	buffer_finish(&line);
}

static void take_file(void *context, const struct read_file *file)
{
	struct selftest *selftest = context;
	const struct fixture *fixture = &selftest->fixtures.items[selftest->judged++];

	selftest->differs = false;
	selftest->differences = json_array();
	const char *why = judge(selftest, file, fixture->site);
	selftest->wrong += why || selftest->differs;
	if (selftest->form == SELFTEST_JSON)
		put_json(selftest, fixture, why);
	else
		put_text(selftest, fixture, why);
	json_decref(selftest->differences);
}

/* ---- all of them ---- */

static const char *next_path(void *context)
{
	struct selftest *selftest = context;

	if (selftest->given == selftest->fixtures.count)
		return NULL;
	return selftest->fixtures.items[selftest->given++].path.ptr;
}

static int read_all(
	struct selftest *selftest, const struct config *config, struct problems *problems)
{
	SCOPED(plan_destroy)
	struct plan *plan = open_plan(plan_create_readers, config, problems);
	const struct read_order order = {
		.next = next_path, .each = take_file, .context = selftest
	};
	struct failure failure;

	if (!plan)
		return EXIT_BAD_CONFIG;
	if (read_files(plan, &order, &failure) < 0)
		return command_fail(&failure);
	if (selftest->form != SELFTEST_JSON)
		printf("\n%zu %s of %zu %s, %zu wrong\n", selftest->judged,
			selftest->judged == 1 ? "page" : "pages", selftest->sites,
			selftest->sites == 1 ? "site" : "sites", selftest->wrong);
	return selftest->wrong ? EXIT_PARTLY : EXIT_DONE;
}

int selftest_sites(const struct arguments *arguments, const struct config *config,
	struct problems *problems, enum selftest_form form)
{
	struct selftest selftest = { .form = form, .arena = arena_create(0) };
	int status = EXIT_BUG;

	if (selftest.arena) {
		bool added = argument_operand(arguments, 0)
				     ? add_named(&selftest, arguments, config, problems)
				     : add_all(&selftest, config, problems);
		status = added ? read_all(&selftest, config, problems) : EXIT_BAD_CONFIG;
		if (!added)
			problems_print(problems, stderr);
	}
	vector_finish(&selftest.fixtures);
	arena_destroy(selftest.arena);
	return status;
}
