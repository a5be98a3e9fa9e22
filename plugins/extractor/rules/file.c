/* SPDX-License-Identifier: MIT */
#include "compile.h"
#include "file.h"
#include "rule.h"

enum { FILE_LANGUAGE, FILE_TITLE };
static const struct winnow_option file_options[] = {
	[FILE_LANGUAGE] = { .name = "language",
		.help = "Of the texts, two letters.",
		.fallback = "en",
		.type = WINNOW_TEXT },
	[FILE_TITLE] = { .name = "title",
		.help = "What the rules are about.",
		.type = WINNOW_TEXT },
	{ .name = NULL },
};
static const char *const file_others[] = { "types", "words", "rules", NULL };

/* A file between its two readings: types first, since rules of any file may use them. */
struct source {
	const struct winnow_node *root;
	const struct winnow_value *values;
	uint32_t types_before, types_after;
};

typedef LIST(struct source) source_list;

static const struct winnow_node *under(
	const struct build *build, const struct source *source, const char *key)
{
	return build->tree->find(source->root, winnow_str(key));
}

static void open_file(struct build *build, struct winnow_str path, source_list *sources)
{
	const struct winnow_node *root = build->tree->read(build->host, path);
	const struct winnow_value *values =
		root ? build->tree->bind(build->host, root, file_options,
			       sizeof file_options[0], file_others)
		     : NULL;

	if (!values) {
		build->failed = 1;
		return;
	}
	struct source *source = LIST_ADD(build->host, sources);
	if (!source) {
		build_no_memory(build);
		return;
	}
	*source = (struct source){ root, values, build->types.count, 0 };
	if (under(build, source, "types"))
		declare_types(build, under(build, source, "types"));
	source->types_after = build->types.count;
}

/* ---- words ---- */

static void check_list(struct build *build, const struct winnow_node *node)
{
	int mapping = build->tree->kind(node) == WINNOW_MAPPING;

	for (uint32_t i = 0; i < build->tree->count(node); i++) {
		const struct winnow_node *item = build->tree->item(node, i);
		const struct winnow_node *term = mapping ? build->tree->key(node, i) : item;
		if (build->tree->kind(item) != WINNOW_SCALAR ||
			build->tree->text(term).len == 0 ||
			(mapping && build->tree->text(item).len == 0))
			build_fault(build, item, 0,
				"a list has terms, as [rebels, armed group], or terms with "
				"their "
				"values, as {rebels: armed_group}");
	}
}

static void read_words(struct build *build, const struct winnow_node *words)
{
	for (uint32_t i = 0; i < build->tree->count(words); i++) {
		const struct winnow_node *key = build->tree->key(words, i);
		const struct winnow_node *list = build->tree->item(words, i);
		if (!key || !is_plain_name(build->tree->text(key)) ||
			build->tree->count(list) == 0) {
			build_fault(build, key ? key : words, 0,
				"write lists as 'name: [one, another]'; names have small "
				"letters, "
				"digits and _");
			continue;
		}
		check_list(build, list);
		struct word_list *slot = LIST_ADD(build->host, &build->lists);
		if (!slot)
			build_no_memory(build);
		else
			*slot = (struct word_list){ build->tree->text(key), list };
	}
}

/* ---- rules ---- */

static struct grammar *grammar_of(struct build *build, struct winnow_str language)
{
	struct grammar *grammar = build->grammars;
	char path[16];

	while (grammar && !winnow_is(language, grammar->language))
		grammar = grammar->next;
	if (grammar)
		return grammar;
	grammar = build_alloc(build, sizeof *grammar);
	if (!grammar)
		return NULL;
	memcpy(grammar->language, language.ptr, 2);
	memcpy(path, language.ptr, 2);
	memcpy(path + 2, "/small_word", sizeof "/small_word");
	grammar->small = build->text->lexicon(build->host, path);
	grammar->next = build->grammars;
	build->grammars = grammar;
	return grammar;
}

static int choose_grammar(struct build *build, const struct source *source)
{
	struct winnow_str language = source->values[FILE_LANGUAGE].text[0];
	const struct winnow_node *node = under(build, source, "language");

	for (size_t i = 0; i < language.len; i++)
		if (language.len != 2 || language.ptr[i] < 'a' || language.ptr[i] > 'z')
			return build_fault(
				build, node, 0, "a language is two small letters: en, fr, es");
	build->grammar = language.len == 2 ? grammar_of(build, language) : NULL;
	return build->grammar != NULL;
}

static void read_rules(struct build *build, const struct source *source)
{
	const struct winnow_node *rules = under(build, source, "rules");
	const struct winnow_node *words = under(build, source, "words");
	int single = source->types_after == source->types_before + 1;

	if (!choose_grammar(build, source))
		return;
	build->file++;
	build->lists.count = 0;
	if (words)
		read_words(build, words);
	if (rules && build->tree->kind(rules) != WINNOW_SEQUENCE) {
		build_fault(build, rules, 0, "begin each rule with '- name: …' below 'rules'");
		return;
	}
	for (uint32_t i = 0; rules && i < build->tree->count(rules); i++)
		rule_read(build, build->tree->item(rules, i),
			single ? &build->types.items[source->types_before] : NULL);
}

void files_read(struct build *build, const struct winnow_value *paths)
{
	source_list sources = { 0 };

	for (uint32_t i = 0; i < paths->count; i++) {
		uint32_t count;
		const struct winnow_str *files =
			build->tree->files(build->host, paths->text[i], &count);
		build->failed |= !files;
		for (uint32_t j = 0; files && j < count; j++)
			open_file(build, files[j], &sources);
	}
	for (uint32_t i = 0; i < sources.count; i++)
		read_rules(build, &sources.items[i]);
	for (struct grammar *grammar = build->grammars; grammar && !build->failed;
		grammar = grammar->next)
		compile_finish(build, grammar);
}
