/* SPDX-License-Identifier: MIT
 * The two kinds of the plugin. */
#ifndef WINNOW_CRIN_READER_H
#define WINNOW_CRIN_READER_H

#include <winnow/plugin.h>

extern const struct winnow_source crin_source;
extern const struct winnow_reader crin_reader;

#endif
