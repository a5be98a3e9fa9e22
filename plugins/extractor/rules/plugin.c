/* SPDX-License-Identifier: MIT
 * Facts by rules that people write: patterns of words in files of YAML. */
#include "apply.h"
#include "declare.h"
#include "file.h"

enum { OPTION_RULES };

static const struct winnow_option options[] = {
	[OPTION_RULES] = { .name = "rules",
		.help = "Files of rules, and folders of them; left out: those that come with "
			"winnow.",
		.type = WINNOW_PATH,
		.flags = WINNOW_LIST },
	{ .name = NULL },
};

struct extractor {
	const struct winnow_text *text;
	const struct grammar *grammars;
	const struct winnow_fact_type *types; /* NULL: none */
	const char *const *needs;             /* NULL: none */
	uint32_t type_count;
};

static const struct winnow_tree *tree_of(const struct winnow_host *host)
{
	const struct winnow_tree *tree = host->service(host, WINNOW_TREE_SERVICE);

	if (tree && WINNOW_HAS(tree, problem))
		return tree;
	winnow_fail(host, WINNOW_EFATAL,
		"this winnow's service " WINNOW_TREE_SERVICE
		" is missing or too old; update winnow");
	return NULL;
}

/* With a NULL at its end, without what the files themselves declare. */
static const char *const *needs_of(struct build *build)
{
	const char **needs = build_alloc(build, (build->needs.count + 1) * sizeof *needs);
	uint32_t count = 0;

	for (uint32_t i = 0; needs && i < build->needs.count; i++)
		needs[count++] = build->needs.items[i];
	return count ? needs : NULL;
}

static int rules_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	static const struct winnow_str installed[] = { { "rules", 5 } };
	struct winnow_value paths = values[OPTION_RULES];
	struct extractor *extractor = WINNOW_NEW(host, struct extractor);
	struct build build = {
		.host = host, .tree = tree_of(host), .text = winnow_text_service(host)
	};

	if (!extractor)
		return winnow_fail(host, WINNOW_EFATAL, "no memory is left to open it");
	if (!build.tree || !build.text)
		return WINNOW_EFATAL;
	if (paths.count == 0)
		paths = (struct winnow_value){ .text = installed, .count = 1 };
	files_read(&build, &paths);
	extractor->text = build.text;
	extractor->grammars = build.grammars;
	extractor->types = declared_table(&build);
	extractor->needs = needs_of(&build);
	extractor->type_count = build.types.count;
	*ret_self = extractor;
	return build.failed ? WINNOW_EFATAL : 0;
}

static int rules_declare(void *self, const struct winnow_host *host,
	const struct winnow_fact_type **ret_makes, const char *const **ret_needs)
{
	const struct extractor *extractor = self;

	(void)host;
	*ret_makes = extractor->types;
	*ret_needs = extractor->needs;
	return 0;
}

/* A text too short to tell its language is taken for English. */
static const struct grammar *grammar_for(
	const struct extractor *extractor, struct winnow_str language)
{
	const struct grammar *grammar = extractor->grammars;

	if (language.len == 0)
		language = winnow_str("en");
	while (grammar && !winnow_is(language, grammar->language))
		grammar = grammar->next;
	return grammar;
}

static int rules_extract(void *self, const struct winnow_host *host,
	const struct winnow_reading *reading, const struct winnow_extractor_out *out)
{
	const struct extractor *extractor = self;
	const struct grammar *grammar =
		grammar_for(extractor, extractor->text->analysis(host)->language);

	if (!grammar || grammar->rules.count == 0)
		return 0;
	return rules_apply(grammar, extractor->type_count, extractor->text, host, reading, out);
}

static const struct winnow_extractor rules = {
	.size = sizeof rules,
	.fact_type_size = sizeof(struct winnow_fact_type),
	.attribute_type_size = sizeof(struct winnow_attribute_type),
	.options = options,
	.open = rules_open,
	.extract = rules_extract,
	.declare = rules_declare,
};

WINNOW_EXPORT const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "rules",
	.version = "0.1.0",
	.licence = "MIT",
	.summary =
		"Facts by rules in files of YAML: patterns of words, lists, numbers and facts.",
	.extractor = &rules,
};
