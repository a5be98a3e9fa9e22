/* SPDX-License-Identifier: MIT
 *
 * The tables of a plugin, as somebody else's compiler laid them out, copied into our own. A
 * plugin built with an older header has shorter structs, one built with a newer header longer
 * ones: what is missing reads as zero, what is unknown is left behind.
 */
#ifndef WINNOW_LOAD_TABLES_H
#define WINNOW_LOAD_TABLES_H

#include <stddef.h>
#include "base/arena.h"
#include "load/module.h"

/* A plugin in the act of being loaded: what every check needs to know to refuse it. */
struct loading {
	const char *path;
	struct arena *arena; /* what lives as long as the module */
	struct failure *failure;
	char subject[200]; /* "the option paths of the source"; empty: the plugin */
};

/* How long a struct was in ABI 0.1: up to the last member it had then. Members never move, so
 * these lines never change. */
#define TABLE_END(type, member)                                                                \
	((uint32_t)(offsetof(struct type, member) + sizeof(((struct type *)0)->member)))
#define LEAST_PLUGIN TABLE_END(winnow_plugin, sink)
#define LEAST_OPTION TABLE_END(winnow_option, flags)
#define LEAST_SOURCE TABLE_END(winnow_source, close)
#define LEAST_READER TABLE_END(winnow_reader, close)
#define LEAST_EXTRACTOR TABLE_END(winnow_extractor, close)
#define LEAST_SINK TABLE_END(winnow_sink, close)
#define LEAST_FACT_TYPE TABLE_END(winnow_fact_type, attributes)
#define LEAST_ATTRIBUTE_TYPE TABLE_END(winnow_attribute_type, flags)

/* What the refusals from here on are about; "" is the plugin. */
void loading_about(struct loading *loading, const char *format, ...) FORMAT(2, 3);

/* "PATH: SUBJECT text: correct it and rebuild the plugin", as WINNOW_EDATA. */
int loading_refuse(const struct loading *loading, const char *format, ...)
	FORMAT(2, 3) MUST_CHECK;

/* Whether a struct of `size` bytes can be one that had `least` in ABI 0.1. */
int table_check_size(const struct loading *loading, uint32_t size, uint32_t least,
	const char *what) MUST_CHECK;

/* Fills the `own_size` bytes of *ret_own from a struct of `size`. */
void table_copy(void *ret_own, size_t own_size, const void *theirs, uint32_t size);

/* Copies an array of structs of `stride` bytes that begin with their name, up to the one whose
 * name is NULL, which is copied, too. `theirs` may be NULL: then *ret_own is. */
int table_copy_rows(const struct loading *loading, const void *theirs, uint32_t stride,
	size_t own_size, const char *what, void **ret_own, size_t *ret_count) MUST_CHECK;

/* A NULL-terminated array of texts: how many; bounded like rows. */
int table_count_texts(const struct loading *loading, const char *const *texts, const char *what,
	size_t *ret_count) MUST_CHECK;

/* [a-z][a-z0-9_]*, at most 63 bytes; NULL is none. */
bool table_is_name(const char *name);

/* options.c: verifies a kind's table of options and copies it; `kind` is "source". */
int options_copy(struct loading *loading, const char *kind, uint32_t stride,
	const struct winnow_option **options) MUST_CHECK;

/* facts.c: the same for what the extractor makes, needs and uses. */
int fact_types_copy(struct loading *loading, struct winnow_extractor *extractor) MUST_CHECK;

/* descriptor.c: the whole plugin into *ret_module, all but its path. */
int descriptor_copy(struct loading *loading, const struct winnow_plugin *theirs,
	struct module *ret_module) MUST_CHECK;

#endif
