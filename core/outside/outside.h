/* SPDX-License-Identifier: MIT
 *
 * A plugin that runs in another process: a program in any language (`plugin: exec`), or a .so in
 * a child of this program (`isolate: true`). Both speak the protocol of plugins/PROTOCOL.md.
 *
 * To run one plugin in a child:
 *
 *     struct outside_settings settings = { .who = "extractor mine", .kind = SECTION_EXTRACTOR,
 *             .plugin = "/path/mine.so", .config = config, .deadline = 5000, .memory = 1 << 30,
 *             .restarts = 1 };
 *     outside_create(&settings, &outside, &failure);     in a child it is loaded and described
 *     const struct module *module = outside_module(outside);
 *     host_init(&host, …);  host.attachment = outside;   as instance_open() does it
 *     module->extractor.open(&host.face, values, &self);
 *     module->extractor.extract(self, …);                from any thread, with any host
 *     outside_destroy(outside);
 *
 * From outside_create() on it is called like any other. What ends a child, or has it hang, comes
 * back as WINNOW_EDATA with a sentence in host.failure: "was killed by signal 11 (Segmentation
 * fault), and once more in a new process". The program's main() has to begin as child.h says.
 */
#ifndef WINNOW_OUTSIDE_OUTSIDE_H
#define WINNOW_OUTSIDE_OUTSIDE_H

#include "load/module.h"
#include "outside/settings.h"

struct outside;

/* Main thread. `settings` and all they point at are copied. The failure is a sentence that follows
 * `who`, or names a file. */
int outside_create(const struct outside_settings *settings, struct outside **ret_outside,
	struct failure *failure) MUST_CHECK;

/* Its tables, as those of a .so that was loaded here; they live as long as it. */
const struct module *outside_module(const struct outside *outside);

/* After its instance was closed. Accepts NULL. */
void outside_destroy(struct outside *outside);

#endif
