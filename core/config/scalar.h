/* SPDX-License-Identifier: MIT
 * One value of an option: typed and checked as the option says. */
#ifndef WINNOW_CONFIG_SCALAR_H
#define WINNOW_CONFIG_SCALAR_H

#include "config/bind.h"

bool scalar_is_number(uint32_t type);

/* Text as written with paths made absolute; the number where the type is one. When there is a
 * problem it is added, and both stay as they are. */
void scalar_bind(const struct binding *binding, const struct winnow_option *option,
	const struct config_node *node, struct winnow_str *ret_text, int64_t *ret_number);

#endif
