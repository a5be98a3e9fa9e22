/* SPDX-License-Identifier: MIT
 * Speech that a noun brings: "Marn's claim that …", "his promise to …", "calls by the union for …", and
 * "there are fears that …", of nobody who is told. */
#include "clause.h"
#include "shared/words.h"

/* "a Harbour Trust report": the name right before it, where it is somebody's. */
static struct phrase maker_of(const struct search *search, uint32_t noun)
{
	struct reading *reading = search->reading;
	struct phrase maker = { noun, noun };

	while (maker.first > search->first && tags_any(&reading->tags, maker.first - 1, "F"))
		maker.first--;
	return maker.first < maker.end && who_is(&reading->who, &reading->tags, reading->quoted,
						  maker) >= 0
		       ? maker
		       : (struct phrase){ 0 };
}

/* "Ada Marn's", "his" before "first public claim": whose it is. */
static struct phrase owner_of(const struct search *search, uint32_t noun)
{
	static const char *const genitive[] = { "'s", "’s", "'", "’", NULL };
	const struct tags *tags = &search->reading->tags;
	uint32_t at = noun;

	while (at > search->first && tags_any(tags, at - 1, "JRN"))
		at--;
	if (at == search->first || !tags_any(tags, at - 1, "H"))
		return maker_of(search, noun);
	/* "last year its claim", and not "Marn's" */
	const struct phrase owner = passage_is_any(tags->passage, at - 1, genitive)
					    ? phrase_to(tags, at - 1, search->first)
					    : (struct phrase){ 0 };
	return owner.first < owner.end ? owner : (struct phrase){ at - 1, at };
}

/* What a noun brings, while it is read. */
struct brought {
	struct phrase speaker, cue;
	uint32_t at; /* where what is said may begin */
};

/* "issued a warning", "made the claim": who does so. */
static int read_made(const struct search *search, uint32_t noun, struct brought *brought)
{
	const struct reading *reading = search->reading;
	const struct phrase what = phrase_to(&reading->tags, noun + 1, search->first);

	if (what.first <= search->first || what.end != noun + 1)
		return 0;
	const uint32_t verb = what.first - 1;
	if (!tags_any(&reading->tags, verb, "DZVPG") ||
		!tags_lemma_row(&reading->tags, reading->words->making, verb) ||
		cue_is_passive(reading, verb, search->first) ||
		cue_is_denied(reading, verb, search->first))
		return 0;
	brought->speaker = clause_subject(search, verb);
	brought->cue.first = verb_first(&reading->tags, verb, search->first);
	return brought->speaker.first < brought->speaker.end;
}

/* "warnings from the UN", "a claim by the army": who stands behind it. */
static int read_sender(const struct search *search, uint32_t noun, struct brought *brought)
{
	const struct reading *reading = search->reading;

	if (!is(reading, noun + 1, "by") && !is(reading, noun + 1, "from"))
		return 0;
	const struct phrase sender = phrase_from(&reading->tags, noun + 2, search->end);
	if (sender.first == sender.end || time_is(reading, sender))
		return 0;
	brought->speaker = sender;
	brought->at = sender.end;
	return 1;
}

static void read_speaker(const struct search *search, uint32_t noun, struct brought *brought)
{
	brought->cue = (struct phrase){ noun, noun + 1 };
	brought->at = noun + 1;
	brought->speaker = owner_of(search, noun);
	if (brought->speaker.first == brought->speaker.end &&
		!read_sender(search, noun, brought) && !read_made(search, noun, brought))
		brought->speaker = (struct phrase){ 0 };
}

/* "the report that he wrote was lost": about the report, and no clause that it brings. */
static int is_written(const struct search *search, uint32_t that)
{
	const struct tags *tags = &search->reading->tags;
	const struct phrase subject = phrase_from_long(tags, that + 1, search->end);
	const int is_pronoun = tags_any(tags, subject.first, "O");
	uint32_t verb = subject.end;

	while (verb < search->end && tags_any(tags, verb, "MBAURK")) {
		/* "that boats would sink" */
		if (tags_any(tags, verb, "MB"))
			return 0;
		verb++;
	}
	return verb + 1 >= search->end || tags_any(tags, verb + 1, "BAMUDZ") ||
	       is(search->reading, verb + 1, ",") ||
	       ((is_pronoun || tags_any(tags, verb - 1, "A")) && tags_any(tags, verb + 1, "I"));
}

/* "Marn and others fear that": a verb, though taken for a noun. */
static int is_fearing(const struct search *search, uint32_t noun)
{
	return noun == search->first || tags_any(&search->reading->tags, noun - 1, "NFROQEW");
}

/* "that the boats were old"; where nobody is told to say it, only what is surely that. */
static int read_clause(const struct search *search, uint32_t noun,
	const struct brought *brought, struct speech *speech)
{
	const int told = brought->speaker.end > 0;
	const uint32_t first =
		told && brought->speaker.first < noun ? brought->speaker.first : noun;

	if (!clause_is_brought(search, brought->at) ||
		(!told && (is(search->reading, search->end, "?") ||
				  is_written(search, brought->at) || is_fearing(search, noun))))
		return 0;
	const uint32_t whole = clause_end(search, noun, brought->at);
	speech->end = clause_before_main(search, first, brought->at, whole);
	return told || speech->end < whole || whole < search->end ||
	       clause_has_verb(search, search->first, noun);
}

/* "to reopen the school was kept": where the sentence's own verb comes. */
static uint32_t infinitive_end(const struct search *search, uint32_t from, uint32_t end)
{
	const struct tags *tags = &search->reading->tags;

	for (uint32_t at = from + 2; at < end; at++) {
		if (search->reading->quoted[at] || tags_any(tags, at, "W") ||
			is(search->reading, at, "that"))
			return end;
		/* "to leave Orm as he spoke" */
		if (tags_any(tags, at, "S") && !clause_is_subordinate(search, at))
			return at;
		if (tags_any(tags, at, "BAMUDZ") || is(search->reading, at, ","))
			return at;
	}
	return end;
}

/* "to reopen the school", "for a truce", "of fraud", of a noun that somebody is told to have. */
static int read_matter(const struct search *search, uint32_t at, struct speech *speech)
{
	const struct reading *reading = search->reading;

	if (clause_is_infinitive(search, at)) {
		uint32_t verb = at + 1;
		while (verb < search->end && tags_any(&reading->tags, verb, "R"))
			verb++;
		if (!tags_any(&reading->tags, verb, "V"))
			return 0;
		speech->end = infinitive_end(search, at, clause_end(search, at, at));
		return 1;
	}
	if (tags_any(&reading->tags, at, "X") || reading->quoted[at + 1] ||
		tags_any(&reading->tags, at + 1, "OQW"))
		return 0;
	const struct phrase matter = phrase_from_long(&reading->tags, at + 1, search->end);
	speech->cue.end = speech->first = at + 1;
	/* "for the minister to resign" */
	speech->end = clause_is_infinitive(search, matter.end)
			      ? infinitive_end(search, matter.end,
					clause_end(search, matter.end, matter.end))
			      : matter.end;
	return matter.first < matter.end;
}

int noun_read(const struct search *search, uint32_t noun, struct speech *speech)
{
	const struct reading *reading = search->reading;
	const struct winnow_term *term =
		passage_find(&reading->passage, reading->words->noun, noun);
	struct brought brought;

	if (!term || noun + 2 >= search->end)
		return 0;
	read_speaker(search, noun, &brought);
	if (brought.at + 1 >= search->end || is(reading, brought.speaker.first, "your") ||
		!is_among_words(
			term_value(term, 1), passage_word(&reading->passage, brought.at)))
		return 0;
	*speech = (struct speech){
		.first = brought.at,
		.kind = "indirect",
		.rule = "indirect.cue_noun",
		.speaker = brought.speaker,
		.cue = brought.cue,
		.confidence = brought.speaker.end ? 0.8 : 0.7,
		.spoken = brought.speaker.end && !term_is(term, 0, "hold"),
	};
	if (is(reading, brought.at, "that"))
		return read_clause(search, noun, &brought, speech);
	return brought.speaker.end && read_matter(search, brought.at, speech);
}
