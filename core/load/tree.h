/* SPDX-License-Identifier: MIT
 * The service "winnow.tree/1": a plugin's own files, read by core/config. */
#ifndef WINNOW_LOAD_TREE_H
#define WINNOW_LOAD_TREE_H

#include <winnow/tree.h>
#include "base/digest.h"
#include "config/config.h"

extern const struct winnow_tree tree_service;

/* What a host in open() has beside it: where problems go, and what was read. */
struct opening {
	const struct config *config;
	struct problems *problems;
	struct digest digest; /* of all files' bytes, in order */
};

#endif
