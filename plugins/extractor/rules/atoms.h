/* SPDX-License-Identifier: MIT
 * What the steps of patterns take, made from how they are written; each is kept once. */
#ifndef WINNOW_RULES_ATOMS_H
#define WINNOW_RULES_ATOMS_H

#include "build.h"

/* Where something is written, for its mistakes. */
struct written {
	const struct winnow_node *node;
	size_t at;
	struct winnow_str text;
};

/* Each answers the number of an atom; NONE: a problem was told. */
uint32_t atom_word(struct build *build, const struct written *written);
uint32_t atom_forms(struct build *build, const struct written *written); /* child~ */
uint32_t atom_exact(struct build *build, const struct written *written, struct winnow_str word);
/* <name> or <name=value>, of the file or a lexicon; `column` is captured, 0: the words. */
uint32_t atom_list(struct build *build, const struct written *written, struct winnow_str name,
	struct winnow_str value, uint32_t column);
uint32_t atom_kind(struct build *build, const struct written *written, enum atom_kind kind);
uint32_t atom_number(
	struct build *build, const struct written *written, struct winnow_str range);
uint32_t atom_fact(struct build *build, const struct written *written, struct winnow_str inside,
	struct winnow_str chosen);

/* "12..17", "..18", "18..", "18". 0: it is none. */
int range_read(struct winnow_str text, double *ret_low, double *ret_high);

#endif
