/* SPDX-License-Identifier: MIT
 *
 * A plugin as it was written against the first header, whose structs are repeated here: today's
 * may have grown, and this must load all the same.
 */
#include <stddef.h>
#include <stdint.h>

struct first_host;
struct first_value;
struct first_out;
struct first_reading;

struct first_option {
	const char *name, *help, *fallback;
	const char *const *choices;
	int64_t min, max;
	uint32_t type, flags;
};

struct first_source {
	uint32_t size, flags;
	const struct first_option *options;
	int (*open)(const struct first_host *host, const struct first_value *values,
		void **ret_self);
	int (*start)(void *self, const struct first_host *host, const struct first_out *out);
	int (*visit)(void *self, const struct first_host *host, const void *item,
		const struct first_out *out);
	void (*close)(void *self);
};

struct first_attribute_type {
	const char *name, *help;
	const char *const *codes;
	uint32_t type, flags;
};

struct first_fact_type {
	const char *name, *help;
	const struct first_attribute_type *attributes;
};

struct first_extractor {
	uint32_t size, flags, fact_type_size, attribute_type_size;
	const struct first_option *options;
	const struct first_fact_type *makes;
	const char *const *needs;
	int (*open)(const struct first_host *host, const struct first_value *values,
		void **ret_self);
	int (*extract)(void *self, const struct first_host *host,
		const struct first_reading *reading, const struct first_out *out);
	void (*close)(void *self);
};

struct first_plugin {
	uint32_t abi_major, abi_minor, size, option_size;
	const char *id, *version, *licence, *summary;
	const struct first_source *source;
	const void *reader;
	const struct first_extractor *extractor;
	const void *sink;
};

static int older_open(
	const struct first_host *host, const struct first_value *values, void **ret_self)
{
	(void)host;
	(void)values;
	(void)ret_self;
	return 0;
}

static int older_start(void *self, const struct first_host *host, const struct first_out *out)
{
	(void)self;
	(void)host;
	(void)out;
	return 0;
}

static int older_extract(void *self, const struct first_host *host,
	const struct first_reading *reading, const struct first_out *out)
{
	(void)self;
	(void)host;
	(void)reading;
	(void)out;
	return 0;
}

static const struct first_option options[] = {
	{ "depth", "How deep.", "3", NULL, 1, 9, 3, 0 },
	{ "wait", "How long.", "30s", NULL, 0, 0, 6, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0, 0, 0 },
};

static const struct first_attribute_type attributes[] = {
	{ "height", "In metres.", NULL, 3, 1 },
	{ "kind", "Which.", NULL, 5, 0 },
	{ NULL, NULL, NULL, 0, 0 },
};

static const struct first_fact_type makes[] = {
	{ "tree", "A tree.", attributes },
	{ "forest", "Many.", NULL },
	{ NULL, NULL, NULL },
};

static const struct first_source source = { sizeof source, 0, options, older_open, older_start,
	NULL, NULL };

static const struct first_extractor extractor = { sizeof extractor, 0, sizeof *makes,
	sizeof *attributes, NULL, makes, NULL, older_open, older_extract, NULL };

extern const struct first_plugin winnow_plugin;
__attribute__((visibility("default")))
const struct first_plugin winnow_plugin = { 0, 0, sizeof winnow_plugin, sizeof *options,
	"older", "0.9", "MIT", "From before.", &source, NULL, &extractor, NULL };
