/* SPDX-License-Identifier: MIT
 * Where the file's own keys stand in config_keys[]. */
#ifndef WINNOW_CONFIG_KEYS_H
#define WINNOW_CONFIG_KEYS_H

#include "config/config.h"

enum {
	KEY_STORE,
	KEY_WORKERS,
	KEY_MAX_ITEM_BYTES,
	KEY_MAX_DOCUMENT_BYTES,
	KEY_PLUGIN_PATH,
	KEY_LEXICON_PATH,
	KEY_INCLUDE,
	KEY_SECTIONS, /* the first of SECTION_KINDS, in their order */
	KEY_COUNT = KEY_SECTIONS + SECTION_KINDS
};

#endif
