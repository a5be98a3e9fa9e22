/* SPDX-License-Identifier: MIT
 *
 * A plan: every plugin a configuration names, loaded, bound and opened, extractors in the order
 * of their needs. `winnow check` stops here; `winnow run` carries it out.
 */
#ifndef WINNOW_RUN_PLAN_H
#define WINNOW_RUN_PLAN_H

#include "base/vector.h"
#include "fetch/canonical.h"
#include "load/instance.h"
#include "outside/outside.h"
#include "run/facts.h"
#include "run/terms.h"
#include "text/analysis.h"

struct plan {
	const struct config *config;
	struct instance *instances[SECTION_KINDS]; /* in the order of the configuration */
	size_t counts[SECTION_KINDS];
	struct instance **extractors; /* the same, each after those whose facts it needs */
	/* Of each of these, the types of the facts it is shown, ended by NULL: the very pointers by which
	 * their makers name them, for a type has one maker. */
	const char *const **shown;
	bool has_gathered;         /* what is installed, and told what of it cannot be loaded */
	struct fact_maker *makers; /* these as what they make is checked */
	struct host_shared shared;
	struct terms terms; /* of the sources, on the web */
	struct lexicons *lexicons;
	const struct winnow_lexicon
		*addresses; /* what canonical addresses leave out; NULL: nothing */
	const struct winnow_lexicon
		*calibration; /* see run/confidence.h; NULL: facts are as sure as stated */
	struct canonical_bounds paths; /* of addresses */
	struct language_tables *tables;
	char (*visitors)[65]; /* of each source: id, version, options */
	char fingerprint[65]; /* of readers and extractors: ids, versions, options */
	atomic_bool stopping; /* no new request is taken up; those in hand are finished */
	atomic_bool called;   /* every source is due now; taken back once it was seen */
	VECTOR(struct outside *) outsides; /* of the plugins that run in another process */
	struct arena *arena;
};

/* What plugins are offered in a run; NULL-ended. */
extern const struct service plan_services[];

/* On the main thread. A second plan may be made while the first is carried out; then destroy the
 * first before a third is made. Collects every mistake in one pass; NULL when there was one. Closes
 * what it opened. A list the configuration leaves out is all that are installed, by name; a plugin
 * that is there but cannot be loaded is then a warning, not a problem. Refuses two extractors that
 * make one type, a need that nobody makes, and circles, naming them. */
struct plan *plan_create(const struct config *config, struct problems *problems) MUST_CHECK;
/* The readers alone, for what is stored nowhere. */
struct plan *plan_create_readers(
	const struct config *config, struct problems *problems) MUST_CHECK;
/* The extractors alone, likewise. */
struct plan *plan_create_extractors(
	const struct config *config, struct problems *problems) MUST_CHECK;
void plan_destroy(struct plan *plan); /* accepts NULL */
DEFINE_SCOPED(struct plan *, plan_destroy)

#endif
