/* SPDX-License-Identifier: MIT
 * A plugin as the process sees that runs it: opened by the keeper, called by its copies. Inside
 * core/outside only. */
#ifndef WINNOW_OUTSIDE_INSIDE_H
#define WINNOW_OUTSIDE_INSIDE_H

#include "load/host.h"
#include "load/instance.h"
#include "text/analysis.h"

struct inside {
	const char *who;
	enum section_kind kind;
	const struct module *module; /* NULL: a program is run */
	char **command;              /* NULL-terminated; NULL: a .so is */
	void *self;
	struct host host; /* of open() */
	struct host_shared shared;
	struct arena *arena;
	struct lexicons *lexicons;
	struct language_tables *tables; /* for extractors */
	struct config config; /* of the host's: where lexicons and data are, and the bounds */
	size_t max_document_bytes;
	int64_t memory;
};

/* What came of opening it. */
struct inside_opened {
	struct problems *problems; /* what it told of its files */
	char files[DIGEST_TEXT_SIZE];
	const struct winnow_fact_type *makes; /* NULL: as its table says; likewise: */
	const char *const *needs;
};

/* Loads what the configuration names: lexicons, and the plugin. */
int inside_load(struct inside *inside, const char *path, struct failure *failure) MUST_CHECK;
/* Opens it. *ret_opened holds from the beginning what there is to tell, whatever the outcome;
 * FAILURE_CONFIG without a reason: the problems say enough. */
int inside_open(struct inside *inside, const struct winnow_value *values,
	struct inside_opened *ret_opened, struct failure *failure) MUST_CHECK;
void inside_close(struct inside *inside);

#endif
