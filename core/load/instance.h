/* SPDX-License-Identifier: MIT
 *
 * A kind of a module, opened with the values of its section: what a run works with.
 */
#ifndef WINNOW_LOAD_INSTANCE_H
#define WINNOW_LOAD_INSTANCE_H

#include <pthread.h>
#include "config/config.h"
#include "load/host.h"
#include "load/module.h"
#include "load/tree.h"

struct instance {
	const struct module *module;
	struct section section;
	void *self;
	struct winnow_extractor extractor; /* of an extractor: with what it declared */
	const struct winnow_value *values; /* as bound, one for each option; NULL: no options */
	struct host host;                  /* of open(), alive until close() */
	struct arena *arena;
	char files[DIGEST_TEXT_SIZE]; /* sha256 of the files that open() read as trees */
	char who[96];                 /* "source pages", for the log and for messages */
	uint32_t flags;               /* of the kind */
	pthread_mutex_t serial;       /* held around calls of a WINNOW_SERIAL kind */
	bool opened;
};

/* Binds the section and opens. Main thread, in the order of the configuration. Option mistakes go
 * to `problems` and open() is then not called; a failed open() is a problem at the section's
 * place. 0, or FAILURE_CONFIG. The instance must not move afterwards. */
int instance_open(struct instance *instance, const struct config *config,
	const struct module *module, const struct section *section, struct host_shared *shared,
	struct problems *problems) MUST_CHECK;

/* Only what opened is closed. Accepts a zeroed instance. */
void instance_close(struct instance *instance);

/* Around each working call; do nothing unless the kind is serial. */
void instance_enter(struct instance *instance);
void instance_leave(struct instance *instance);

/* The table of options of the section's kind; NULL: none. */
const struct winnow_option *module_options(const struct module *module, enum section_kind kind);
bool module_has(const struct module *module, enum section_kind kind);

/* The keys of a section that are the host's own, NULL-terminated: name, plugin,
 * config_outside_keys, and of a source config_source_keys. Main thread only. */
const char *const *section_reserved_keys(enum section_kind kind);

#endif
