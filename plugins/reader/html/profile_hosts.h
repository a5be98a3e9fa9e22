/* SPDX-License-Identifier: MIT
 * Which profile a host has. */
#ifndef WINNOW_READER_HTML_PROFILE_HOSTS_H
#define WINNOW_READER_HTML_PROFILE_HOSTS_H

#include "reader/html/profile.h"

struct profile_host {
	struct winnow_str name; /* lower case */
	const struct profile *profile;
	const struct winnow_node *node; /* where it is said */
	size_t order;
};

struct profiles {
	struct profile_host *hosts; /* by name */
	size_t count, room;
};

/* Sorts the hosts; of several that are one the first that was added counts, and each further one is
 * shown to `twice`. */
void profile_hosts_finish(struct profiles *profiles,
	void (*twice)(void *context, const struct profile_host *host,
		const struct profile_host *first),
	void *context);

#endif
