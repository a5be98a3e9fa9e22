/* SPDX-License-Identifier: MIT */
#include "shared/phrase.h"
#include "shared/phrase_parts.h"

static int is(const struct tags *tags, uint32_t token, const char *word)
{
	return passage_is(tags->passage, token, word);
}

int phrase_joins(const struct tags *tags, uint32_t token)
{
	if (tags->of[token] != TAG_MARK)
		return 0;
	if (passage_kind(tags->passage, token) == WINNOW_SYMBOL)
		return passage_glued(tags->passage, token + 1) &&
		       passage_kind(tags->passage, token + 1) == WINNOW_DIGITS;
	if (!passage_glued(tags->passage, token))
		return 0;
	if (is(tags, token, "."))
		return tags_any(tags, token - 1, "F") &&
		       passage_word(tags->passage, token - 1).len < 6;
	return passage_glued(tags->passage, token + 1) &&
	       (is(tags, token, "-") || is(tags, token, "/") || is(tags, token, "&") ||
		       is(tags, token, "‑") || is(tags, token, "'") || is(tags, token, "’"));
}

/* "the girl's", "the girls'" */
static int is_genitive(const struct tags *tags, uint32_t token)
{
	return is(tags, token, "'s") || is(tags, token, "’s") || is(tags, token, "'") ||
	       is(tags, token, "’");
}

int phrase_is_quoting(const struct tags *tags, uint32_t token)
{
	return is(tags, token, "“") || is(tags, token, "”") || is(tags, token, "\"");
}

/* "no one", "each one" */
static int is_one_behind(const struct tags *tags, uint32_t token, uint32_t determiner)
{
	return is(tags, token, "one") && tags_any(tags, determiner, "T");
}

/* "Save the Children": a verb as a name; not "in March the Court". */
static int is_title_the(const struct tags *tags, uint32_t the)
{
	return is(tags, the, "the") && tags_any(tags, the + 1, "F") &&
	       tags_any(tags, the - 1, "F") && tags_word(tags, the - 1)->first &&
	       !tags_word(tags, the - 1)->is_time;
}

struct phrase phrase_from(const struct tags *tags, uint32_t at, uint32_t limit)
{
	uint32_t end = at, head = at;

	if (at < limit && tags_any(tags, at, "OQ"))
		return (struct phrase){ at, at + 1 };
	while (end < limit && end < at + LONGEST_PHRASE) {
		/* "40 rounds killing two men": what comes behind the head is about it. */
		if (end > at && tags_any(tags, end, "GP") && tags_any(tags, end - 1, "NFE"))
			break;
		/* "five others" */
		if (end > at && tags_any(tags, end, "Q") &&
			(tags_any(tags, end - 1, "E") || is_one_behind(tags, end, end - 1)))
			return (struct phrase){ at, end + 1 };
		if (tags_any(tags, end, "NFE"))
			head = end + 1;
		else if (!(tags_any(tags, end, "JPGR") && end + 1 < limit) &&
			 !(tags_any(tags, end, "TH") &&
				 (end == at || tags->of[end] == TAG_POSSESSIVE ||
					 tags_any(tags, end - 1, "T"))) &&
			 !(end > at && (phrase_joins(tags, end) || is_title_the(tags, end))) &&
			 !phrase_is_quoting(tags, end))
			break;
		/* An adverb, a participle or an -ing form only before more of the phrase. */
		end++;
	}
	return (struct phrase){ at, head };
}

int phrase_is_tail(const struct tags *tags, uint32_t token)
{
	static const char *const tails[] = { "of", "for", "in", "at", "from", "with", "on",
		"to", "by", NULL };
	static const char *const of[] = { "de", "del", "du", "des", "d'", "d’", NULL };

	return tags_small(tags, token) &&
	       (passage_is_any(tags->passage, token, tails) ||
		       (tags->of[token] == TAG_PREPOSITION &&
			       passage_is_any(tags->passage, token, of)));
}

/* "Ministry of Women and Child Development", "of Health, Labour and Welfare": behind the series of names that goes on
 * at `end`, where the word before the preposition at `tail` is one, too; `end`: none does. */
static uint32_t series_end(const struct tags *tags, uint32_t tail, uint32_t end, uint32_t limit)
{
	static const char *const tails[] = { "of", "for", "on", NULL };
	uint32_t joint = end;

	if (tail == 0 || !passage_is_any(tags->passage, tail, tails) ||
		!tags_any(tags, tail - 1, "F") || !tags_any(tags, end - 1, "F"))
		return end;
	while (joint + 2 < limit && is(tags, joint, ",") && tags_any(tags, joint + 1, "F"))
		joint = phrase_from(tags, joint + 1, limit).end;
	return joint + 1 < limit && is(tags, joint, "and") && tags_any(tags, joint + 1, "F")
		       ? phrase_from(tags, joint + 1, limit).end
		       : end;
}

struct phrase phrase_from_long(const struct tags *tags, uint32_t at, uint32_t limit)
{
	struct phrase phrase = phrase_from(tags, at, limit);

	for (int tails = 0; tails < MOST_TAILS && phrase.end > phrase.first; tails++) {
		if (phrase.end >= limit || !phrase_is_tail(tags, phrase.end) ||
			is(tags, phrase.end, "to") || is(tags, phrase.end, "by"))
			break;
		struct phrase more = phrase_from(tags, phrase.end + 1, limit);
		if (more.end == more.first)
			break;
		phrase.end = series_end(tags, phrase.end, more.end, limit);
	}
	return phrase;
}

struct phrase phrase_without_time(const struct tags *tags, struct phrase phrase)
{
	uint32_t end = phrase.end;

	while (end > phrase.first && tags_word(tags, end - 1)->is_time)
		end--;
	if (end > phrase.first && tags_any(tags, end - 1, "NF"))
		phrase.end = end;
	return phrase;
}

/* "under 16s" */
static int is_age_group(const struct tags *tags, uint32_t before, uint32_t first)
{
	return (is(tags, before, "under") || is(tags, before, "over")) &&
	       passage_kind(tags->passage, first) == WINNOW_DIGITS &&
	       is(tags, first + 1, "s") && passage_glued(tags->passage, first + 1);
}

struct phrase phrase_to(const struct tags *tags, uint32_t end, uint32_t floor)
{
	uint32_t first = end;

	if (end > floor + 1 && is_one_behind(tags, end - 1, end - 2))
		return (struct phrase){ end - 2, end };
	if (end > floor && tags_any(tags, end - 1, "OQW"))
		return (struct phrase){ end - 1, end };
	while (first > floor && end - first < LONGEST_PHRASE) {
		uint32_t before = first - 1;
		if (first < end && before > floor && is_title_the(tags, before))
			return (struct phrase){ before - 1, end };
		/* "in what police described": the police. */
		if (first < end && is(tags, before, "what"))
			break;
		if (tags_any(tags, before, "T") ||
			(tags->of[before] == TAG_POSSESSIVE && !is_genitive(tags, before)))
			return (struct phrase){ before, end };
		/* "under-16s", "pro-harbour": whatever a hyphen joins. */
		if (first < end && ((is(tags, first, "-") && phrase_joins(tags, first)) ||
					   is_age_group(tags, before, first))) {
			first = before;
			continue;
		}
		if (first == end ? !tags_any(tags, before, "NFE") && !phrase_joins(tags, before)
				 : !tags_any(tags, before, "NFEJHGP") &&
					   !phrase_joins(tags, before) &&
					   !(tags->of[before] == TAG_ADVERB &&
						   (tags_any(tags, first, "JP") ||
							   is(tags, before, "only"))))
			break;
		first = before;
	}
	/* "then-boyfriend" */
	while (first < end &&
		(tags_any(tags, first, "L") ||
			(tags_any(tags, first, "GPRH") &&
				!(is(tags, first + 1, "-") && phrase_joins(tags, first + 1)))))
		first++;
	return (struct phrase){ first, end };
}

uint32_t verb_whole(const struct tags *tags, uint32_t verb, uint32_t floor)
{
	return verb > floor + 1 && is(tags, verb - 1, "-") &&
			       passage_glued(tags->passage, verb) &&
			       tags_any(tags, verb - 2, "NJR")
		       ? verb - 2
		       : verb;
}

/* "were each sentenced", "have all been" */
static int is_floating(const struct tags *tags, uint32_t token, uint32_t floor)
{
	static const char *const words[] = { "each", "all", "both", NULL };

	return token > floor && tags_any(tags, token - 1, "BAM") &&
	       passage_is_any(tags->passage, token, words);
}

static int is_year(const struct tags *tags, uint32_t token)
{
	const size_t digits = 4;

	return passage_kind(tags->passage, token) == WINNOW_DIGITS &&
	       passage_word(tags->passage, token).len == digits;
}

/* "was last year pardoned", "were on Monday charged", "was in 2015 sentenced", "was first indicted": before
 * what tells when, where "be" or "have" is before that; `first`: nothing does. */
static uint32_t before_when(const struct tags *tags, uint32_t first, uint32_t floor)
{
	uint32_t at = first;

	while (at > floor && first - at < 3 &&
		(tags_word(tags, at - 1)->is_time || is_year(tags, at - 1) ||
			is(tags, at - 1, "last") || is(tags, at - 1, "first")))
		at--;
	if (at == first)
		return first;
	if (at > floor && tags_any(tags, at - 1, "I"))
		at--;
	return at > floor && tags_any(tags, at - 1, "BA") ? at : first;
}

uint32_t verb_first(const struct tags *tags, uint32_t verb, uint32_t floor)
{
	uint32_t first = verb_whole(tags, verb, floor);

	if (tags_any(tags, verb, "PD"))
		first = before_when(tags, first, floor);
	while (first > floor &&
		(tags_any(tags, first - 1, "MBAURKX") || is_floating(tags, first - 1, floor)))
		first--;
	while (first < verb && tags->of[first] == TAG_ADVERB)
		first++;
	return first;
}

int verb_has_be(const struct tags *tags, uint32_t verb, uint32_t floor)
{
	for (uint32_t at = verb_first(tags, verb, floor); at < verb; at++)
		if (tags_any(tags, at, "B"))
			return 1;
	return 0;
}

struct phrase phrase_belonging(const struct tags *tags, struct phrase phrase, uint32_t floor)
{
	static const char *const joints[] = { "of", "at", "in", "from", NULL };
	uint32_t joint = phrase.first - 1;

	if (phrase.first <= floor + 1 || tags_any(tags, phrase.first, "OQ") ||
		!passage_is_any(tags->passage, joint, joints))
		return phrase;
	/* "the women living in Orm" */
	while (joint > floor + 1 && tags_any(tags, joint - 1, "GP"))
		joint--;
	struct phrase head = phrase_to(tags, joint, floor);
	return head.first < head.end ? (struct phrase){ head.first, phrase.end } : phrase;
}

uint32_t phrase_head(const struct tags *tags, struct phrase phrase)
{
	uint32_t head = phrase.first;

	for (uint32_t at = phrase.first; at < phrase.end; at++) {
		/* "more than 40 girls" */
		if (at > phrase.first && tags_any(tags, at, "I") && !is(tags, at, "than") &&
			!(is(tags, at, "of") && tags_any(tags, at - 1, "E")))
			break;
		if (tags_any(tags, at, "NFOQE"))
			head = at;
	}
	return head;
}
