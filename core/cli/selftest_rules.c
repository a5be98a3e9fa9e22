/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "base/buffer.h"
#include "base/vector.h"
#include "cli/command.h"
#include "cli/selftest_rules.h"
#include "cli/terminal.h"
#include "config/disk.h"
#include "config/node.h"
#include "config/path.h"
#include "run/extract_documents.h"

/* A text beside a rule, and what should come of it. */
struct rule_test {
	struct place place;
	struct winnow_str rule, type;
	const struct config_node *facts; /* NULL: nothing should */
	struct winnow_document document;
};

struct rule_tests {
	struct arena *arena;
	struct problems *problems;
	VECTOR(const char *) files;
	VECTOR(struct rule_test) list;
	size_t next, done, failed, rules, untested;
};

static struct winnow_str text_under(const struct config_node *mapping, const char *key)
{
	const struct config_pair *pair = node_find(mapping, winnow_str(key));

	return pair && pair->value->kind == NODE_SCALAR ? pair->value->text : STR_LITERAL("");
}

static const struct config_node *list_under(const struct config_node *mapping, const char *key)
{
	const struct config_pair *pair = node_find(mapping, winnow_str(key));

	return pair && pair->value->kind == NODE_LIST ? pair->value : NULL;
}

/* ---- the files ---- */

static void add_file(struct rule_tests *tests, const char *path)
{
	const char **slot = path ? vector_push(&tests->files) : NULL;

	if (slot)
		*slot = path;
	else
		problems_add_no_memory(tests->problems, (struct place){ .file = "" });
}

static void add_path(struct rule_tests *tests, const char *path)
{
	struct disk_names names = { 0 };
	struct stat status;

	if (stat(path, &status) != 0 || !S_ISDIR(status.st_mode)) {
		add_file(tests, path);
		return;
	}
	int error = disk_list(path, tests->arena, &names);
	if (error)
		problems_add(tests->problems, (struct place){ .file = path },
			"this folder cannot be read: %s", strerror(error));
	for (size_t i = 0; i < names.found.count; i++)
		add_file(tests,
			arena_printf(tests->arena, "%s/%s", path, names.found.items[i]).ptr);
	vector_finish(&names.found);
}

static const struct config_node *read_file(struct rule_tests *tests, const char *path)
{
	const struct config_node *root = NULL;
	const char *folder = path_folder(tests->arena, path);
	struct buffer bytes;
	struct stat status;

	buffer_init(&bytes, DISK_LARGEST_FILE);
	int error = disk_read(path, &bytes, &status);
	if (error)
		problems_add(tests->problems, (struct place){ .file = path },
			"this file cannot be read: %s; check the name", strerror(error));
	else if (folder)
		root = yaml_read_plain(
			buffer_str(&bytes), path, folder, tests->arena, tests->problems);
	buffer_finish(&bytes);
	return root;
}

/* ---- the tests ---- */

/* The type a rule does not name is the only one of its file. */
static struct winnow_str only_type(const struct config_node *root)
{
	const struct config_pair *types = node_find(root, STR_LITERAL("types"));

	return types && types->value->kind == NODE_MAPPING && types->value->count == 1
		       ? types->value->pairs[0].key
		       : STR_LITERAL("");
}

static void add_test(struct rule_tests *tests, const struct config_node *root,
	const struct config_node *rule, const struct config_node *node)
{
	struct rule_test *test = vector_push(&tests->list);
	struct winnow_str language = text_under(root, "language");
	struct winnow_str type = text_under(rule, "type");

	if (!test) {
		problems_add_no_memory(tests->problems, node->place);
		return;
	}
	*test = (struct rule_test){
		.place = node->place,
		.rule = text_under(rule, "name"),
		.type = type.len ? type : only_type(root),
		.facts = list_under(node, "facts"),
		.document = { .size = sizeof test->document,
			.key = STR_LITERAL("test"),
			.text = text_under(node, "text"),
			.language = language.len ? language : STR_LITERAL("en") },
	};
}

static void add_tests(struct rule_tests *tests, const char *path)
{
	const struct config_node *root = read_file(tests, path);
	const struct config_node *rules = root ? list_under(root, "rules") : NULL;

	for (size_t i = 0; rules && i < rules->count; i++) {
		const struct config_node *list = list_under(rules->items[i], "tests");
		tests->rules++;
		if (!list)
			tests->untested++;
		for (size_t j = 0; list && j < list->count; j++)
			add_test(tests, root, rules->items[i], list->items[j]);
	}
}

/* ---- comparing ---- */

static void put_value(struct buffer *text, const struct extracted *extracted,
	const struct winnow_attribute *attribute)
{
	if (attribute->type == WINNOW_VALUE_REFERENCE) {
		const struct winnow_fact *fact = &extracted->facts[attribute->integer].fact;
		buffer_append(
			text, winnow_slice(extracted->document->text, fact->at, fact->length));
	} else if (attribute->type == WINNOW_VALUE_INTEGER) {
		buffer_printf(text, "%" PRId64, attribute->integer);
	} else {
		buffer_append(text, attribute->text);
	}
}

/* Whether the fact has an attribute that says so; "quote" is the fact's own words. */
static bool says(const struct extracted *extracted, const struct winnow_fact *fact,
	struct winnow_str name, struct winnow_str value)
{
	if (winnow_is(name, "quote"))
		return winnow_equal(
			value, winnow_slice(extracted->document->text, fact->at, fact->length));
	for (uint32_t i = 0; i < fact->attribute_count; i++) {
		struct buffer text;
		if (!winnow_equal(fact->attributes[i].name, name))
			continue;
		buffer_init(&text, 0);
		put_value(&text, extracted, &fact->attributes[i]);
		bool same = winnow_equal(value, buffer_str(&text));
		buffer_finish(&text);
		if (same)
			return true;
	}
	return false;
}

/* NULL: the fact is as the test says; else the first attribute that is not. */
static const struct config_pair *difference(const struct extracted *extracted,
	const struct winnow_fact *fact, const struct config_node *expected)
{
	for (size_t i = 0; expected->kind == NODE_MAPPING && i < expected->count; i++)
		if (!says(extracted, fact, expected->pairs[i].key,
			    expected->pairs[i].value->text))
			return &expected->pairs[i];
	return NULL;
}

static void put_fact(const struct extracted *extracted, const struct winnow_fact *fact)
{
	struct buffer text;

	buffer_init(&text, 0);
	for (uint32_t i = 0; i < fact->attribute_count; i++) {
		buffer_printf(
			&text, "%s%.*s: ", i ? ", " : "", STR_ARGS(fact->attributes[i].name));
		put_value(&text, extracted, &fact->attributes[i]);
	}
	printf("    found by %.*s: {", STR_ARGS(fact->rule));
	terminal_put_text(stdout, buffer_str(&text));
	printf("}\n");
	buffer_finish(&text);
}

static void put_failure(struct rule_tests *tests, const struct rule_test *test)
{
	if (tests->failed++ == 0)
		putchar('\n');
	terminal_colour(stdout, COLOUR_BAD);
	fputs("failed", stdout);
	terminal_colour(stdout, COLOUR_NONE);
	printf(" %s:%u:%u: rule %.*s: ", test->place.file, test->place.line, test->place.column,
		STR_ARGS(test->rule));
}

static void compare(struct rule_tests *tests, const struct rule_test *test,
	const struct extracted *extracted)
{
	size_t expected = test->facts ? test->facts->count : 0, found = 0,
	       failed = tests->failed;

	for (size_t i = 0; i < extracted->fact_count; i++) {
		const struct winnow_fact *fact = &extracted->facts[i].fact;
		if (!winnow_equal(fact->type, test->type))
			continue;
		const struct config_pair *wrong =
			found < expected
				? difference(extracted, fact, test->facts->items[found])
				: NULL;
		found++;
		if (!wrong)
			continue;
		put_failure(tests, test);
		printf("'%.*s' should be '%.*s'\n", STR_ARGS(wrong->key),
			STR_ARGS(wrong->value->text));
		put_fact(extracted, fact);
	}
	if (found == expected || tests->failed > failed)
		return;
	put_failure(tests, test);
	printf("%zu facts of type %.*s should come of it, not %zu\n", expected,
		STR_ARGS(test->type), found);
	for (size_t i = 0; i < extracted->fact_count; i++)
		if (winnow_equal(extracted->facts[i].fact.type, test->type))
			put_fact(extracted, &extracted->facts[i].fact);
}

/* ---- running ---- */

static const struct winnow_document *next_document(void *context, struct winnow_str *ret_place)
{
	struct rule_tests *tests = context;

	if (tests->next == tests->list.count)
		return NULL;
	*ret_place = tests->list.items[tests->next].rule;
	return &tests->list.items[tests->next++].document;
}

static void take_extracted(void *context, const struct extracted *extracted)
{
	struct rule_tests *tests = context;
	const struct rule_test *test = &tests->list.items[tests->done++];

	if (extracted->failure->code == 0) {
		compare(tests, test, extracted);
		return;
	}
	put_failure(tests, test);
	printf("%s\n", extracted->failure->why);
}

static int name_extractor(void *context, const char *name, const char *path)
{
	const struct module *module;
	struct failure failure;

	if (strcmp(name, "rules") != 0 && module_load(path, &module, &failure) >= 0 &&
		module_has(module, SECTION_EXTRACTOR))
		buffer_printf(context, "  - \"%s\"\n", path);
	return 0;
}

/* A configuration of the rules, and of all whose facts they may ask for. */
static void write_config(const struct rule_tests *tests, struct buffer *yaml)
{
	struct winnow_str folders[16];
	struct failure failure;
	size_t count = module_default_path(folders);

	buffer_printf(yaml, "store: selftest.db\nextractors:\n  - plugin: rules\n    rules:\n");
	for (size_t i = 0; i < tests->files.count; i++)
		buffer_printf(yaml, "      - \"%s\"\n", tests->files.items[i]);
	if (module_list(folders, count, name_extractor, yaml, &failure) < 0)
		problems_add(tests->problems, (struct place){ .file = "-" }, "%s", failure.why);
}

static int run_tests(struct rule_tests *tests, struct plan *plan)
{
	const struct extract_order order = {
		.next = next_document, .each = take_extracted, .context = tests
	};
	struct failure failure;

	if (extract_documents(plan, &order, &failure) < 0)
		return command_fail(&failure);
	printf("%zu rules, %zu tests: %zu failed", tests->rules, tests->list.count,
		tests->failed);
	if (tests->untested)
		printf("; %zu rules have none", tests->untested);
	putchar('\n');
	return tests->failed ? EXIT_PARTLY : EXIT_DONE;
}

static int open_and_run(struct rule_tests *tests)
{
	struct buffer yaml;

	buffer_init(&yaml, 0);
	write_config(tests, &yaml);
	const char *folder = path_folder(tests->arena, "here");
	SCOPED(config_destroy)
	struct config *config = config_parse(
		buffer_str(&yaml), "selftest", folder ? folder : "/", tests->problems);
	SCOPED(plan_destroy)
	struct plan *plan = config ? plan_create_extractors(config, tests->problems) : NULL;
	int status = EXIT_BAD_CONFIG;
	if (plan && problems_count(tests->problems) == 0)
		status = run_tests(tests, plan);
	else
		problems_print(tests->problems, stderr);
	buffer_finish(&yaml);
	return status;
}

int selftest_rules(const struct arguments *arguments)
{
	struct rule_tests tests = { .arena = arena_create(0), .problems = problems_create() };
	int status = EXIT_BUG;

	if (tests.arena && tests.problems) {
		for (size_t i = 0; argument_operand(arguments, i); i++)
			add_path(&tests, argument_operand(arguments, i));
		for (size_t i = 0; i < tests.files.count; i++)
			add_tests(&tests, tests.files.items[i]);
		status = open_and_run(&tests);
	}
	vector_finish(&tests.files);
	vector_finish(&tests.list);
	problems_destroy(tests.problems);
	arena_destroy(tests.arena);
	return status;
}
