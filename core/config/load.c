/* SPDX-License-Identifier: MIT */
#include "config/bind.h"
#include "config/files.h"
#include "config/keys.h"
#include "config/number.h"
#include "config/path.h"
#include "config/sections.h"

#define MOST_MEMORY ((size_t)256 << 20)

/* ---- from all files to one set of values ---- */

/* A list has the items of all files, in order; of a single value the first file's counts. */
static bool join_value(const struct files *files, size_t key, struct winnow_value *joined,
	const struct winnow_value *added)
{
	size_t count = (size_t)joined->count + added->count;

	if (joined->count == 0) {
		*joined = *added;
		return true;
	}
	if (!(config_keys[key].flags & WINNOW_LIST) || added->count == 0)
		return true;
	struct winnow_str *text = arena_alloc_array(files->arena, count, sizeof *text);
	if (!text)
		return false;
	for (size_t i = 0; i < count; i++)
		text[i] = i < joined->count ? joined->text[i] : added->text[i - joined->count];
	*joined = (struct winnow_value){ .text = text, .count = (uint32_t)count };
	return true;
}

static struct winnow_value *join_values(
	const struct files *files, const struct binding *binding)
{
	struct winnow_value *values = bind_new_values(binding, config_keys);

	for (size_t i = 0; values && i < files->read.count; i++)
		for (size_t key = 0; values && key < KEY_COUNT; key++)
			if (!join_value(files, key, &values[key],
				    &files->read.items[i].values[key]))
				values = NULL;
	if (values)
		bind_rest(binding, NULL, config_keys, values);
	return values;
}

static void take_list(const struct winnow_value *value, const struct winnow_str **ret_items,
	size_t *ret_count)
{
	*ret_items = value->text;
	*ret_count = value->count;
}

static void take_fetch(struct config_fetch *fetch, const struct winnow_value *values)
{
	fetch->user_agent = value_text(&values[KEY_USER_AGENT]);
	fetch->proxy = value_text(&values[KEY_PROXY]);
	fetch->min_delay = value_number(&values[KEY_MIN_DELAY]);
	fetch->max_connections = value_number(&values[KEY_MAX_CONNECTIONS]);
	fetch->connect_timeout = value_number(&values[KEY_CONNECT_TIMEOUT]);
	fetch->header_timeout = value_number(&values[KEY_HEADER_TIMEOUT]);
	fetch->stall_timeout = value_number(&values[KEY_STALL_TIMEOUT]);
	fetch->timeout = value_number(&values[KEY_TIMEOUT]);
	fetch->retries = value_number(&values[KEY_RETRIES]);
	fetch->retry_delay = value_number(&values[KEY_RETRY_DELAY]);
	fetch->retry_wait = value_number(&values[KEY_RETRY_WAIT]);
	take_list(
		&values[KEY_ALLOW_PRIVATE], &fetch->allow_private, &fetch->allow_private_count);
	fetch->ca_file = value_text(&values[KEY_CA_FILE]);
	take_list(&values[KEY_DELAYS], &fetch->delays, &fetch->delay_count);
	take_list(&values[KEY_RESOLVE], &fetch->resolve, &fetch->resolve_count);
}

static void take_bounds(struct config_bounds *bounds, const struct winnow_value *values)
{
	bounds->max_requests = value_number(&values[KEY_MAX_REQUESTS]);
	bounds->max_per_pattern = value_number(&values[KEY_MAX_PER_PATTERN]);
	bounds->max_same_body = value_number(&values[KEY_MAX_SAME_BODY]);
	bounds->max_link_depth = value_number(&values[KEY_MAX_LINK_DEPTH]);
	bounds->max_path_parts = value_number(&values[KEY_MAX_PATH_PARTS]);
	bounds->max_path_repeats = value_number(&values[KEY_MAX_PATH_REPEATS]);
}

/* Of the file whose value counts. */
static struct place place_of(const struct files *files, size_t key)
{
	struct place place = { .file = files->read.items[0].name };

	for (size_t i = files->read.count; i > 0; i--) {
		const struct config_node *root = files->read.items[i - 1].root;
		const struct config_pair *pair =
			root ? node_find(root, winnow_str(config_keys[key].name)) : NULL;
		if (pair)
			place = pair->value->place;
	}
	return place;
}

static void take_values(struct config *config, const struct winnow_value *values)
{
	config->store = value_text(&values[KEY_STORE]);
	config->workers = value_number(&values[KEY_WORKERS]);
	config->max_item_bytes = value_number(&values[KEY_MAX_ITEM_BYTES]);
	config->max_document_bytes = value_number(&values[KEY_MAX_DOCUMENT_BYTES]);
	config->min_free_space = value_number(&values[KEY_MIN_FREE_SPACE]);
	config->log_format = value_text(&values[KEY_LOG_FORMAT]);
	config->listen = value_text(&values[KEY_LISTEN]);
	config->allow_remote = value_number(&values[KEY_ALLOW_REMOTE]);
	config->plugin_path = values[KEY_PLUGIN_PATH].text;
	config->plugin_path_count = values[KEY_PLUGIN_PATH].count;
	config->lexicon_path = value_text(&values[KEY_LEXICON_PATH]);
	config->lexicons = values[KEY_LEXICONS].text;
	config->lexicon_count = values[KEY_LEXICONS].count;
	take_list(&values[KEY_DATA_PATH], &config->data_path, &config->data_path_count);
	take_fetch(&config->fetch, values);
	take_bounds(&config->bounds, values);
}

static void read_min_confidence(
	struct config *config, const struct files *files, const struct winnow_value *value)
{
	struct winnow_str text = value_text(value);

	if (value->count && number_parse_decimal(text, true, &config->min_confidence) &&
		config->min_confidence <= 1)
		return;
	if (value->count)
		problems_add(files->problems, place_of(files, KEY_MIN_CONFIDENCE),
			"'min_confidence': '%.*s' is not a share, as 0.8 or 80%%",
			STR_ARGS(node_shown(text)));
	config->min_confidence = 0;
}

/* ---- from files to a configuration ---- */

static bool fill_config(struct config *config, struct files *files)
{
	const struct config_file *first = &files->read.items[0];
	char sha256[DIGEST_TEXT_SIZE];
	struct binding binding = { .who = "",
		.place = { .file = first->name },
		.folder = first->folder,
		.arena = config->arena,
		.problems = files->problems };
	struct winnow_value *values = join_values(files, &binding);

	config->file = first->name;
	config->folder = first->folder;
	config->sha256 = arena_copy(config->arena, digest_text(&files->digest, sha256));
	if (!values || !config->sha256.ptr) {
		problems_add_no_memory(files->problems, binding.place);
		return false;
	}
	take_values(config, values);
	config->listen_place = place_of(files, KEY_LISTEN);
	read_min_confidence(config, files, &values[KEY_MIN_CONFIDENCE]);
	config->fetch.user_agent_place = place_of(files, KEY_USER_AGENT);
	config->fetch.delays_place = place_of(files, KEY_DELAYS);
	files->config = config;
	return sections_read(files, config);
}

static struct config *create(struct place place, struct problems *problems)
{
	struct arena *arena = arena_create(MOST_MEMORY);
	struct config *config = arena ? arena_alloc(arena, sizeof *config) : NULL;

	if (!config) {
		problems_add_no_memory(problems, place);
		arena_destroy(arena);
		return NULL;
	}
	config->arena = arena;
	return config;
}

/* Keeps the configuration, or destroys it. */
static struct config *finish(struct config *config, struct files *files, bool read)
{
	bool whole = read && fill_config(config, files);

	files_finish(files);
	if (whole)
		return config;
	config_destroy(config);
	return NULL;
}

struct config *config_load(const char *path, struct problems *problems)
{
	struct config *config = create((struct place){ .file = path }, problems);
	struct files files;

	if (!config)
		return NULL;
	files_init(&files, config->arena, problems);
	return finish(config, &files, files_read(&files, path));
}

struct config *config_parse(
	struct winnow_str yaml, const char *name, const char *folder, struct problems *problems)
{
	struct config *config = create((struct place){ .file = name }, problems);
	struct files files;

	if (!config)
		return NULL;
	files_init(&files, config->arena, problems);
	const char *kept_name = arena_copy(config->arena, winnow_str(name)).ptr;
	struct winnow_str entry = arena_printf(config->arena, "%s/.", folder);
	const char *kept_folder = entry.ptr ? path_folder(config->arena, entry.ptr) : NULL;
	if (!kept_name || !kept_folder) {
		problems_add_no_memory(problems, (struct place){ .file = name });
		return finish(config, &files, false);
	}
	return finish(config, &files, files_parse(&files, yaml, kept_name, kept_folder));
}

void config_destroy(struct config *config)
{
	if (config)
		arena_destroy(config->arena);
}

int config_bind(const struct config *config, const struct section *section,
	const struct winnow_option *table, const char *const *reserved, struct arena *arena,
	const struct winnow_value **ret_values, struct problems *problems)
{
	size_t before = problems_count(problems);
	struct binding binding = { .who = section_who(section, arena),
		.place = section->place,
		.folder = config->folder,
		.reserved = reserved,
		.arena = arena,
		.problems = problems };
	struct winnow_value *values = bind_new_values(&binding, table);

	if (values) {
		bind_check_keys(&binding, section->node, table);
		bind_given(&binding, section->node, table, values);
		bind_rest(&binding, section->node, table, values);
	}
	if (problems_count(problems) > before)
		return FAILURE_CONFIG;
	*ret_values = values;
	return 0;
}
