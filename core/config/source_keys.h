/* SPDX-License-Identifier: MIT
 * What the host itself reads of a source: when it is due, and what is expected of it. */
#ifndef WINNOW_CONFIG_SOURCE_KEYS_H
#define WINNOW_CONFIG_SOURCE_KEYS_H

#include "config/bind.h"

/* Fills timing and expectations of a source; problems go to the binding's. `node` may be NULL or
 * no mapping: then what holds by default. */
void source_keys_read(
	const struct binding *binding, const struct config_node *node, struct section *section);

#endif
