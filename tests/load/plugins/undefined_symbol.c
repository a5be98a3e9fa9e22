/* SPDX-License-Identifier: MIT
 * Hopes that winnow lends it a function of its own. */
#include <winnow/plugin.h>

int winnow_lends_nothing(
	void *self, const struct winnow_host *host, const struct winnow_source_out *out);

#define START winnow_lends_nothing
#include "skeleton.h"
