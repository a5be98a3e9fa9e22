/* SPDX-License-Identifier: MIT
 *
 * How sure a fact is. An extractor says it by feeling; the lexicon any/calibration knows, of the version
 * of the extractor that was measured, how often each of its rules was right on marked texts
 * (`winnow evaluate --calibration` writes it):
 *
 *     rule<TAB>extractor<TAB>version<TAB>right<TAB>of<TAB>stated
 *
 * with `right` of `of` facts right, and `stated` what the rule said of them on average. What is
 * stored is then the rule's own share, (right + 1) / (of + 2), moved as far from it as this fact
 * was stated surer or less sure than the rule's average: their odds are multiplied. A rule that
 * was never measured, or in another version, keeps what it says.
 */
#ifndef WINNOW_RUN_CONFIDENCE_H
#define WINNOW_RUN_CONFIDENCE_H

#include "run/plan.h"
#include "store/frontier.h"

enum { CALIBRATED_RULES = 512, LONGEST_CALIBRATED = 40 };

/* The rules a worker met last, by their hashes: facts are many and rules are few. */
struct calibrated_rule {
	const struct winnow_plugin *extractor; /* NULL: free */
	size_t length;
	char rule[LONGEST_CALIBRATED];
	double shift; /* what multiplies its odds; 0: never measured */
};

struct calibrated_rules {
	struct calibrated_rule items[CALIBRATED_RULES];
};

/* `calibration` may be NULL: there is none. `rules` is zero at first. */
double confidence_of(struct calibrated_rules *rules, const struct winnow_lexicon *calibration,
	const struct winnow_plugin *extractor, const struct winnow_fact *fact);

/* Leaves out the facts of one document that are less sure than the configuration wants, and gives the
 * others their new numbers. A fact that refers to one that was left out loses that attribute; one
 * that cannot be without it goes, too. *count is then how many are left; the facts' attributes are
 * changed where they are. False: no memory. */
bool confidence_keep(const struct plan *plan, struct completed_fact *facts, size_t *count,
	struct arena *arena) MUST_CHECK;

#endif
