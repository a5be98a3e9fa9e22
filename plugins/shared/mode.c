/* SPDX-License-Identifier: MIT */
#include "shared/mode.h"

#define FARTHEST_GOVERNOR 10 /* tokens before "to" */

const char *const mode_modalities[] = { "planned", "possible", "required", "agreed", "refused",
	"threatened", "demanded", "ordered", "attempted", "accused", "purpose", NULL };

static int is(const struct tags *tags, uint32_t token, const char *word)
{
	return passage_is(tags->passage, token, word);
}

const char *mode_code(struct winnow_str word)
{
	for (const char *const *modality = mode_modalities; *modality; modality++)
		if (winnow_is(word, *modality))
			return *modality;
	return NULL;
}

/* "was able to", "has been able to": who was, did so. */
static int is_past(const struct tags *tags, uint32_t able, uint32_t floor)
{
	static const char *const words[] = { "was", "were", "been", NULL };

	for (uint32_t at = able; at-- > floor && tags_any(tags, at, "BARK");)
		if (passage_is_any(tags->passage, at, words))
			return 1;
	return 0;
}

/* "was forced to flee", at "forced": they fled; "forces him to leave", "forced him to leave": beside the deed of
 * who did so. */
static struct mode of_forcing(const struct tags *tags, const struct winnow_lexicon *governors,
	uint32_t verb, uint32_t to, uint32_t floor)
{
	struct mode mode = mode_of(tags, governors, verb, floor);

	if (!mode.modality && !tags_any(tags, verb, "DP"))
		mode.modality = "ordered";
	mode.nested |= verb + 1 < to;
	return mode;
}

/* "willing to", "agreed to", "urged the court to": the word before "to" tells, or the verb. "began
 * to", "had to" tell what was done: as real as they are themselves. */
static struct mode of_governor(const struct tags *tags, const struct winnow_lexicon *governors,
	uint32_t to, uint32_t floor)
{
	int is_in_order = to > floor + 1 && is(tags, to - 1, "order") && is(tags, to - 2, "in");
	const struct winnow_term *word =
		to > floor && !is_in_order ? passage_find(tags->passage, governors, to - 1)
					   : NULL;

	/* "have yet to arrest anyone" */
	if (to > floor + 1 && is(tags, to - 1, "yet") && tags_any(tags, to - 2, "BA"))
		return (struct mode){ .negated = 1 };
	if (term_is(word, 0, "done") ||
		(term_is(word, 0, "able") && is_past(tags, to - 1, floor)))
		return tags_any(tags, to - 1, "VZDPG") ? mode_of(tags, governors, to - 1, floor)
						       : (struct mode){ 0 };
	if (term_is(word, 0, "able"))
		return (struct mode){ .modality = "attempted", .nested = 1 };
	if (word && mode_code(term_value(word, 0)))
		return (struct mode){ .modality = mode_code(term_value(word, 0)), .nested = 1 };
	for (uint32_t at = to; at-- > floor && at + FARTHEST_GOVERNOR > to;) {
		if (!tags_any(tags, at, "VZDPG"))
			continue;
		const struct winnow_term *mode = tags_lemma_row(tags, governors, at);
		if (term_is(mode, 0, "done"))
			return mode_of(tags, governors, at, floor);
		if (term_is(mode, 0, "made"))
			return of_forcing(tags, governors, at, to, floor);
		const char *modality = mode_code(term_value(mode, 0));
		/* "called the king to thank him" asks for nothing, "set a car on fire to warn" plans nothing. */
		if ((winnow_is(tags_lemma(tags, at), "call") && !tags_any(tags, at + 1, "I")) ||
			winnow_is(tags_lemma(tags, at), "set"))
			modality = NULL;
		return (struct mode){ .modality = modality ? modality : "purpose",
			.nested = 1 };
	}
	return (struct mode){ .modality = "purpose", .nested = 1 };
}

/* "the first woman to win", "the youngest to be convicted" */
static int is_single_out(const struct tags *tags, uint32_t token)
{
	static const char *const words[] = { "last", "latest", "only", "sole", NULL };
	const struct winnow_number *number = passage_number_at(tags->passage, token);

	if (number)
		return (number->flags & WINNOW_ORDINAL) != 0;
	return passage_is_any(tags->passage, token, words) ||
	       (tags_any(tags, token, "J") &&
		       winnow_ends(passage_word(tags->passage, token), "est"));
}

/* "the sixth person to die", "those to have fled" tell what was done, whatever governs them. */
static int is_told_as_done(const struct tags *tags, uint32_t to, uint32_t floor)
{
	struct phrase who = phrase_to(tags, to, floor);

	if (who.first < who.end && is(tags, to + 1, "have"))
		return 1;
	if (!is(tags, who.first, "the"))
		return 0;
	for (uint32_t at = who.first + 1; at < who.end; at++)
		if (is_single_out(tags, at))
			return 1;
	return 0;
}

static const char *of_modal(const struct tags *tags, uint32_t token)
{
	if (is(tags, token, "will") || is(tags, token, "would") || is(tags, token, "shall") ||
		is(tags, token, "'ll"))
		return "planned";
	return is(tags, token, "must") || is(tags, token, "should") ? "required" : "possible";
}

/* "to seize and burn": the verb that a base form is joined to; `verb`: none. */
static uint32_t joined_base(const struct tags *tags, uint32_t verb, uint32_t floor)
{
	if (verb <= floor + 1 || !tags_any(tags, verb, "V") || !tags_any(tags, verb - 1, "C"))
		return verb;
	for (uint32_t at = verb - 1; at-- > floor && at + FARTHEST_GOVERNOR > verb;) {
		if (tags_any(tags, at, "V"))
			return at;
		if (tags_any(tags, at, "ZDBAMUWSO"))
			break;
	}
	return verb;
}

/* "has not named the boy or arrested anyone", "did not arrest, beat or kill": the verb before, that "or" joins
 * this one to; `verb`: none. */
static uint32_t alternative(const struct tags *tags, uint32_t verb, uint32_t floor)
{
	uint32_t first = verb;

	while (first > floor && tags_any(tags, first - 1, "R"))
		first--;
	if (first <= floor + 1 ||
		!(is(tags, first - 1, "or") || is(tags, first - 1, "nor") ||
			(is(tags, first - 1, ",") && tags_any(tags, first - 2, "VDP") &&
				is(tags, verb + 1, "or"))))
		return verb;
	for (uint32_t at = first - 1; at-- > floor && at + FARTHEST_GOVERNOR > verb;) {
		if (tags_any(tags, at, "VDP"))
			return at;
		if (tags_any(tags, at, "CZGBAMUSWOX"))
			break;
	}
	return verb;
}

/* "did not just kill": that, too. */
static int is_not_only(const struct tags *tags, uint32_t not )
{
	static const char *const words[] = { "just", "only", "merely", "simply", "solely",
		NULL };

	return passage_is_any(tags->passage, not +1, words);
}

struct mode mode_of(const struct tags *tags, const struct winnow_lexicon *governors,
	uint32_t verb, uint32_t floor)
{
	struct mode mode = { 0 };
	uint32_t joined = joined_base(tags, verb, floor), at;

	if (joined < verb)
		return mode_of(tags, governors, joined, floor);
	/* "will begin withdrawing" */
	if (verb > floor && tags_any(tags, verb, "G") && tags_any(tags, verb - 1, "VZDPG") &&
		term_is(tags_lemma_row(tags, governors, verb - 1), 0, "done"))
		return mode_of(tags, governors, verb - 1, floor);
	for (at = verb_whole(tags, verb, floor);
		at > floor && tags_any(tags, at - 1, "MBAURKX");) {
		at--;
		if ((tags_any(tags, at, "K") && !is_not_only(tags, at)) ||
			is(tags, at, "cannot"))
			mode.negated = 1;
		if (tags_any(tags, at, "M") && !mode.modality)
			mode.modality = of_modal(tags, at);
		if (tags_any(tags, at, "X")) {
			struct mode outer = is_told_as_done(tags, at, floor)
						    ? (struct mode){ 0 }
						    : of_governor(tags, governors, at, floor);
			outer.negated |= mode.negated;
			return outer;
		}
	}
	/* "held without being charged" */
	mode.negated |= at > floor && is(tags, at - 1, "without");
	uint32_t before = alternative(tags, verb, floor);
	if (before < verb)
		mode.negated |= mode_of(tags, governors, before, floor).negated;
	return mode;
}

int mode_is_nobody(const struct tags *tags, struct phrase phrase)
{
	uint32_t first = phrase.first;

	if (first == phrase.end)
		return 0;
	/* "no more than two men" are some. */
	if (is(tags, first, "no"))
		return !is(tags, first + 1, "more") && !is(tags, first + 1, "fewer") &&
		       !is(tags, first + 1, "less");
	/* "it was not the army that fired" */
	if (first > 0 && is(tags, first - 1, "not"))
		return is(tags, first, "a") || is(tags, first, "one") ||
		       tags_any(tags, phrase.end, "W");
	/* "neither the police nor the army"; but "Nor Hasna" is somebody. */
	int is_name = first > 0 && passage_flag(tags->passage, first - 1, WINNOW_CAPITAL) &&
		      !passage_flag(tags->passage, first - 1, WINNOW_SENTENCE_START);
	if (first > 0 && !is_name &&
		(is(tags, first - 1, "nor") || is(tags, first - 1, "neither")))
		return 1;
	/* "none of the "many" buyers" */
	for (uint32_t at = first; at-- > 0 && at + 9 > first;)
		if (is(tags, at, "none"))
			return is(tags, at + 1, "of");
		else if ((!tags_any(tags, at, "LRJETN") && !is(tags, at, "of")) ||
			 is(tags, at, ",") || is(tags, at, "."))
			break;
	return is(tags, first, "nobody") || is(tags, first, "none") ||
	       is(tags, first, "neither");
}
