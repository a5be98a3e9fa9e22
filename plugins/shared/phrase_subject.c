/* SPDX-License-Identifier: MIT
 * Whom a verb is said of: the phrase before it, over what stands between. */
#include "shared/phrase.h"
#include "shared/phrase_parts.h"
#include "shared/verbal.h"

#define LONGEST_BETWEEN 40 /* tokens between two commas before a verb */
#define MOST_VERBALS 2     /* "accused of …" behind the noun that has it, and once more */

static int is(const struct tags *tags, uint32_t token, const char *word)
{
	return passage_is(tags->passage, token, word);
}

/* The comma that opens what the one before `end` closes; 0: none is near. In "stormed the town,
 * looted shops, attacked" each only ends a deed. */
static uint32_t opening_comma(const struct tags *tags, uint32_t end, uint32_t floor)
{
	uint32_t least = end > floor + LONGEST_BETWEEN ? end - LONGEST_BETWEEN : floor;

	for (uint32_t at = end - 1; at-- > least + 1;)
		if (is(tags, at, ",") &&
			(tags_any(tags, at - 1, "NFE") || is(tags, at - 1, ")") ||
				is(tags, at - 1, "accused")))
			return tags_any(tags, at + 1, "D") && !is(tags, at + 1, "aged") &&
					       tags_any(tags, at + 2, "NFTEJH")
				       ? 0
				       : at;
	return 0;
}

/* ", where he", "told how he", ", said", ", approached him"; not ", owned by": another clause begins at `at`. */
static int begins_clause(const struct tags *tags, uint32_t at)
{
	static const char *const words[] = { "after", "as", "before", "how", "that", "when",
		"where", "while", NULL };

	return tags_any(tags, at, "OW") || passage_is_any(tags->passage, at, words) ||
	       (is(tags, at, ",") &&
		       (tags_any(tags, at + 1, "ZDMBAV") ||
			       (tags_any(tags, at + 1, "P") && !tags_any(tags, at + 2, "I"))));
}

/* The comma before "who" in "Marn, who opposed the mayor, Ada Brandt, in Orm, was", where `comma` opens but the
 * last piece; `comma`: no such clause is still open. */
static uint32_t clause_comma(const struct tags *tags, uint32_t comma, uint32_t floor)
{
	uint32_t least = comma > floor + LONGEST_BETWEEN ? comma - LONGEST_BETWEEN : floor;

	for (uint32_t at = comma; at-- > least + 2;) {
		if ((is(tags, at, "who") || is(tags, at, "which")) && is(tags, at - 1, ",") &&
			tags_any(tags, at - 2, "NFE") && !is(tags, at + 1, ","))
			return at - 1;
		if (begins_clause(tags, at))
			break;
	}
	return comma;
}

/* A dash between words, be it of two hyphens; "well-known" has none. */
static int is_dash(const struct tags *tags, uint32_t token)
{
	return is(tags, token, "–") || is(tags, token, "—") ||
	       (is(tags, token, "-") && !passage_glued(tags->passage, token + 1));
}

/* The dash before the one at `end` - 1, behind a name or a noun; `end`: none is near. */
static uint32_t opening_dash(const struct tags *tags, uint32_t end, uint32_t floor)
{
	uint32_t at = end - 1;

	while (at > floor && is(tags, at - 1, "-"))
		at--;
	while (at-- > floor + 1 && at + LONGEST_BETWEEN > end) {
		if (!is_dash(tags, at))
			continue;
		while (at > floor && is(tags, at - 1, "-"))
			at--;
		return tags_any(tags, at - 1, "NFE") ? at : end;
	}
	return end;
}

/* Before the bracket that closes right before `end`; itself: none does. */
static uint32_t before_bracket(const struct tags *tags, uint32_t end, uint32_t floor)
{
	if (end > floor + 2 && is(tags, end - 1, ")"))
		for (uint32_t at = end - 1; at-- > floor + 1 && at + 12 > end;)
			if (is(tags, at, "("))
				return at;
	return end;
}

/* Before what stands between brackets, dashes or commas; `end`: nothing does. */
static uint32_t before_between(const struct tags *tags, uint32_t end, uint32_t floor)
{
	if (end <= floor + 2)
		return end;
	if (is(tags, end - 1, ",")) {
		uint32_t comma = opening_comma(tags, end, floor);
		return comma ? before_bracket(tags, clause_comma(tags, comma, floor), floor)
			     : end;
	}
	if (is_dash(tags, end - 1))
		return opening_dash(tags, end, floor);
	return before_bracket(tags, end, floor);
}

/* "a spokesman for the ministry": from the last phrase back to the first. Whether another verb tells the deed of
 * them all `is_told`, as "were" in "men based in Orm were". */
static uint32_t tail_first(const struct tags *tags, int is_told, uint32_t first, uint32_t floor)
{
	for (int tails = 0; tails < MOST_TAILS && first > floor + 1; tails++) {
		uint32_t joint = first - 1;
		/* "none of the officers", "some of them", "some in Orm" */
		if ((is(tags, joint, "of") && tags_any(tags, joint - 1, "Q")) ||
			(tags_any(tags, joint, "I") && tags_any(tags, joint - 1, "T") &&
				!is(tags, joint - 1, "what")))
			return joint - 1;
		/* "protesters marching through the streets", "a plan drawn up by the council" */
		uint32_t told = joint;
		while (told > floor + 1 && tags_any(tags, told - 1, "RI"))
			told--;
		if (tags_any(tags, joint, "I") && told > floor + 1 &&
			(tags_any(tags, told - 1, "GP") ||
				(is_told && tags_any(tags, told - 1, "D") &&
					!tags_tells(tags, told - 1))))
			joint = told - 1;
		if ((!phrase_is_tail(tags, first - 1) && !tags_any(tags, first - 1, "I")) ||
			!tags_any(tags, joint - 1, "NFE"))
			break;
		struct phrase head = phrase_to(tags, joint, floor);
		/* "In a letter sent on Friday Ada Marn said" */
		if (head.first == head.end ||
			(tags_any(tags, joint, "D") && head.first > floor &&
				tags_any(tags, head.first - 1, "I") &&
				!tags_any(tags, head.first - 2, "NFE")))
			break;
		first = head.first;
	}
	return first;
}

/* "a school where boys were shot in a raid has", "a man whose son died has": the word at `at` begins what is told of
 * the noun before it, and the last phrase before `end` is no subject. */
static int is_told_of_noun(const struct tags *tags, uint32_t at, uint32_t end, uint32_t floor)
{
	if (at <= floor || !(is(tags, at, "where") || is(tags, at, "whose")) ||
		!tags_any(tags, at - 1, "NF") || tags_any(tags, at + 1, "X"))
		return 0;
	const struct phrase last = phrase_to(tags, end, at);
	return last.first == last.end ? tags_any(tags, end - 1, "DPR")
				      : tags_any(tags, last.first - 1, "I");
}

/* "Men who had spent two years in a camp were": the relative word, where what ends at `end` has a
 * verb of its own since then; `end`: none has. The verb that is sought for begins at `own`. */
static uint32_t before_relative(
	const struct tags *tags, uint32_t own, uint32_t end, uint32_t floor)
{
	int is_finite = !tags_any(tags, own, "X");
	uint32_t verb = end;

	for (uint32_t at = end; at-- > floor && at + LONGEST_BETWEEN > end;) {
		/* "the bus in which two girls were raped was": the bus. */
		if (tags_any(tags, at, "W") || is_told_of_noun(tags, at, end, floor))
			return verb < end && !tags_tells(tags, verb)
				       ? at - (uint32_t)tags_any(tags, at - 1, "I")
				       : end;
		/* "worth £11.55" */
		int is_of_number = at + 1 < end && passage_glued(tags->passage, at + 1) &&
				   passage_kind(tags->passage, at + 1) == WINNOW_DIGITS;
		/* "as a slave", "a boy and a girl": what has no verb of its own is no clause. */
		int joins = is_finite && verb == end && at + 1 < end &&
			    (is(tags, at, "as") || is(tags, at, "and"));
		if ((tags_any(tags, at, "CS") && !joins) ||
			(tags->of[at] == TAG_MARK && !phrase_joins(tags, at) && !is_of_number))
			return end;
		if (verb == end && tags_any(tags, at, "ZDVBAMP"))
			verb = at;
	}
	return end;
}

/* "a report released last year found": behind the report; `end`: no such time is told there. */
static uint32_t before_time(const struct tags *tags, uint32_t end, uint32_t floor)
{
	uint32_t first = end;

	while (first > floor + 1 &&
		(tags_word(tags, first - 1)->is_time || is(tags, first - 1, "last")))
		first--;
	if (first == end)
		return end;
	if (tags_any(tags, first - 1, "IT"))
		first--;
	uint32_t verb = first;
	while (verb > floor + 1 && tags_any(tags, verb - 1, "PG"))
		verb--;
	return verb < first && tags_any(tags, verb - 1, "NF") ? verb : end;
}

/* "that “six mothers” had been shot": before the mark that closes the subject; `end`: none does. */
static uint32_t before_quote(const struct tags *tags, uint32_t end, uint32_t floor)
{
	if (end < floor + 2 || !phrase_is_quoting(tags, end - 1))
		return end;
	for (uint32_t at = end - 1; at-- > floor && at + LONGEST_BETWEEN > end;) {
		if (phrase_is_quoting(tags, at))
			return end - 1;
		if (tags_any(tags, at, "ZDVBAMWL"))
			break;
	}
	return end;
}

/* "killed two boys and the rebels left", "went off in Orm and the rebels left", at what stands before "and":
 * it belongs to the verb before it; "run by the Board of Trade and Ports" is one name. */
static int is_of_verb(
	const struct tags *tags, struct phrase phrase, uint32_t next, uint32_t floor)
{
	for (uint32_t at = phrase.first; at-- > floor && at + LONGEST_PHRASE > phrase.first;)
		if (tags_any(tags, at, "VZDPB"))
			return !tags_tells(tags, at) &&
			       !(is(tags, at + 1, "by") && tags_any(tags, next, "F"));
		else if (!tags_any(tags, at, "ITHJNFER"))
			break;
	return 0;
}

/* "(40)", ", 34," or ", now 40,", which ends at `end`: its tokens; 0: no age does. */
static uint32_t age_length(const struct tags *tags, uint32_t end, uint32_t floor)
{
	uint32_t length = end > floor + 4 && is(tags, end - 3, "now") ? 4 : 3;
	int is_age = end > floor + length &&
		     passage_kind(tags->passage, end - 2) == WINNOW_DIGITS &&
		     is(tags, end - length, is(tags, end - 1, ",") ? "," : "(");

	return is_age ? length : 0;
}

/* "Ann Lee, 45, of High Street, Orm, was", at High Street, "Ann Lee, 45, of Orm was": Ann Lee; `phrase`: it is no
 * such piece. */
static struct phrase before_piece(
	const struct tags *tags, struct phrase phrase, int is_between, uint32_t floor)
{
	uint32_t link = phrase.first - 1, comma = link - 1;

	if (phrase.first <= floor + 2 || !is(tags, comma, ",") ||
		!(is(tags, link, "of") || (is_between && tags_any(tags, link, "I"))))
		return phrase;
	uint32_t age = age_length(tags, link, floor);
	struct phrase whole =
		phrase_to(tags, age ? link - age : before_bracket(tags, comma, floor), floor);
	/* "On Monday, in Orm," */
	return whole.first == whole.end ||
			       (whole.first > floor && tags_any(tags, whole.first - 1, "I")) ||
			       tags_word(tags, whole.end - 1)->is_time
		       ? phrase
		       : whole;
}

/* "Ada Marn, a judge, and two guards", at "and", with which the sentence begins: her name; empty: it does not
 * begin so. */
static struct phrase before_apposition(const struct tags *tags, uint32_t joint, uint32_t floor)
{
	const struct phrase nobody = { 0 };
	uint32_t comma = is(tags, joint - 1, ",") ? opening_comma(tags, joint, floor) : 0;

	if (!comma)
		return nobody;
	comma -= age_length(tags, comma + 1, floor) ? 2 : 0;
	struct phrase who = phrase_to(tags, comma, floor);
	return who.first == floor || (who.first > floor && is(tags, who.first - 1, "that"))
		       ? who
		       : nobody;
}

/* "the Ministry of Health, Labour" of "Labour", "the head of the guard" of "the guard": with the series and with
 * what it is of; `first`: it is of nothing. */
static uint32_t owner_first(const struct tags *tags, uint32_t first, uint32_t floor)
{
	uint32_t series = first;

	while (series > floor + 2 && is(tags, series - 1, ",") && tags_any(tags, series, "F") &&
		tags_any(tags, series - 2, "F"))
		series = phrase_to(tags, series - 1, floor).first;
	return series > floor + 1 &&
			       (is(tags, series - 1, "of") || is(tags, series - 1, "for") ||
				       (is(tags, series - 1, "on") &&
					       tags_any(tags, series - 2, "F")))
		       ? tail_first(tags, 0, series, floor)
		       : first;
}

/* "Brandt and two others", "the court and the police"; not "no fair price and he was forced": where the subject
 * of the verb that begins at `own` does. */
static uint32_t joined_first(
	const struct tags *tags, struct phrase phrase, uint32_t own, uint32_t floor)
{
	uint32_t joint = phrase.first - 1;

	if (phrase.first <= floor + 1 || !is(tags, joint, "and") ||
		(tags_any(tags, phrase.first, "O") && !is(tags, phrase.first, "i")))
		return phrase.first;
	uint32_t end = joint - age_length(tags, joint, floor);
	struct phrase other = tags_any(tags, end - 1, "NFE")
				      ? phrase_to(tags, end, floor)
				      : before_apposition(tags, joint, floor);
	/* "were stabbed to death and the police fired" */
	return other.first < other.end &&
			       !(other.first > floor && is(tags, other.first - 1, "to")) &&
			       (tags_any(tags, own, "XP") ||
				       !is_of_verb(tags, other, phrase.first, floor))
		       ? owner_first(tags, other.first, floor)
		       : phrase.first;
}

/* Behind at most `verbals` more nouns that something is told of on the way. */
static struct phrase find_subject(
	const struct tags *tags, uint32_t verb, uint32_t floor, int verbals)
{
	uint32_t own = verb_first(tags, verb, floor), end = own;

	while (end > floor && tags_any(tags, end - 1, "RK"))
		end--;
	end = before_quote(tags, end, floor);
	uint32_t between = before_between(tags, end, floor);
	int is_between = between < end;
	end = between;
	/* "Zhang Shuxia, 55, an obstetrician, was"; not "of the men arrested, 55 were". */
	if (is(tags, end, ",") && age_length(tags, end + 1, floor))
		end -= 2;
	end = before_time(tags, end, floor);
	uint32_t relative = before_relative(tags, own, end, floor);
	struct phrase phrase = phrase_to(tags, relative, floor),
		      last = phrase_to(tags, end, floor);
	if (phrase.first == phrase.end && relative < end && tags_any(tags, own, "ZDMBAG") &&
		!tags_any(tags, last.first, "OQ"))
		phrase = phrase_antecedent(tags, relative, floor);
	if (phrase.first == phrase.end)
		phrase = last;
	if (phrase.first == phrase.end)
		return phrase;
	/* "time for the army to leave": the army. */
	if (phrase.first > floor && is(tags, phrase.first - 1, "for") &&
		tags_any(tags, own, "X"))
		return phrase;
	phrase.first = tail_first(tags, verbals < MOST_VERBALS || tags_any(tags, own, "ZDMBAP"),
		phrase.first, floor);
	uint32_t noun =
		verbals == 0 || tags_any(tags, own, "X") || tags_any(tags, phrase.first, "OQW")
			? phrase.first
			: verbal_noun_end(tags, phrase, floor);
	if (noun < phrase.first)
		return find_subject(tags, noun, floor, verbals - 1);
	phrase = before_piece(tags, phrase, is_between, floor);
	/* "who on Sunday killed", "that in just over a month left" */
	uint32_t before = phrase.first;
	while (before > floor + 1 && tags_any(tags, before - 1, "IR"))
		before--;
	if (before < phrase.first && tags_any(tags, before - 1, "WO"))
		return (struct phrase){ before - 1, before };
	phrase.first = joined_first(tags, phrase, own, floor);
	return phrase;
}

struct phrase phrase_subject(const struct tags *tags, uint32_t verb, uint32_t floor)
{
	return find_subject(tags, verb, floor, MOST_VERBALS);
}

/* No verb of its own in the rest of the sentence. */
static int ends_headline(const struct tags *tags, uint32_t verb)
{
	struct winnow_sentence sentence = passage_sentence(tags->passage, verb);
	uint32_t end = sentence.first + sentence.count;

	for (uint32_t at = verb + 1; at < end && at < verb + LONGEST_BETWEEN; at++)
		if (tags_any(tags, at, "BMAZD") || is(tags, at, "."))
			return 0;
	return 1;
}

struct phrase phrase_of_participle(const struct tags *tags, uint32_t verb, uint32_t floor)
{
	uint32_t end = verb;

	while (end > floor && tags_any(tags, end - 1, "R"))
		end--;
	struct phrase nearest = phrase_to(tags, end, floor);
	if (nearest.first <= floor || nearest.first == nearest.end ||
		!tags_any(tags, nearest.first - 1, "VGDP") || !ends_headline(tags, verb))
		return nearest;
	return phrase_subject(tags, verb, floor);
}

struct phrase phrase_antecedent(const struct tags *tags, uint32_t relative, uint32_t floor)
{
	uint32_t end = relative;

	/* "Nelson Garcia, 39, who", "Ann Lee (born in Orm), who" */
	end -= age_length(tags, end, floor);
	if (end > floor && is(tags, end - 1, ","))
		end = before_bracket(tags, end - 1, floor);
	struct phrase phrase = phrase_to(tags, end, floor);
	/* "a mother of four, who": the mother. */
	if (phrase.first + 1 == phrase.end && tags_any(tags, phrase.first, "E") &&
		phrase.first > floor + 1 && is(tags, phrase.first - 1, "of") &&
		tags_any(tags, phrase.first - 2, "N"))
		phrase.first = tail_first(tags, 0, phrase.first, floor);
	return phrase;
}

/* "the owner of the bakery", "Ann Lee of Orm", at the bakery, at Orm: the owner, Ann Lee; the phrase itself where it
 * may be who. */
static struct phrase who_has(const struct tags *tags, const struct noun_words *nouns,
	struct phrase nearest, uint32_t floor)
{
	if (nearest.first <= floor + 1 || nearest.first == nearest.end ||
		!is(tags, nearest.first - 1, "of"))
		return nearest;
	struct phrase outer = phrase_to(tags, nearest.first - 1, floor);
	if (outer.first == outer.end)
		return nearest;
	uint32_t last = nearest.end - 1, head = outer.end - 1;
	int is_name = tags_any(tags, head, "F") && tags_any(tags, last, "F");
	int is_owner = tags_any(tags, last, "N") && tags_any(tags, head, "NF") &&
		       strcmp(noun_kind_at(tags->passage, nouns, last), "person") != 0 &&
		       strcmp(noun_kind_at(tags->passage, nouns, head), "person") == 0;
	return is_name || is_owner ? outer : nearest;
}

struct phrase phrase_of_relative(const struct tags *tags, const struct noun_words *nouns,
	uint32_t relative, uint32_t floor)
{
	struct phrase nearest = phrase_antecedent(tags, relative, floor);

	return is(tags, relative, "who") ? who_has(tags, nouns, nearest, floor) : nearest;
}
