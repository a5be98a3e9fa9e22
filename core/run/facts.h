/* SPDX-License-Identifier: MIT
 *
 * Facts as extractors hand them in, checked against their declaration and the text, and copied.
 * For core/run and core/trial.
 */
#ifndef WINNOW_RUN_FACTS_H
#define WINNOW_RUN_FACTS_H

#include "base/vector.h"
#include "load/module.h"
#include "store/frontier.h"

/* Whether the fact is one `extractor` may make of `text`; else false with a sentence. `known` is
 * how many facts the document has so far, for references. */
bool fact_is_sound(const struct winnow_extractor *extractor, const struct winnow_fact *fact,
	struct winnow_str text, size_t known, struct failure *failure) MUST_CHECK;

/* An extractor, and which attributes its types require: found out once, in `arena`. */
struct fact_maker {
	const struct winnow_extractor *extractor;
	const uint64_t *
		required; /* by type, a bit for each attribute; NULL: looked up for each fact */
};
struct fact_maker fact_maker_of(const struct winnow_extractor *extractor, struct arena *arena);

/* The same, and a deep copy of it, but for the names of its type and attributes, which are those that
 * its maker declares. 0; else WINNOW_EDATA, or WINNOW_ELIMIT: no memory; with a sentence. */
int fact_take(const struct fact_maker *maker, const struct winnow_fact *fact,
	struct winnow_str text, size_t known, struct arena *arena, struct winnow_fact *ret_fact,
	struct failure *failure) MUST_CHECK;

/* What a type declares of an attribute; NULL: nothing. */
const struct winnow_attribute_type *fact_attribute_named(
	const struct winnow_fact_type *type, struct winnow_str name);

/* The type of that name the extractor declares; NULL: none. */
const struct winnow_fact_type *fact_type_named(
	const struct winnow_extractor *extractor, struct winnow_str name);

#endif
