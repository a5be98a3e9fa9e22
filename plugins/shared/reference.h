/* SPDX-License-Identifier: MIT
 * Addresses relative to others. */
#ifndef WINNOW_SHARED_REFERENCE_H
#define WINNOW_SHARED_REFERENCE_H

#include <winnow/helpers.h>

/* `reference` taken relative to `base`, by RFC 3986; as it is where it has a scheme or the base
 * is empty; empty: it cannot be an address. */
struct winnow_str reference_resolve(
	const struct winnow_host *host, struct winnow_str base, struct winnow_str reference);

/* The host name of an address, with its port; empty: it has none. */
struct winnow_str reference_authority(struct winnow_str address);

#endif
