/* SPDX-License-Identifier: MIT
 *
 * A real plugin, found in WINNOW_PLUGIN_PATH, loaded by core/load and opened with options as a
 * configuration would give them: what the harnesses of the kinds stand on.
 */
#ifndef WINNOW_TESTS_TOOLS_OPENED_PLUGIN_H
#define WINNOW_TESTS_TOOLS_OPENED_PLUGIN_H

#include "load/instance.h"
#include "text/lexicon.h"

struct opened_plugin {
	struct instance instance;
	struct host_shared shared; /* set shared.cancelled to see a plugin give up */
	struct config *config;
	struct problems *problems;
	struct lexicons *lexicons; /* of a plugin opened without services of the test's own */
	size_t budget; /* bytes the plugin may take in a working call; 0: no limit */
};

/* What a working call came to. */
struct outcome {
	int result;      /* as the function answered; a failure as core/load understands it */
	const char *why; /* of a failure; else NULL */
};

/* `options` is the inside of a YAML flow mapping: "paths: [a, b], depth: 3"; NULL: none. Paths in
 * it start at the current folder. `services` NULL: the text service, with the lexicons of the
 * source tree. The test fails, with the problem, when it does not open. */
struct opened_plugin *plugin_open(enum section_kind kind, const char *name, const char *options,
	const struct service *services);
void plugin_close(struct opened_plugin *plugin); /* accepts NULL */

/* For a configuration that must be refused: the first problem, malloc'd; NULL when there was
 * none. */
char *plugin_open_problem(enum section_kind kind, const char *name, const char *options,
	const struct service *services);

/* All problems with their places, a line each, as they are printed; malloc'd. */
char *plugin_open_problems(enum section_kind kind, const char *name, const char *options);

/* One working call, with a host of its own. */
struct call {
	struct opened_plugin *plugin;
	struct host host;      /* pass &call.host.face */
	struct arena *working; /* what the plugin allocates; gone when the call ends */
	struct arena *results; /* the caller's to destroy */
};

void call_begin(struct opened_plugin *plugin, struct call *ret_call);
struct outcome call_end(struct call *call, int answer);

/* ---- deep copies, into an arena ---- */

struct winnow_str copy_text(struct arena *arena, struct winnow_str text);
const struct winnow_pair *copy_pairs(
	struct arena *arena, const struct winnow_pair *pairs, size_t count);
/* The first `own_size` bytes of a struct of the contract that begins with its size. */
void copy_struct(void *ret_own, size_t own_size, const void *theirs);
/* Memory of which there must be enough. */
void *need_array(struct arena *arena, size_t count, size_t size);

#endif
