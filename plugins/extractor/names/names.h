/* SPDX-License-Identifier: MIT
 *
 * Persons, organisations and places. Each step is one file: glossary (what words can be), words
 * (what this document shows of them), stretch, evidence and decide (what is a name, and of what
 * kind), then a file for each type of fact.
 */
#ifndef WINNOW_NAMES_H
#define WINNOW_NAMES_H

#include "decide.h"
#include "shared/statement.h"

extern const struct winnow_fact_type names_fact_types[];

struct extractor {
	const struct winnow_text *text;
	const struct glossary *glossary;
	const struct weights *weights;
};

/* What an extract() works with. */
struct reading {
	const struct extractor *extractor;
	struct passage passage;
	struct words words;
	struct names_found names;
	const struct winnow_extractor_out *out;
};

/* 0 to 1, of a name. */
double name_confidence(const struct name *name);

/* Each makes the fact of the name: its number, or a negative to hand back up. */
int64_t place_state(const struct reading *reading, const struct name *name);
int64_t nationality_state(const struct reading *reading, const struct name *name);
int64_t organisation_state(const struct reading *reading, const struct name *name);
int64_t person_state(const struct reading *reading, const struct name *name);

#endif
