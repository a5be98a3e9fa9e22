/* SPDX-License-Identifier: MIT
 * The plugin under trial, open as one of its kinds. In a child. Inside core/trial only. */
#ifndef WINNOW_TRIAL_OPENED_H
#define WINNOW_TRIAL_OPENED_H

#include "load/instance.h"
#include "text/analysis.h"
#include "trial/input.h"
#include "trial/report.h"

/* What all checks of a trial share. */
struct trial {
	const struct trial_order *order;
	struct inputs inputs;
	char folder[64];        /* to write in, gone afterwards */
	enum section_kind kind; /* the one in hand */
	struct arena *arena;
};

struct opened {
	const struct trial *trial;
	struct report *report;
	struct instance instance;
	const struct module *module;
	struct config *config; /* with one section, that of the plugin */
	struct host_shared shared;
	struct lexicons *lexicons;
	struct language_tables *tables; /* for extractors */
	struct problems *problems;
};

/* Loads it, and what it may ask for. False: the report says why. */
bool opened_prepare(
	const struct trial *trial, struct report *report, struct opened *opened) MUST_CHECK;

/* open() and declare(). False: the report says why; skipped, where its options are made up. */
bool opened_open(struct opened *opened) MUST_CHECK;
void opened_close(struct opened *opened); /* may be opened again */

/* Both of the above. */
bool opened_begin(
	const struct trial *trial, struct report *report, struct opened *opened) MUST_CHECK;

/* open() alone, with another host and the values of the last opening; an open() that answers 0 is
 * closed again. */
int opened_again(struct opened *opened, struct host *host) MUST_CHECK;

#endif
