/* SPDX-License-Identifier: MIT
 * At whom a deed is aimed. Who demands an apology demands it from somebody, who opens an inquiry
 * opens it into somebody's affairs: the object only tells what is done. */
#include "event.h"

#define FARTHEST_TARGET 30 /* tokens behind the verb */
#define MOST_JOINED 6      /* "a teacher, two pupils and a driver" */

/* A list that begins with `phrase` goes on behind the comma or "and" at `joint`: its next, and not what
 * begins a clause. */
static struct phrase next_joined(
	const struct reading *reading, struct phrase phrase, uint32_t joint, uint32_t limit)
{
	const struct tags *tags = &reading->tags;
	struct phrase next = phrase_from(tags, joint + 1, limit);

	if (next.first == next.end || tags_any(tags, next.end, "VZDMBAUWR") ||
		tags_any(tags, next.first, "OG") ||
		facts_over(reading, FACT_DATE, next.first) ||
		phrase_is_party(reading, next) != phrase_is_party(reading, phrase))
		return (struct phrase){ 0 };
	return next;
}

struct phrase phrase_joined(const struct reading *reading, struct phrase phrase, uint32_t limit)
{
	uint32_t at = phrase.end;

	if (phrase.first == phrase.end)
		return phrase;
	for (int joined = 0; joined < MOST_JOINED && at < limit; joined++) {
		int is_last = is(reading, at, "and") || is(reading, at, "or");
		if (!is_last && !is(reading, at, ","))
			break;
		if (!is_last && (is(reading, at + 1, "and") || is(reading, at + 1, "or"))) {
			is_last = 1;
			at++;
		}
		struct phrase next = next_joined(reading, phrase, at, limit);
		if (next.first == next.end)
			break;
		at = next.end;
		if (is_last)
			return (struct phrase){ phrase.first, at };
	}
	return phrase;
}

/* Another clause begins at `at`. */
static int is_clause(const struct reading *reading, uint32_t at, uint32_t limit)
{
	const struct tags *tags = &reading->tags;

	if (facts_over(reading, FACT_DATE, at))
		return 0;
	if (tags_any(tags, at, "ZMBASWO") ||
		(tags_any(tags, at, "G") && !tags_any(tags, at - 1, "I")) ||
		is(reading, at, ";") || is(reading, at, ":") || is(reading, at, "according"))
		return 1;
	if (tags_any(tags, at, "D"))
		return !tags_any(tags, at - 1, "NF");
	if (is(reading, at, ","))
		return at + 1 >= limit || !tags_any(tags, at + 1, "I");
	return tags_any(tags, at, "C") && tags_any(tags, at + 1, "VZDGP");
}

/* "to help the island": whom the verb behind "to" befalls. Who is sent to fight somebody aids others. */
static struct phrase of_infinitive(
	const struct reading *reading, const struct act *act, uint32_t at, uint32_t limit)
{
	static const char *const told[] = { "AGREE", "REJECT", "REQUEST", "THREATEN", NULL };
	const struct tags *tags = &reading->tags;

	if (!tags_any(tags, at, "X") || !tags_any(tags, at + 1, "V") ||
		(!is_root(act->plover, told) &&
			!term_is(deed_of(reading, at + 1)->act, 1, "AID")))
		return (struct phrase){ 0 };
	return tags_any(tags, at + 2, "OQ") ? (struct phrase){ at + 2, at + 3 }
					    : phrase_from_long(tags, at + 2, limit);
}

/* Behind the preposition at `at`: with "about" of "for about 40 families". */
static struct phrase behind_word(const struct reading *reading, uint32_t at, uint32_t limit)
{
	struct phrase phrase = phrase_from_long(&reading->tags, at + 1, limit);

	if (phrase.first == phrase.end && at + 2 < limit &&
		facts_over(reading, FACT_QUANTITY, at + 1))
		phrase = phrase_from_long(&reading->tags, at + 2, limit);
	return phrase;
}

/* "Norland's demand", "a Norland draft": whose it is, is in it. */
static int is_owned(const struct reading *reading, struct phrase phrase)
{
	uint32_t head = phrase.first < phrase.end ? phrase_head(&reading->tags, phrase) : 0;

	for (uint32_t at = phrase.first; at < head; at++)
		if (is(reading, at, "'s") || is(reading, at, "’s") || is_named(reading, at))
			return 1;
	return 0;
}

/* The first party behind one of the words within the clause, or behind "to help". */
static struct phrase party_behind(const struct reading *reading, const struct act *act,
	uint32_t limit, const char *const *words)
{
	uint32_t from = act->trigger.end;

	for (uint32_t at = from; at < limit && at < from + FARTHEST_TARGET; at++) {
		if (is_clause(reading, at, limit))
			break;
		struct phrase phrase = !words ? of_infinitive(reading, act, at, limit)
				       : passage_is_any(&reading->passage, at, words)
					       ? behind_word(reading, at, limit)
					       : (struct phrase){ 0 };
		/* "carried out by members of the group": who did it is no target. */
		if (phrase.first >= act->agent.first && phrase.first < act->agent.end)
			continue;
		if (phrase_is_party(reading, phrase) || is_owned(reading, phrase))
			return phrase;
	}
	return (struct phrase){ 0 };
}

/* "Kestria and Norland agreed": each with the other. */
static struct phrase other_of_both(const struct reading *reading, const struct act *act)
{
	/* Who attend a meeting, do so each. */
	if (winnow_is(tags_lemma(&reading->tags, act->trigger.first), "attend"))
		return (struct phrase){ 0 };
	for (uint32_t at = act->agent.first + 1; at + 1 < act->agent.end; at++) {
		const struct phrase other = { at + 1, act->agent.end };
		if (is(reading, at, "and") && phrase_is_party(reading, other))
			return other;
	}
	return (struct phrase){ 0 };
}

/* By its root, the words before whom a deed is aimed at, in the order in which they are asked;
 * an empty one asks for whom the verb behind "to" befalls, "and" for the other of two. */
struct aims {
	const char *root;
	const char *const *words[5];
};

static const char *const against[] = { "against", NULL };
static const char *const doers[] = { "by", NULL };
static const char *const shot_at[] = { "at", "on", "into", "towards", "toward", NULL };
static const char *const fellows[] = { "with", "between", "among", NULL };
static const char *const both[] = { "and", NULL };
static const char *const verbs[] = { NULL };
static const char *const ends[] = { "to", "with", "from", "into", NULL };
static const char *const owners[] = { "of", "by", "from", NULL };
static const char *const favoured[] = { "of", "by", "for", "to", "with", NULL };
static const char *const any[] = { "to", "into", "on", "from", "with", "of", "for", "between",
	"at", "toward", "towards", "over", NULL };
static const char *const places[] = { "in", "inside", "throughout", "across", "near", "along",
	NULL };
static const char *const near[] = { "to", "into", "on", "from", "of", "for", "in", "across",
	"throughout", NULL };

/* The last is for all others. */
static const struct aims *aims_of(const struct act *act)
{
	static const struct aims rows[] = {
		{ "CONSULT", { fellows, both, ends } },
		{ "COOPERATE", { fellows, both, ends } },
		{ "AGREE", { fellows, both, ends, verbs, any } },
		{ "SUPPORT", { both, favoured } },
		{ "REJECT", { ends, verbs, owners } },
		{ "YIELD", { ends, favoured, places } },
		{ "THREATEN", { against, verbs, any } },
		{ "ACCUSE", { against, doers, any } },
		{ "AID", { verbs, any, places } },
		{ "COERCE", { against, near, verbs } },
		{ "", { against, any, verbs, places } },
	};
	size_t row = 0;

	while (rows[row].root[0] && !winnow_is(act->plover, rows[row].root))
		row++;
	return &rows[row];
}

static struct phrase find_aim(
	const struct reading *reading, const struct act *act, uint32_t limit)
{
	const struct aims *aims = aims_of(act);
	struct phrase aim = { 0 };

	for (size_t i = 0; i < 5 && aims->words[i] && aim.first == aim.end; i++) {
		const char *const *words = aims->words[i];
		aim = words == both    ? other_of_both(reading, act)
		      : words == verbs ? party_behind(reading, act, limit, NULL)
				       : party_behind(reading, act, limit, words);
	}
	return aim;
}

static int is_place(const struct reading *reading, struct phrase phrase)
{
	return facts_over(reading, FACT_PLACE, phrase_head(&reading->tags, phrase)) != NULL;
}

/* The object is what is done or asked for, and not whom it befalls: "discussed the border". */
static int is_about(const struct reading *reading, const struct act *act)
{
	static const char *const talks[] = { "CONSULT", "COOPERATE", NULL };
	static const char *const roots[] = { "REQUEST", "CONSULT", "COOPERATE", "AGREE", "AID",
		"SUPPORT", "REJECT", "THREATEN", "YIELD", NULL };
	static const char *const sent[] = { "AGREE", "YIELD", NULL };

	if (act->object.first == act->object.end)
		return 1;
	if (is_root(act->plover, talks))
		return !phrase_is_party(reading, act->object) || is_place(reading, act->object);
	/* "withdrew its troops from the island" */
	if (phrase_is_party(reading, act->object))
		return is_root(act->plover, sent) &&
		       reading->tags.of[act->object.first] == TAG_POSSESSIVE;
	return is_root(act->plover, roots) && !is_owned(reading, act->object);
}

/* "condemned a protest by farmers", "mobilised the army against the island": only these words turn
 * from the object. */
static struct phrase beside_object(
	const struct reading *reading, const struct act *act, uint32_t limit)
{
	struct phrase aim = { 0 };

	if (winnow_is(act->plover, "MOBILIZE"))
		aim = party_behind(reading, act, limit, against);
	else if (winnow_is(act->plover, "ACCUSE") && !phrase_is_party(reading, act->object))
		aim = party_behind(reading, act, limit, doers);
	else if (winnow_is(act->police, "FORCE") && !phrase_is_party(reading, act->object))
		aim = party_behind(reading, act, limit, shot_at);
	return aim.first < aim.end ? aim : act->object;
}

/* "the ban on pearls": right behind the deed, be it a thing. */
static int is_settled(const struct reading *reading, const struct act *act)
{
	uint32_t before = act->recipient.first - 1;

	return act->recipient.first < act->recipient.end &&
	       (phrase_is_party(reading, act->recipient) ||
		       !(is(reading, before, "in") || is(reading, before, "for") ||
			       is(reading, before, "into")));
}

/* "an inquiry of the plan": what the deed that the object names is aimed at, whatever it is. */
static struct phrase of_deed(
	const struct reading *reading, const struct act *act, uint32_t limit)
{
	static const char *const words[] = { "of", "into", NULL };

	if (act->recipient.first < act->recipient.end &&
		!is(reading, act->recipient.first - 1, "in"))
		return act->recipient;
	return passage_is_any(&reading->passage, act->object.end, words)
		       ? phrase_from_long(&reading->tags, act->object.end + 1, limit)
		       : (struct phrase){ 0 };
}

/* "an inquiry into the death of a diver", "a complaint with the ministry against the state". */
static struct phrase of_inquiry(
	const struct reading *reading, const struct act *act, uint32_t limit)
{
	struct phrase aim = party_behind(reading, act, limit, against);

	if (aim.first < aim.end || act->recipient.first == act->recipient.end)
		return aim;
	return is(reading, act->recipient.first - 1, "into") ||
			       is(reading, act->recipient.first - 1, "on")
		       ? act->recipient
		       : aim;
}

struct phrase target_find(const struct reading *reading, const struct act *act, uint32_t limit)
{
	uint32_t behind = act->trigger.end;

	/* "was taken into custody", "took two men into custody" */
	if (act->befalls_subject || act->is_received || (act->passive && !act->names_deed) ||
		(act->names_deed && has_direct_object(act) &&
			winnow_is(act->plover, "COERCE") &&
			phrase_is_somebody(reading, act->object)))
		return act->object;
	/* "demanded that the minister resign" */
	if (winnow_is(act->plover, "REQUEST") && is(reading, behind, "that")) {
		struct phrase whom = phrase_from(&reading->tags, behind + 1, limit);
		if (phrase_is_party(reading, whom))
			return whom;
	}
	if (!act->names_deed && !is_about(reading, act))
		return beside_object(reading, act, limit);
	struct phrase aim = { 0 };
	if (act->names_deed && winnow_is(act->plover, "ACCUSE"))
		aim = of_inquiry(reading, act, limit);
	else if (act->names_deed && is_settled(reading, act))
		aim = act->recipient;
	if (aim.first == aim.end)
		aim = find_aim(reading, act, limit);
	if (aim.first == aim.end && act->names_deed && !act->undoes)
		return of_deed(reading, act, limit);
	/* "threatened to shell the tree" */
	if (aim.first == aim.end && act->object.first == act->object.end &&
		winnow_is(act->plover, "THREATEN"))
		return of_infinitive(reading, act, behind, limit);
	/* "resigned over the scandal" */
	if (winnow_is(act->class, "resignation") && !has_direct_object(act))
		return aim;
	return aim.first < aim.end ? aim : act->object;
}
