/* SPDX-License-Identifier: MIT */
#include "serve/exposition.h"
#include <math.h>

#define LARGEST_WHOLE 9007199254740992.0 /* 2^53 */

void exposition_family(struct buffer *out, const char *name, const char *type, const char *help)
{
	buffer_printf(out, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

static void put_label_value(struct buffer *out, struct winnow_str value)
{
	for (size_t i = 0; i < value.len; i++) {
		char byte = value.ptr[i];
		if (byte == '\n') {
			buffer_append(out, STR_LITERAL("\\n"));
			continue;
		}
		if (byte == '"' || byte == '\\')
			buffer_append_byte(out, '\\');
		buffer_append_byte(out, byte);
	}
}

static void put_labels(struct buffer *out, const struct label *label)
{
	char before = '{';

	for (; label && label->name; label++) {
		buffer_printf(out, "%c%s=\"", before, label->name);
		put_label_value(out, label->value);
		buffer_append_byte(out, '"');
		before = ',';
	}
	if (before == ',')
		buffer_append_byte(out, '}');
}

void exposition_sample(
	struct buffer *out, const char *name, const struct label *labels, double value)
{
	buffer_append(out, winnow_str(name));
	put_labels(out, labels);
	if (fabs(value) < LARGEST_WHOLE && floor(value) >= value)
		buffer_printf(out, " %.0f\n", value);
	else
		buffer_printf(out, " %.17g\n", value);
}
