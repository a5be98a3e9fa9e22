/* SPDX-License-Identifier: MIT
 *
 * A part of a text document: XML, read event by event as it is unpacked. Names come without their
 * prefix. No document type, so no entity but those of XML, and nothing is ever opened for it.
 */
#ifndef WINNOW_READER_OFFICE_PART_H
#define WINNOW_READER_OFFICE_PART_H

#include "reader/office/package.h"

struct part_events {
	/* `pairs`: names and values of the attributes in turn, ended by NULL; NULL: none. */
	void (*start)(void *context, const char *name, const char *const *pairs);
	void (*end)(void *context, const char *name);
	void (*text)(void *context, const char *bytes, size_t length);
};

/* As package_read(): 1: there is no such part. */
int part_read(struct package *package, const char *beginning, const struct part_events *events,
	void *context);

/* The value of the attribute of that name, whatever its prefix; NULL: there is none. */
const char *part_attribute(const char *const *pairs, const char *name);

/* The same, as a number; `otherwise`: it is none between 0 and 1000. */
int part_number(const char *const *pairs, const char *name, int otherwise);

#endif
