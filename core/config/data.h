/* SPDX-License-Identifier: MIT
 * Files of YAML that come with winnow, as profiles of sites, and the user's own beside them. */
#ifndef WINNOW_CONFIG_DATA_H
#define WINNOW_CONFIG_DATA_H

#include "config/config.h"

struct data_files {
	const struct winnow_str *paths; /* absolute, terminated */
	size_t count;
	const char *refused; /* where there was an error */
};

/* The files at `name`: itself, or of a folder, as "sites", its *.yaml. They are those of the folders of
 * data_path, in their order, and then those that are installed; of two with one name the first
 * counts. 0, or an errno; ENOENT: none of the folders has it. Where nothing is installed there are
 * none. All lives in `arena`. */
int data_list(const struct config *config, struct winnow_str name, struct arena *arena,
	struct data_files *ret_files) MUST_CHECK;

/* The folder of what is installed; it may not be there. */
const char *data_installed_folder(void);

#endif
