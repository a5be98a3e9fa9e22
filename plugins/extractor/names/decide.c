/* SPDX-License-Identifier: MIT */
#include "decide.h"

struct lattice {
	struct weight_row own[MOST_STRETCH];  /* what the evidence of a token weighs */
	struct weight_row best[MOST_STRETCH]; /* with the best way there */
};

static lane greater(lane a, lane b)
{
	lane first = a > b;

	return (first & a) | (~first & b);
}

static void begin(const struct weights *weights, struct lattice *lattice)
{
	for (int i = 0; i < LANES; i++)
		lattice->best[0].lanes[i] = weights->start.lanes[i] + lattice->own[0].lanes[i];
}

static int32_t greatest(const lane *lanes)
{
	const lane all = greater(greater(lanes[0], lanes[1]), greater(lanes[2], lanes[3]));
	int32_t best = all[0];

	for (int i = 1; i < LANE; i++)
		best = all[i] > best ? all[i] : best;
	return best;
}

/* The labels whose column is at least so much, a bit for each. */
static uint32_t labels_from(const struct weights *weights, const lane *lanes, int32_t least)
{
	const lane *bits = weights->labels.lanes;
	lane found = { 0 };

	for (int i = 0; i < LANES; i++)
		found |= (lanes[i] >= least) & bits[i];
	return (uint32_t)(found[0] | found[1] | found[2] | found[3]);
}

/* Of equals the first; 0: what is best is no label. */
static int best_label(const struct weights *weights, const lane *lanes)
{
	uint32_t labels = labels_from(weights, lanes, greatest(lanes));

	return labels ? __builtin_ctz(labels) : 0;
}

static void add_rows(const struct weight_row *a, const struct weight_row *b, lane *ret_sums)
{
	for (int i = 0; i < LANES; i++)
		ret_sums[i] = a->lanes[i] + b->lanes[i];
}

/* A way that leads nowhere as far as another does at least is passed over. */
static void step(const struct weights *weights, struct lattice *lattice, uint32_t at)
{
	const struct weight_row *before = &lattice->best[at - 1], *own = &lattice->own[at];
	const lane nothing = { 0 };
	lane ways[HALF_LANES] = { nothing + IMPOSSIBLE, nothing + IMPOSSIBLE };
	lane least[LANES], most[LANES];

	add_rows(before, &weights->least_behind, least);
	add_rows(before, &weights->most_behind, most);
	for (uint32_t left = labels_from(weights, most, greatest(least)); left;
		left &= left - 1) {
		int from = weights->columns[__builtin_ctz(left)];
		for (int i = 0; i < HALF_LANES; i++)
			ways[i] =
				greater(weights->behind[from].lanes[i] + before->columns[from],
					ways[i]);
	}
	for (int i = 0; i < HALF_LANES; i++) {
		int on = HALF_LANES + i;
		lane way = greater(weights->on_behind_first.lanes[on] + before->lanes[i],
			weights->on_behind_on.lanes[on] + before->lanes[on]);
		lattice->best[at].lanes[i] = ways[i] + own->lanes[i];
		lattice->best[at].lanes[on] =
			greater(way, nothing + IMPOSSIBLE) + own->lanes[on];
	}
}

/* The label before what goes on at `at`: itself or what begins, of equals that. */
static int label_before_on(
	const struct weights *weights, const struct lattice *lattice, uint32_t at, int label)
{
	const int32_t *before = lattice->best[at - 1].columns;
	int on = weights->columns[label], first = weights->columns[label - 1];
	int32_t behind_first = before[first] + weights->on_behind_first.columns[on],
		behind_on = before[on] + weights->on_behind_on.columns[on];

	if (behind_first <= IMPOSSIBLE && behind_on <= IMPOSSIBLE)
		return 0;
	return behind_on > behind_first ? label : label - 1;
}

/* The label before the one at `at`, of equals the first. */
static int label_before(
	const struct weights *weights, const struct lattice *lattice, uint32_t at, int label)
{
	lane ways[LANES];

	if (label > 0 && label % 2 == 0)
		return label_before_on(weights, lattice, at, label);
	add_rows(&lattice->best[at - 1], &weights->into[weights->columns[label]], ways);
	return greatest(ways) > IMPOSSIBLE ? best_label(weights, ways) : 0;
}

static void walk_back(const struct weights *weights, const struct lattice *lattice,
	uint32_t count, signed char *labels)
{
	int label = 0;

	for (uint32_t at = count; at > 0; at--) {
		label = at == count ? best_label(weights, lattice->best[at - 1].lanes)
				    : label_before(weights, lattice, at, label);
		labels[at - 1] = (signed char)label;
	}
}

/* The label of what goes on with the name that a label is of; 0: it is of none. */
static signed char going_on(signed char label)
{
	return label % 2 ? (signed char)(label + 1) : label;
}

/* A stop ends the word before it, as in "U.S. Air Force", and begins no name. */
static void keep_stops(
	const struct passage *passage, struct stretch stretch, signed char *labels)
{
	uint32_t count = stretch.end - stretch.first;

	for (uint32_t i = 1; i < count; i++) {
		uint32_t token = stretch.first + i;
		signed char label = labels[i];
		if (label % 2 == 0 || !passage_glued(passage, token) ||
			!passage_is(passage, token, "."))
			continue;
		labels[i] = going_on(labels[i - 1]);
		if (i + 1 < count && labels[i + 1] == label + 1)
			labels[i + 1] = label;
	}
}

/* The rest of "M'jid" goes on with it. */
static void keep_apostrophes(
	const struct passage *passage, struct stretch stretch, signed char *labels)
{
	for (uint32_t i = 1; i < stretch.end - stretch.first; i++)
		if (labels[i] == 0 && is_behind_apostrophe(passage, stretch.first + i))
			labels[i] = going_on(labels[i - 1]);
}

/* No person's name begins within a word: "Eva-Marie Sorn"; "US" before a hyphen is another name. */
static void keep_hyphens(const struct scene *scene, signed char *labels)
{
	const signed char begins = 1 + 2 * KIND_PERSON;
	uint32_t count = scene->stretch.end - scene->stretch.first;

	for (uint32_t i = 2; i < count; i++) {
		uint32_t hyphen = scene->stretch.first + i - 1;
		if (labels[i] != begins || labels[i - 2] == begins ||
			labels[i - 2] == going_on(begins) ||
			!is_hyphen(scene->passage, hyphen) ||
			!is_capital(scene->passage, hyphen - 1) ||
			scene->words->marks[hyphen - 1])
			continue;
		labels[i - 2] = begins;
		labels[i - 1] = labels[i] = going_on(begins);
	}
}

/* A listed place ends with the token; "of" and "de" go on with all but the name of a country. "Central",
 * "Republic" are listed, too, but say more as words. */
static int ends_place(const struct scene *scene, uint32_t token)
{
	const uint16_t countries = 257u << LIST_COUNTRY,
		       others = 257u << LIST_SUBDIVISION | 257u << LIST_CITY;

	if (word_at(scene->words, token)->classes & scene->glossary->telling)
		return 0;
	return (scene->words->marks[token] & countries) ||
	       (scene->words->marks[token] & others &&
		       !passage_is(scene->passage, token + 1, "of") &&
		       !has_class(word_at(scene->words, token + 1)->classes,
			       scene->glossary->particle));
}

/* "Saket" in "Delhi's Saket", but not what a saint or a king has: "St. Peter's Basilica". */
static int is_owned_place(const struct scene *scene, uint32_t token)
{
	static const char *const owns[] = { "'s", "’s", NULL };

	return passage_is_any(scene->passage, token - 1, owns) &&
	       !word_at(scene->words, token)->classes &&
	       !word_at(scene->words, token - 2)->classes;
}

/* "by Russia of Crimea", "the Dakar-Bamako train": where one listed place ends at a joint and another
 * begins behind it, and no list has both together, they are two; and so are "Delhi's Saket". */
static void part_places(const struct scene *scene, signed char *labels)
{
	const signed char goes_on = 2 + 2 * KIND_PLACE;
	const uint16_t *marks = scene->words->marks + scene->stretch.first;
	uint32_t count = scene->stretch.end - scene->stretch.first;

	for (uint32_t i = 1; i + 1 < count; i++) {
		if (labels[i] != goes_on || labels[i + 1] != goes_on || marks[i] > LISTED ||
			is_capital(scene->passage, scene->stretch.first + i) ||
			!(marks[i + 1] & LISTED_PLACES ||
				is_owned_place(scene, scene->stretch.first + i + 1)) ||
			!ends_place(scene, scene->stretch.first + i - 1))
			continue;
		labels[i] = 0;
		labels[i + 1] = goes_on - 1;
	}
}

/* A place that begins as a listed country does is that country to its end: "St. Vincent and the Grenadines". */
static void keep_countries(const struct scene *scene, signed char *labels)
{
	const signed char begins = 1 + 2 * KIND_PLACE;
	const uint16_t *marks = scene->words->marks + scene->stretch.first;
	uint32_t count = scene->stretch.end - scene->stretch.first;

	for (uint32_t i = 0; i < count; i++) {
		uint32_t listed = 0;
		if (labels[i] != begins || !(marks[i] & 1u << LIST_COUNTRY) ||
			!scene->passage->text->match(scene->passage->host,
				scene->glossary->lists[LIST_COUNTRY], scene->stretch.first + i,
				&listed))
			continue;
		for (; listed > 1 && i + 1 < count; listed--)
			labels[++i] = going_on(begins);
	}
}

/* "Khan Younis", "Sheikh Jarrah": a listed area of several words is no person with a title, unless the name goes on. */
static void keep_areas(const struct scene *scene, signed char *labels)
{
	const signed char begins = 1 + 2 * KIND_PLACE, person = 1 + 2 * KIND_PERSON;
	const uint32_t first = scene->stretch.first, count = scene->stretch.end - first;

	for (uint32_t i = 0; i + 1 < count; i++) {
		if (labels[i] || labels[i + 1] != person)
			continue;
		uint32_t end =
			marked_end(scene->words, LIST_AREA, first + i, first + count) - first;
		if (end <= i + 1 || (end < count && labels[end] == going_on(person)))
			continue;
		labels[i] = begins;
		while (--end > i)
			labels[end] = going_on(begins);
	}
}

/* Where what a short form is written out from begins as an organisation it is one to its end. */
static void keep_written_out(const struct scene *scene, signed char *labels)
{
	const signed char begins = 1 + 2 * KIND_ORGANISATION;
	const uint16_t *marks = scene->words->marks + scene->stretch.first;
	uint32_t count = scene->stretch.end - scene->stretch.first;

	for (uint32_t i = 0; i < count; i++) {
		if (labels[i] != begins || !(marks[i] & 1u << MARK_WRITTEN_OUT))
			continue;
		while (i + 1 < count && marks[i + 1] & 256u << MARK_WRITTEN_OUT)
			labels[++i] = going_on(begins);
	}
}

/* The words of the stretch from `first` on that are marked as a name of the list, where none of them is
 * part of another; 0: there are none. */
static uint32_t count_listed(const struct scene *scene, enum gazetteer list, uint32_t first,
	const signed char *labels)
{
	const uint16_t *marks = scene->words->marks + scene->stretch.first;
	uint32_t count = scene->stretch.end - scene->stretch.first, end = first + 1;

	if (!(marks[first] & 1u << list))
		return 0;
	for (; end < count && marks[end] & 256u << list; end++)
		if (labels[end])
			return 0;
	return end - first;
}

/* Not "Turkey", a bird. */
static int is_plain_country(const struct scene *scene, uint32_t token)
{
	const struct glossary *glossary = scene->glossary;
	uint64_t classes = word_at(scene->words, token)->classes;

	return !has_class(classes, glossary->ordinary) && !(classes & glossary->telling);
}

/* What lists leave no doubt of is a name also where a headline hides it: a country, and an organisation
 * of several words. */
static void keep_listed(const struct scene *scene, signed char *labels)
{
	for (uint32_t i = 0; i < scene->stretch.end - scene->stretch.first; i++) {
		enum kind kind = KIND_PLACE;
		if (labels[i] || !scene->words->marks[scene->stretch.first + i])
			continue;
		uint32_t listed = count_listed(scene, LIST_COUNTRY, i, labels);
		if (!listed || !is_plain_country(scene, scene->stretch.first + i)) {
			kind = KIND_ORGANISATION;
			listed = count_listed(scene, LIST_ORGANISATION, i, labels);
			listed = listed > 1 ? listed : 0;
		}
		for (uint32_t at = 0; at < listed; at++)
			labels[i + at] = (signed char)(1 + 2 * kind + (at > 0));
	}
}

/* The place that a dateline begins with is one, whatever its words look like. */
static void keep_dateline(const struct scene *scene, signed char *labels)
{
	const signed char begins = 1 + 2 * KIND_PLACE;
	struct stretch stretch = scene->stretch;
	uint32_t end = dateline_end(scene->passage, scene->words, stretch.first, stretch.end);

	if (end == stretch.first)
		return;
	for (uint32_t token = stretch.first; token < end; token++)
		labels[token - stretch.first] = going_on(begins);
	labels[0] = begins;
	if (end < stretch.end && labels[end - stretch.first] &&
		labels[end - stretch.first] % 2 == 0)
		labels[end - stretch.first]--;
}

/* "Kent, WA", "London, ON": behind a town, not the name of a body. */
static void keep_postal(
	const struct scene *scene, struct names_found *names, signed char *labels)
{
	const signed char begins = 1 + 2 * KIND_PLACE;
	const uint32_t first = scene->stretch.first;
	struct name *before = names->count ? &names->items[names->count - 1] : NULL;

	if (!before || !postal_code_at(scene->glossary, scene->passage, first) ||
		!may_be_town(scene, before, first - 1))
		return;
	if (before->end == first - 1)
		before->kind = KIND_PLACE;
	labels[0] = begins;
	if (first + 1 < scene->stretch.end && labels[1] && labels[1] % 2 == 0)
		labels[1]--;
}

static int push(const struct winnow_host *host, struct names_found *names, struct name name)
{
	if (names->count == names->capacity) {
		uint32_t capacity = names->capacity ? 2 * names->capacity : 64;
		struct name *items = host->alloc(host, capacity * sizeof *items);
		if (!items)
			return winnow_fail(
				host, WINNOW_ELIMIT, "no memory is left for its names");
		if (names->count)
			memcpy(items, names->items, names->count * sizeof *items);
		names->items = items;
		names->capacity = capacity;
	}
	names->items[names->count++] = name;
	return 0;
}

/* Adds what speaks for the token as the first or a later word of a name of each kind. */
static void add_scores(const struct lattice *lattice, uint32_t at, int inner, struct name *name)
{
	const int32_t *own = lattice->own[at].columns;
	const int32_t *of_kind = own + (inner ? HALF : 0) + 1;
	int margin = of_kind[name->kind] - own[0];

	if (!inner || margin < name->margin)
		name->margin = margin;
	for (int kind = 0; kind < KINDS; kind++)
		name->scores[kind] += of_kind[kind] - own[0];
}

/* "defeated Dolny 6-3": a capital that stands alone and ends a longer name elsewhere. */
static int may_be_surname(const struct scene *scene, uint32_t token)
{
	static const char *const no_names[] = { "the", "a", "an", "this", "#", "@", "_", "-",
		"\"", "“", "‘", "'", "`", NULL };
	const struct word *word = word_at(scene->words, token);

	return was_seen(word, SEEN_LAST) && !scene->words->marks[token] &&
	       !has_class(word->classes, scene->glossary->ordinary) &&
	       !(word->classes & scene->glossary->telling) &&
	       is_capital(scene->passage, token) &&
	       !passage_flag(scene->passage, token, WINNOW_UPPER | WINNOW_SENTENCE_START) &&
	       !is_capital(scene->passage, token + 1) &&
	       !is_capital(scene->passage, token - 1) &&
	       !passage_is_any(scene->passage, token - 1, no_names);
}

static int take_guess(const struct scene *scene, uint32_t token, struct names_found *names)
{
	struct name name = { .first = token,
		.end = token + 1,
		.floor = scene->sentence.first,
		.kind = KIND_OTHER,
		.is_guess = 1 };

	return may_be_surname(scene, token) ? push(scene->passage->host, names, name) : 0;
}

static int take_names(const struct lattice *lattice, const struct scene *scene,
	const signed char *labels, struct names_found *names)
{
	struct stretch stretch = scene->stretch;
	uint32_t count = stretch.end - stretch.first;

	for (uint32_t i = 0, end; i < count; i = end) {
		end = i + 1;
		if (labels[i] % 2 == 0) {
			int code = take_guess(scene, stretch.first + i, names);
			if (code < 0)
				return code;
			continue;
		}
		struct name name = { .first = stretch.first + i,
			.floor = scene->sentence.first,
			.kind = (enum kind)((labels[i] - 1) / 2) };
		add_scores(lattice, i, 0, &name);
		for (; end < count && labels[end] == labels[i] + 1; end++)
			add_scores(lattice, end, 1, &name);
		name.end = stretch.first + end;
		int code = push(scene->passage->host, names, name);
		if (code < 0)
			return code;
	}
	return 0;
}

static int decide_stretch(
	const struct weights *weights, struct scene *scene, struct names_found *names)
{
	struct lattice lattice;
	signed char labels[MOST_STRETCH];
	uint32_t count = scene->stretch.end - scene->stretch.first;

	scene_turn(scene, scene->stretch.first);
	evidence_weigh_first(weights, scene, &lattice.own[0]);
	begin(weights, &lattice);
	for (uint32_t i = 1; i < count; i++) {
		scene_turn(scene, scene->stretch.first + i);
		evidence_weigh(weights, scene, scene->stretch.first + i, &lattice.own[i]);
		step(weights, &lattice, i);
	}
	walk_back(weights, &lattice, count, labels);
	keep_stops(scene->passage, scene->stretch, labels);
	keep_apostrophes(scene->passage, scene->stretch, labels);
	keep_hyphens(scene, labels);
	part_places(scene, labels);
	keep_countries(scene, labels);
	keep_areas(scene, labels);
	keep_written_out(scene, labels);
	keep_listed(scene, labels);
	keep_dateline(scene, labels);
	keep_postal(scene, names, labels);
	return take_names(&lattice, scene, labels, names);
}

int decide(const struct glossary *glossary, const struct weights *weights,
	const struct passage *passage, const struct words *words, struct names_found *ret_names)
{
	struct scene scene = { .glossary = glossary, .passage = passage, .words = words };
	struct names_found names = { 0 };
	uint32_t at = 0;

	while (next_stretch(&scene, &at)) {
		int code = decide_stretch(weights, &scene, &names);
		if (code < 0)
			return code;
		if (passage->host->cancelled(passage->host))
			break;
	}
	fields_join(&scene, &names);
	nicknames_join(&scene, &names);
	*ret_names = names;
	return vote(glossary, passage, words, ret_names);
}
