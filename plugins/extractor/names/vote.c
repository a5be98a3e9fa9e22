/* SPDX-License-Identifier: MIT
 *
 * One reading for the whole document: where a name stands several times, the evidence of all its
 * mentions is added up, and a full name of a person speaks for the surname alone.
 */
#include "decide.h"

#define NO_HEAD UINT32_MAX

enum {
	CALLED = 4000, /* by how much what is called a place or a person is one */
	PEOPLE = 800   /* how much must speak for a nationality that nothing else tells of */
};

/* What speaks for each kind, by the words of a name, by open addressing. */
struct ballot {
	uint64_t hash; /* 0: free */
	int votes[KINDS];
	int is_placed;  /* by one mention at least */
	int is_surname; /* ends the name of a person */
};

struct ballots {
	struct ballot *items;
	size_t mask;
};

static struct ballot *ballot_of(const struct ballots *ballots, uint64_t words_hash)
{
	uint64_t hash = words_hash | 1;
	size_t at = (size_t)(hash ^ hash >> 32) & ballots->mask;

	while (ballots->items[at].hash && ballots->items[at].hash != hash)
		at = (at + 1) & ballots->mask;
	ballots->items[at].hash = hash;
	return &ballots->items[at];
}

/* "Kestrian", "Maoists": listed, or with an ending that words for nationalities and creeds have; or
 * much speaks for it where it stands: "the Yuin people". */
static int looks_like_nationality(
	const struct passage *passage, const struct words *words, const struct name *name)
{
	static const char *const endings[] = { "an", "ans", "ese", "ish", "ite", "ites", "ist",
		"ists", "ers", NULL };
	struct winnow_str last = passage_word(passage, name->end - 1);
	int ends = (words->marks[name->first] & 1u << LIST_NATIONALITY) != 0 ||
		   name->scores[KIND_NATIONALITY] > PEOPLE;

	for (int i = 0; endings[i] && !ends; i++)
		ends = winnow_ends(last, endings[i]);
	return ends;
}

/* "Dolny", where "Marek Dolny" stands elsewhere and no list has it. */
static int is_unlisted_surname(
	const struct ballot *ballot, const struct words *words, const struct name *name)
{
	const uint32_t as_other = 1u << SEEN_LOCATED | 1u << SEEN_LAND | 1u << SEEN_THE;

	return ballot->is_surname && name->end == name->first + 1 &&
	       !words->marks[name->first] && !(word_at(words, name->first)->seen & as_other);
}

/* A word that looks like the name of a place, and nowhere stands as one, is no fact of ours: what else
 * it may be is not to be told either. Nor is one that only stands where nationalities do. */
static enum kind kind_of(const struct ballots *ballots, const struct passage *passage,
	const struct words *words, const struct name *name)
{
	const struct ballot *ballot = ballot_of(ballots, name->hash);
	int best = 0;

	for (int kind = 1; kind < KINDS; kind++)
		if (ballot->votes[kind] > ballot->votes[best])
			best = kind;
	if (best == KIND_NATIONALITY &&
		(words->marks[name->first] &
			(1u << LIST_ORGANISATION | 1u << LIST_NATIONALITY)) ==
			1u << LIST_ORGANISATION)
		return KIND_ORGANISATION;
	if (name->is_guess)
		return ballot->is_surname ? KIND_PERSON : KIND_OTHER;
	if (best != KIND_NATIONALITY && is_unlisted_surname(ballot, words, name))
		return KIND_PERSON;
	if ((best == KIND_PLACE && !ballot->is_placed) ||
		(best == KIND_NATIONALITY && !looks_like_nationality(passage, words, name)))
		return KIND_OTHER;
	return (enum kind)best;
}

static void cast(
	const struct ballots *ballots, const struct passage *passage, const struct name *name)
{
	struct ballot *whole = ballot_of(ballots, name->hash);

	for (int kind = 0; kind < KINDS; kind++)
		whole->votes[kind] += name->scores[kind];
	if (name->kind != KIND_PERSON || name->end == name->first + 1)
		return;
	struct ballot *last =
		ballot_of(ballots, text_hash(passage_word(passage, name->end - 1)));
	last->votes[KIND_PERSON] += name->margin;
	last->is_surname |= !passage_is(passage, name->end - 2, "of");
}

/* "National Board of Divers (NBD)": the name that the one of that index is the short form of; NULL:
 * none is. Persons have none. */
static const struct name *written_out(
	const struct words *words, const struct name *items, uint32_t at)
{
	const struct name *name = &items[at], *full = name - 1;

	return at > 0 && full->kind != KIND_PERSON && name->end == name->first + 1 &&
			       full->end + 1 == name->first &&
			       was_seen(word_at(words, name->first), SEEN_SHORT_FORM) &&
			       words->marks[full->first] & 1u << MARK_WRITTEN_OUT
		       ? full
		       : NULL;
}

/* Adds what speaks for one mention to what speaks for another name. */
static void lend(
	const struct ballots *ballots, const struct name *from, const struct name *name)
{
	struct ballot *ballot = ballot_of(ballots, name->hash);

	for (int kind = 0; kind < KINDS; kind++)
		ballot->votes[kind] += from->scores[kind];
}

/* So that of this mention more speaks for that kind than for anything else. */
static void call(const struct ballots *ballots, const struct name *name, enum kind called)
{
	struct ballot *ballot = ballot_of(ballots, name->hash);

	ballot->votes[called] += CALLED + name->scores[name->kind] - name->scores[called];
	for (int kind = 0; kind < KINDS; kind++)
		ballot->votes[kind] += name->scores[kind];
	ballot->is_placed |= called == KIND_PLACE;
}

static int is_dateline(
	const struct passage *passage, const struct words *words, const struct name *name)
{
	return dateline_end(passage, words, name->first, name->end) == name->end;
}

/* Of several places told in a row all are, if one is that stands before them. */
static void see_place(const struct glossary *glossary, const struct ballots *ballots,
	const struct passage *passage, const struct words *words,
	const struct names_found *names, uint32_t at)
{
	const struct name *name = &names->items[at];

	if (stands_as_place(glossary, passage, words, names, at) ||
		(at > 0 && is_joined_to_next(passage, name - 1) &&
			ballot_of(ballots, name[-1].hash)->is_placed))
		ballot_of(ballots, name->hash)->is_placed = 1;
}

static void cast_all(const struct glossary *glossary, const struct ballots *ballots,
	const struct passage *passage, const struct words *words,
	const struct names_found *names)
{
	for (uint32_t i = 0; i < names->count; i++) {
		const struct name *name = &names->items[i];
		const struct name *full = written_out(words, names->items, i);
		if (name->is_guess)
			continue;
		if (is_called_place(glossary, passage, words, name) ||
			is_dateline(passage, words, name) ||
			is_beside_postal(glossary, passage, name)) {
			call(ballots, name, KIND_PLACE);
			continue;
		}
		if (is_called_person(glossary, passage, words, name)) {
			call(ballots, name, KIND_PERSON);
			continue;
		}
		cast(ballots, passage, name);
		see_place(glossary, ballots, passage, words, names, i);
		if (full) {
			lend(ballots, full, name);
			lend(ballots, name, full);
		}
	}
}

/* A word that a list says no more of than that it is of a county, of land or of water. */
static int is_land_word(const struct glossary *glossary, const struct passage *passage,
	uint32_t token, uint64_t told)
{
	return passage_is(passage, token, "county") ||
	       ((told & (told - 1)) == 0 && (told & glossary->land) != 0);
}

/* "Orange County", "Hawi River", by its last word; "Law of the Sea" has another head. */
static int is_land(const struct glossary *glossary, const struct passage *passage,
	const struct words *words, const struct name *name)
{
	uint64_t told = word_at(words, name->end - 1)->classes & glossary->telling;

	if (name->end < name->first + 2 ||
		!is_land_word(glossary, passage, name->end - 1, told) ||
		words->marks[name->end - 1] & (LISTED + 1u) << LIST_ORGANISATION)
		return 0;
	for (uint32_t at = name->first; at < name->end; at++)
		if (passage_is(passage, at, "of"))
			return 0;
	return 1;
}

/* "Washington said": a country or the seat of a government, in a document that has nobody of that name
 * with a title, an age or another name. */
static int is_government(const struct glossary *glossary, const struct passage *passage,
	const struct words *words, const struct name *name)
{
	const uint32_t as_person = 1u << SEEN_TITLED | 1u << SEEN_GIVEN | 1u << SEEN_FIRST |
				   1u << SEEN_LAST | 1u << SEEN_AGED;
	const uint16_t listed = words->marks[name->first];

	if (name->end > name->first + 1 || word_at(words, name->first)->seen & as_person)
		return 0;
	return (listed & 1u << LIST_COUNTRY) ||
	       ((listed & 1u << LIST_CITY) &&
		       term_is(passage->text->find(passage->host, glossary->lists[LIST_CITY],
				       passage_word(passage, name->first)),
			       0, "capital"));
}

/* "Pearls.com" is the name of a firm with its end. */
static uint32_t end_with_domain(const struct passage *passage, uint32_t end)
{
	static const char *const domains[] = { "com", "org", "net", "gov", NULL };

	return passage_is(passage, end, ".") && passage_glued(passage, end) &&
			       passage_glued(passage, end + 1) &&
			       passage_is_any(passage, end + 1, domains)
		       ? end + 2
		       : end;
}

/* "Marek Dolny Jr." has its stop. */
static uint32_t end_with_stop(const struct passage *passage, uint32_t end)
{
	static const char *const endings[] = { "jr", "sr", NULL };

	return passage_is_any(passage, end - 1, endings) && passage_is(passage, end, ".") &&
			       passage_glued(passage, end)
		       ? end + 1
		       : end;
}

/* "Australian Timothy Sorn": where a person's name begins behind what is one's nationality; the name's own first
 * word where it does not. A body may begin so: "Somali Red Crescent". */
static uint32_t first_behind_nationality(
	const struct glossary *glossary, const struct words *words, const struct name *name)
{
	const uint64_t names = glossary_name_classes(glossary);
	const uint32_t first = name->first;

	if (name->end < first + 3 || !(words->marks[first] & 1u << LIST_NATIONALITY) ||
		words->marks[first + 1] > LISTED || word_at(words, first)->classes & names ||
		!has_class(word_at(words, first + 1)->classes, glossary->given_name))
		return first;
	for (uint32_t at = first + 2; name->kind == KIND_ORGANISATION && at < name->end; at++)
		if (!(word_at(words, at)->classes & names))
			return first;
	return first + 1;
}

/* "Midfielder Ana Morn scored" at the start of a sentence, "Director of Public Prosecution Ana Morn":
 * what somebody is, or heads, is no part of the name. */
static uint32_t first_behind_noun(const struct glossary *glossary,
	const struct passage *passage, const struct words *words, const struct name *name)
{
	const uint64_t names = glossary_name_classes(glossary);
	uint64_t classes = word_at(words, name->first)->classes;
	int is_role = has_class(classes, glossary->person_noun) &&
		      !(classes & glossary->telling) &&
		      passage_flag(passage, name->first, WINNOW_SENTENCE_START);
	int is_field =
		has_class(classes, glossary->thing_noun) && name->first > 0 &&
		is_capital(passage, name->first - 1) &&
		has_class(word_at(words, name->first + 1)->classes, glossary->given_name);

	return name->end > name->first + 2 && (is_role || is_field) && !(classes & names) &&
			       is_capital(passage, name->first + 1)
		       ? name->first + 1
		       : name->first;
}

/* "NGO Belady": what says no more than that it is a body is no part of its name. */
static int begins_with_body_word(
	const struct glossary *glossary, const struct words *words, const struct name *name)
{
	return name->end > name->first + 1 && name->kind != KIND_OTHER &&
	       has_class(word_at(words, name->first)->classes, glossary->body_word);
}

static int is_body_head(
	const struct glossary *glossary, const struct passage *passage, uint32_t token)
{
	return is_capital(passage, token) && passage_find(passage, glossary->body_head, token);
}

/* "Radio Sarn", "Bank Negara": where what looks like the name of a person or a place begins with the word for a
 * body, or one stands before it; NO_HEAD: none does. */
static uint32_t body_head_of(const struct glossary *glossary, const struct passage *passage,
	const struct words *words, const struct name *name)
{
	uint32_t first = name->first;
	int is_one = name->end == first + 1,
	    is_known = name->kind == KIND_PLACE &&
		       (words->marks[first] & LISTED_PLACES ||
			       !(word_at(words, first)->classes & glossary->body_words));

	if ((name->kind != KIND_PERSON && name->kind != KIND_PLACE) || (is_known && !is_one))
		return NO_HEAD;
	if (!is_one)
		return is_body_head(glossary, passage, first) && is_capital(passage, first + 1)
			       ? first
			       : NO_HEAD;
	return first > 0 && is_body_head(glossary, passage, first - 1) &&
			       (first == 1 || !is_capital(passage, first - 2))
		       ? first - 1
		       : NO_HEAD;
}

/* "Lord Alli", "Ms Persson": one word behind what only persons are called by. */
static int is_addressed(const struct glossary *glossary, const struct passage *passage,
	const struct words *words, const struct name *name)
{
	uint32_t before = name->first - 1;

	return name->first > 0 && name->end == name->first + 1 &&
	       words->marks[name->first] == 0 && is_capital(passage, before) &&
	       has_class(word_at(words, before)->classes, glossary->honorific) &&
	       !has_class(word_at(words, before)->classes, glossary->title);
}

/* One for each name, and one for the last word of a person's. */
static size_t most_ballots(const struct names_found *names)
{
	size_t most = names->count;

	for (uint32_t i = 0; i < names->count; i++)
		most += names->items[i].kind == KIND_PERSON;
	return most;
}

static void settle(const struct passage *passage, struct name *name)
{
	name->hash = text_hash(passage_words(passage, name->first, name->end));
}

/* By what all its mentions are, and by its own words; its ends with it. */
static void elect(const struct glossary *glossary, const struct ballots *ballots,
	const struct passage *passage, const struct words *words, struct name *name)
{
	const uint32_t first = name->first, end = name->end;

	name->kind = kind_of(ballots, passage, words, name);
	if (begins_with_body_word(glossary, words, name)) {
		name->kind = KIND_ORGANISATION;
		name->first++;
	}
	uint32_t head = body_head_of(glossary, passage, words, name);
	if (head != NO_HEAD) {
		name->kind = KIND_ORGANISATION;
		name->first = head;
	}
	if (is_addressed(glossary, passage, words, name))
		name->kind = KIND_PERSON;
	if (name->kind == KIND_PERSON && is_government(glossary, passage, words, name))
		name->kind = KIND_PLACE;
	if (name->kind == KIND_ORGANISATION && is_land(glossary, passage, words, name))
		name->kind = KIND_PLACE;
	if (name->kind == KIND_ORGANISATION)
		name->end = end_with_domain(passage, name->end);
	if (name->kind == KIND_PERSON || name->kind == KIND_ORGANISATION) {
		uint32_t behind = first_behind_nationality(glossary, words, name);
		name->kind = behind > name->first ? KIND_PERSON : name->kind;
		name->first = behind;
	}
	if (name->kind == KIND_PERSON) {
		name->first = first_behind_noun(glossary, passage, words, name);
		name->end = end_with_stop(passage, name->end);
	}
	if (name->first != first || name->end != end)
		settle(passage, name);
}

/* Guesses that nothing bears out. */
static void drop_guesses(struct names_found *names)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < names->count; i++)
		if (!names->items[i].is_guess || names->items[i].kind == KIND_PERSON)
			names->items[kept++] = names->items[i];
	names->count = kept;
}

int vote(const struct glossary *glossary, const struct passage *passage,
	const struct words *words, struct names_found *names)
{
	struct ballots ballots = { .mask = 64 };
	size_t most = most_ballots(names);

	while (2 * ballots.mask < 3 * most)
		ballots.mask *= 2;
	ballots.items =
		passage->host->alloc(passage->host, ballots.mask-- * sizeof *ballots.items);
	if (!ballots.items)
		return winnow_fail(
			passage->host, WINNOW_ELIMIT, "no memory is left for its names");
	for (uint32_t i = 0; i < names->count; i++)
		settle(passage, &names->items[i]);
	cast_all(glossary, &ballots, passage, words, names);
	for (uint32_t i = 0; i < names->count; i++)
		elect(glossary, &ballots, passage, words, &names->items[i]);
	drop_guesses(names);
	return 0;
}
