/* SPDX-License-Identifier: MIT */
#include "cli/option_text.h"
#include "config/config.h"
#include "outside/describe.h"

static void put_flags(uint32_t flags, struct buffer *text)
{
	if (flags & WINNOW_LIST)
		buffer_append(text, STR_LITERAL(", one or more"));
	if (flags & WINNOW_REQUIRED)
		buffer_append(text, STR_LITERAL(", required"));
}

static void put_choices(const char *const *choices, struct buffer *text)
{
	for (size_t i = 0; choices && choices[i]; i++)
		buffer_printf(text, "%s%s", i ? ", " : "; one of ", choices[i]);
}

void option_text(const struct winnow_option *option, struct buffer *text)
{
	const char *type = option->type == CONFIG_SECTIONS  ? "entry"
			   : option->type == CONFIG_MAPPING ? "mapping"
							    : option_types[option->type];

	buffer_append(text, winnow_str(type));
	put_flags(option->flags, text);
	if (option->fallback)
		buffer_printf(text, ", else %s", option->fallback);
	put_choices(option->choices, text);
}

void attribute_text(const struct winnow_attribute_type *attribute, struct buffer *text)
{
	buffer_append(text, winnow_str(value_types[attribute->type]));
	put_flags(attribute->flags, text);
	put_choices(attribute->codes, text);
}
