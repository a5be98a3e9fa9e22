/* SPDX-License-Identifier: MIT
 * What a plugin in another process is run with. Inside core/outside, and for who makes one. */
#ifndef WINNOW_OUTSIDE_SETTINGS_H
#define WINNOW_OUTSIDE_SETTINGS_H

#include "config/config.h"

/* All borrowed for the life of what is made with it; the configuration only while it is made. */
struct outside_settings {
	const char *who; /* "extractor exec", for the log and for messages */
	enum section_kind kind;
	const struct winnow_str *command; /* a program and its arguments */
	size_t command_count;             /* 0: `plugin` counts */
	const char *plugin;               /* the path of a .so */
	/* For the .so: where its lexicons and data are, and what one call may allocate. */
	const struct config *config;
	int64_t deadline;  /* milliseconds, of one call */
	int64_t memory;    /* bytes of each process */
	int64_t processes; /* 0: as many as call at once */
	int64_t restarts;  /* in a row without success, before it is given up */
};

#endif
