/* SPDX-License-Identifier: MIT */
#include "load/tables.h"
#include "load/tree.h"
#include "outside/inside.h"
#include "store/record_json.h"
#include "text/lexicons.h"
#include "text/service.h"

static const struct service services[] = {
	{ WINNOW_TEXT_SERVICE, &text_service },
	{ WINNOW_JSON_SERVICE, &record_json_service },
	{ WINNOW_TREE_SERVICE, &tree_service },
	{ NULL, NULL },
};

static int load_lexicons(struct inside *inside, struct failure *failure)
{
	const struct config *config = &inside->config;
	struct winnow_str folder = config->lexicon_path;

	if (folder.len == 0)
		folder = lexicons_default_path();
	int code = lexicons_create(folder, &inside->lexicons, failure);
	for (size_t i = 0; i < config->lexicon_count && code >= 0; i++)
		code = lexicons_add_folder(inside->lexicons, config->lexicons[i], failure);
	if (code >= 0 && inside->kind == SECTION_EXTRACTOR)
		code = language_tables_create(inside->lexicons, &inside->tables, failure);
	if (code >= 0)
		text_service_use(inside->lexicons);
	return code;
}

int inside_load(struct inside *inside, const char *path, struct failure *failure)
{
	int code = load_lexicons(inside, failure);

	return code < 0 ? code : module_load(path, &inside->module, failure);
}

static int open_kind(struct inside *inside, const struct winnow_value *values)
{
	const struct module *module = inside->module;
	const struct winnow_host *host = &inside->host.face;

	switch (inside->kind) {
	case SECTION_SOURCE:
		return module->source.open(host, values, &inside->self);
	case SECTION_READER:
		return module->reader.open(host, values, &inside->self);
	case SECTION_EXTRACTOR:
		return module->extractor.open(host, values, &inside->self);
	default:
		return module->sink.open(host, values, &inside->self);
	}
}

/* By the sizes of rows of its own header; then they are as ours. */
static int declare(struct inside *inside, struct inside_opened *opened, struct failure *failure)
{
	struct winnow_extractor declared = inside->module->extractor;
	struct loading loading = {
		.path = inside->module->path, .arena = inside->arena, .failure = failure
	};

	declared.makes = NULL;
	declared.needs = NULL;
	int answer = declared.declare(
		inside->self, &inside->host.face, &declared.makes, &declared.needs);
	if (answer == 0)
		answer = fact_types_copy(&loading, &declared);
	else
		*failure = inside->host.failure;
	opened->makes = declared.makes;
	opened->needs = declared.needs;
	return answer;
}

static int open_with_files(struct inside *inside, const struct winnow_value *values,
	struct inside_opened *opened, struct failure *failure)
{
	struct opening opening = { .config = &inside->config, .problems = opened->problems };

	digest_init(&opening.digest);
	inside->host.opening = &opening;
	int answer = open_kind(inside, values);
	inside->host.opening = NULL;
	digest_text(&opening.digest, opened->files);
	if (problems_count(opened->problems) > 0 && inside->host.failure.code == 0)
		return failure_set(failure, FAILURE_CONFIG, "%s", "");
	if (answer == 0)
		answer = inside->host.failure.code;
	if (answer == 0)
		return 0;
	(void)host_failure(&inside->host, answer);
	*failure = inside->host.failure;
	return failure->code;
}

int inside_open(struct inside *inside, const struct winnow_value *values,
	struct inside_opened *ret_opened, struct failure *failure)
{
	*ret_opened = (struct inside_opened){ .problems = problems_create() };
	if (!ret_opened->problems)
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	inside->shared.services = services;
	host_init(&inside->host, inside->who, &inside->shared, inside->arena);
	int code = open_with_files(inside, values, ret_opened, failure);
	if (code >= 0 && inside->kind == SECTION_EXTRACTOR && inside->module->extractor.declare)
		code = declare(inside, ret_opened, failure);
	if (code >= 0 && inside->kind == SECTION_EXTRACTOR)
		lexicons_settle(inside->lexicons);
	return code;
}

void inside_close(struct inside *inside)
{
	void (*const close[SECTION_KINDS])(void *self) = { inside->module->source.close,
		inside->module->reader.close, inside->module->extractor.close,
		inside->module->sink.close };

	if (close[inside->kind])
		close[inside->kind](inside->self);
}
