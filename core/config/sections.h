/* SPDX-License-Identifier: MIT
 * The entries of sources, readers, extractors and sinks. */
#ifndef WINNOW_CONFIG_SECTIONS_H
#define WINNOW_CONFIG_SECTIONS_H

#include "config/files.h"

/* Fills config->sections from all files, in order; false: no memory, and a problem says so. */
bool sections_read(const struct files *files, struct config *config) MUST_CHECK;

/* "source pages: ", for problems; never NULL. */
const char *section_who(const struct section *section, struct arena *arena);

#endif
