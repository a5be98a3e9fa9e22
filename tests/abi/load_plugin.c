/* SPDX-License-Identifier: MIT
 * Loads the plugin named, as winnow does, and prints what it is. */
#include <stdio.h>
#include "load/instance.h"

static const char *const kinds[SECTION_KINDS] = { "source", "reader", "extractor", "sink" };

int main(int count, char **arguments)
{
	const struct module *module;
	struct failure failure = { 0 };

	if (count != 2) {
		fputs("usage: load_plugin FILE\n", stderr);
		return 64;
	}
	if (module_load(arguments[1], &module, &failure) < 0) {
		fprintf(stderr, "%s\n", failure.why);
		return 1;
	}
	printf("%.*s:", STR_ARGS(module->label));
	for (int kind = 0; kind < SECTION_KINDS; kind++)
		if (module_has(module, (enum section_kind)kind))
			printf(" %s", kinds[kind]);
	putchar('\n');
	return 0;
}
