/* SPDX-License-Identifier: MIT */
#include "spot.h"

enum { CITY_POPULATION = 5 };                   /* a column of any/city, after the term */
enum { LARGE = 6, HUGE = 7, WIDEST_JOINT = 3 }; /* digits of a population; tokens */

/* What is around a spot. */
struct around {
	const struct reading *reading;
	const struct passage *passage;
	const struct tongue *tongue;
	const struct spot *before; /* NULL: none */
	uint32_t floor, limit;     /* the sentence */
};

static int is_of_kind(const struct spot *spot, const char *kind)
{
	return winnow_is(spot->known.kind, kind);
}

static const struct winnow_term *place_word(const struct around *around, uint32_t token)
{
	return passage_find(around->passage, around->tongue->place_word, token);
}

static int has_role(const struct around *around, uint32_t token, const char *role)
{
	return token >= around->floor && token < around->limit &&
	       term_is(place_word(around, token), 0, role);
}

/* "ciudad", "provincia", before "de" or not. */
static int is_head(const struct around *around, uint32_t token)
{
	return has_role(around, token, "settlement") || has_role(around, token, "town") ||
	       has_role(around, token, "division") || has_role(around, token, "province");
}

/* A word that may stand before a place and is no name, whatever its first letter. */
static int is_plain(const struct around *around, uint32_t token)
{
	struct winnow_str role =
		term_value(passage_find(around->passage, around->tongue->place_word, token), 0);

	return (role.len && !winnow_is(role, "body") && !winnow_is(role, "name")) ||
	       (passage_flag(around->passage, token, WINNOW_SENTENCE_START) &&
		       passage_find(around->passage, around->tongue->small_word, token));
}

static int is_name_word(const struct around *around, uint32_t token)
{
	return token >= around->floor && token < around->limit &&
	       is_capital(around->passage, token) && !is_plain(around, token);
}

/* The first of the articles that stand before the token. */
static uint32_t behind_articles(const struct around *around, uint32_t token)
{
	while (token > around->floor && has_role(around, token - 1, "article"))
		token--;
	return token;
}

static int is_chained(const struct around *around, const struct spot *spot)
{
	static const char *const marks[] = { ",", "(", "/", "-", NULL };
	const struct spot *before = around->before;

	if (!before || before->support < SPOT_LIKELY || before->end < around->floor ||
		spot->first - before->end > WIDEST_JOINT)
		return 0;
	for (uint32_t at = before->end; at < spot->first; at++)
		if (!passage_is_any(around->passage, at, marks) &&
			!has_role(around, at, "joint") && !has_role(around, at, "article") &&
			!has_role(around, at, "of") && !has_role(around, at, "in"))
			return 0;
	return 1;
}

/* "Banco de México", "Université de Nantes" within a sentence: the word before "de". */
static int is_owned(const struct around *around, const struct spot *spot)
{
	uint32_t at = behind_articles(around, spot->first);

	if (at <= around->floor + 1 || !has_role(around, at - 1, "of") ||
		!is_name_word(around, at - 2))
		return 0;
	return at - 2 > around->floor || has_role(around, at - 2, "body");
}

/* "Radio Francia", "Ana Córdoba", "Paris-Nice". */
static int follows_name(const struct around *around, const struct spot *spot)
{
	uint32_t before = spot->first - 1;

	if (spot->first <= around->floor ||
		(around->before && around->before->end == spot->first &&
			around->before->support >= SPOT_LIKELY))
		return 0;
	if (passage_glued(around->passage, spot->first) &&
		passage_is(around->passage, before, "-"))
		return !around->before || around->before->end != before ||
		       around->before->support < SPOT_LIKELY;
	return is_name_word(around, before);
}

/* A listed name begins there; `list`: and in that list. */
static int is_listed(const struct around *around, uint32_t token, int list)
{
	struct sighting next;

	return token < around->limit && is_capital(around->passage, token) &&
	       tongue_sight(around->tongue, around->passage, token, around->limit, &next) &&
	       (list == TONGUE_LISTS || next.columns[list].ptr);
}

/* "Saint-Denis-Nord", but "la frontera Guatemala-México". */
static int is_half(const struct around *around, const struct spot *spot)
{
	const struct passage *passage = around->passage;

	return passage_is(passage, spot->end, "-") && passage_glued(passage, spot->end) &&
	       passage_glued(passage, spot->end + 1) &&
	       (spot->declined || !is_listed(around, spot->end + 1, TONGUE_LISTS));
}

static int leads_into_name(const struct around *around, const struct spot *spot)
{
	const struct passage *passage = around->passage;

	if (spot->end >= around->limit || passage_flag(passage, spot->end, WINNOW_BLOCK_START))
		return 0;
	if (passage_kind(passage, spot->end) == WINNOW_DIGITS)
		return is_of_kind(spot, "country"); /* "France 24" */
	return is_capital(passage, spot->end) && !is_listed(around, spot->end, TONGUE_COUNTRY);
}

/* "en Francia", "el presidente de Francia": a country, whoever is named behind it. */
static int is_governed(const struct around *around, const struct spot *spot)
{
	uint32_t at = behind_articles(around, spot->first);

	if (!winnow_is(spot->known.kind, "country") || at <= around->floor)
		return 0;
	return has_role(around, at - 1, "in") || has_role(around, at - 1, "office") ||
	       (at > around->floor + 1 && has_role(around, at - 1, "of") &&
		       has_role(around, at - 2, "office"));
}

/* "президент России Владимир Путин": declined by what stands before it. */
static int is_case_of(const struct around *around, const struct spot *spot)
{
	return spot->declined && spot->first > around->floor &&
	       passage_kind(around->passage, spot->first - 1) == WINNOW_WORD;
}

/* "route de Vienne", "улица Минска". */
static int is_street(const struct around *around, const struct spot *spot)
{
	uint32_t at = behind_articles(around, spot->first);

	at -= at > around->floor && has_role(around, at - 1, "of");
	return at > around->floor && has_role(around, at - 1, "street");
}

static int is_refused(const struct around *around, const struct spot *spot)
{
	return follows_name(around, spot) || is_owned(around, spot) || is_half(around, spot) ||
	       is_street(around, spot) ||
	       (leads_into_name(around, spot) && !is_case_of(around, spot) &&
		       !is_governed(around, spot));
}

/* "Bogotá, Colombia", "Los Gallardos (Almería)". */
static int is_explained(const struct around *around, const struct spot *spot)
{
	return (passage_is(around->passage, spot->end, ",") ||
		       passage_is(around->passage, spot->end, "(")) &&
	       is_listed(around, spot->end + 1, TONGUE_COUNTRY);
}

/* "BOGOTÁ (AP)", "Madrid, 3 mai": where a report begins. */
static int is_dateline(const struct around *around, const struct spot *spot)
{
	const struct passage *passage = around->passage;

	if (!passage_flag(passage, spot->first, WINNOW_BLOCK_START))
		return 0;
	return (passage_flag(passage, spot->first, WINNOW_UPPER) &&
		       passage_kind(passage, spot->end) == WINNOW_MARK) ||
	       (passage_is(passage, spot->end, ",") &&
		       passage_kind(passage, spot->end + 1) == WINNOW_DIGITS);
}

static int is_great(const struct spot *spot)
{
	return spot->population >= HUGE || is_of_kind(spot, "capital");
}

/* Countries and areas; the other places are towns and divisions. */
static int is_wide(const struct spot *spot)
{
	return spot->population == 0 && !is_of_kind(spot, "subdivision");
}

static int is_of_role(const struct around *around, const struct spot *spot, const char *role)
{
	const struct passage *passage = around->passage;

	return term_is(
		passage->text->find(passage->host, around->tongue->place_word, spot->value), 0,
		role);
}

static int is_of_class(const struct around *around, const struct spot *spot, uint32_t class)
{
	struct winnow_str word = passage_word(around->passage, spot->first);

	struct winnow_word number = around->passage->analysis->words[spot->first];

	return has_class(
		glossary_classes(around->reading->extractor->glossary, number, text_hash(word)),
		class);
}

/* A word that is more often a person's name, or an ordinary one, as "Pueblo" in "defensor del Pueblo". Of the names of large cities, given
 * names are. */
static int is_doubtful(const struct around *around, const struct spot *spot)
{
	const struct glossary *glossary = around->reading->extractor->glossary;

	if (spot->end != spot->first + 1)
		return 0;
	return is_of_role(around, spot, "name") || is_of_role(around, spot, "word") ||
	       is_head(around, spot->first) ||
	       is_of_class(around, spot, glossary->given_name) ||
	       (spot->population < LARGE && !is_great(spot) &&
		       is_of_class(around, spot, glossary->family_name));
}

/* "en Córdoba", "ciudad de Córdoba", "город Владимир"; `at`: behind that word, or its articles. */
static int is_placed(const struct around *around, const struct spot *spot, uint32_t at)
{
	if (is_head(around, at - 1))
		return 1;
	if (has_role(around, at - 1, "of"))
		return at > around->floor + 1 && is_head(around, at - 2);
	if (passage_is(around->passage, at - 1, ".") && at > around->floor + 1)
		return has_role(around, at - 2, "town"); /* "г. Пермь" */
	return has_role(around, at - 1, "in") && !is_of_role(around, spot, "word");
}

/* A small town of another continent is hardly meant where nothing says so. */
static int is_near(const struct around *around, const struct spot *spot)
{
	const struct passage *passage = around->passage;

	return spot->population >= LARGE || spot->population == 0 ||
	       passage->text->find(passage->host, around->tongue->home_country,
		       spot->known.country) != NULL;
}

/* By the word before the name, articles aside. */
static enum support support_before(const struct around *around, const struct spot *spot)
{
	uint32_t at = behind_articles(around, spot->first);
	int alone = at == spot->first;

	if (at == around->floor)
		return SPOT_BARE;
	if (is_placed(around, spot, at))
		return SPOT_SURE;
	if (is_doubtful(around, spot) && spot->population < HUGE)
		return SPOT_BARE;
	if (alone && has_role(around, at - 1, "to"))
		return SPOT_SURE;
	if (alone && has_role(around, at - 1, "of"))
		return is_near(around, spot) ? SPOT_LIKELY : SPOT_BARE;
	return is_case_of(around, spot) &&
			       (spot->population >= LARGE || is_of_kind(spot, "subdivision"))
		       ? SPOT_LIKELY
		       : SPOT_BARE;
}

/* "le Mali", "du Mali", but "Mali" alone is also a name. */
static enum support support_of_doubtful(
	const struct around *around, const struct spot *spot, enum support support)
{
	uint32_t at = spot->first;

	return is_wide(spot) && at > around->floor &&
			       (has_role(around, at - 1, "article") ||
				       has_role(around, at - 1, "of") ||
				       has_role(around, at - 1, "to"))
		       ? SPOT_LIKELY
		       : support;
}

static enum support support_of(const struct around *around, const struct spot *spot)
{
	enum support support;

	if (is_refused(around, spot))
		return SPOT_REFUSED;
	support = support_before(around, spot);
	if (support == SPOT_SURE || is_explained(around, spot) || is_dateline(around, spot))
		return SPOT_SURE;
	if (is_wide(spot) && is_chained(around, spot))
		return SPOT_SURE;
	if (is_doubtful(around, spot))
		return support_of_doubtful(around, spot, support);
	if (is_wide(spot) || is_chained(around, spot))
		return SPOT_SURE;
	/* Where words decline, any that begins a sentence may look like a name. */
	if (spot->population >= LARGE && !spot->declined &&
		(spot->first > around->floor || around->tongue->names.count == 0))
		return SPOT_LIKELY;
	return is_great(spot) ||
			       (is_of_kind(spot, "subdivision") && spot->end > spot->first + 1)
		       ? SPOT_LIKELY
		       : support;
}

/* "la provincia de Mendoza": not the city. */
static int is_called_division(const struct around *around, uint32_t first)
{
	uint32_t at = behind_articles(around, first);

	at -= at > around->floor && has_role(around, at - 1, "of");
	return at > around->floor &&
	       (has_role(around, at - 1, "division") || has_role(around, at - 1, "province"));
}

static int know(const struct around *around, const struct sighting *sighting,
	const struct winnow_term *city, struct winnow_str division, struct spot *spot)
{
	struct winnow_str country = sighting->columns[TONGUE_COUNTRY];
	struct winnow_str area = sighting->columns[TONGUE_AREA];

	if (country.ptr) {
		spot->known.kind = winnow_str("country");
		spot->known.country = next_column(&country);
		return 1;
	}
	if (area.ptr) {
		spot->known.kind = next_column(&area);
		spot->known.country = next_column(&area);
		return 1;
	}
	if (division.len && is_called_division(around, spot->first))
		city = NULL;
	spot->population = (uint32_t)term_value(city, CITY_POPULATION).len;
	return place_know_inner(city, division, &spot->known);
}

/* The longest that an English list has from the token on, and its end. */
static const struct winnow_term *english(
	const struct around *around, enum gazetteer wanted, uint32_t token, uint32_t *ret_end)
{
	const struct passage *passage = around->passage;
	const struct winnow_lexicon *list = around->reading->extractor->glossary->lists[wanted];
	const struct winnow_term *term =
		passage_match(passage, list, token, around->limit, ret_end);

	if (term || !passage_flag(passage, token, WINNOW_UPPER))
		return term;
	*ret_end = token + 1;
	return passage->text->find(passage->host, list, tongue_word(passage, token));
}

/* What English lists have, too: most names of towns are the same in letters of the same kind. */
static void add_english(const struct around *around, uint32_t token, struct sighting *sighting,
	const struct winnow_term **city, struct winnow_str *division)
{
	const enum gazetteer wanted[] = { LIST_CITY, LIST_SUBDIVISION };

	for (int i = 0; i < 2; i++) {
		uint32_t end = 0;
		const struct winnow_term *term = english(around, wanted[i], token, &end);
		if (!term || end < sighting->end)
			continue;
		if (end > sighting->end) {
			*sighting = (struct sighting){ .end = end, .term = term->term };
			*city = NULL;
			*division = (struct winnow_str){ NULL, 0 };
		}
		if (wanted[i] == LIST_CITY && !*city)
			*city = term;
		else if (wanted[i] == LIST_SUBDIVISION && division->len == 0)
			*division = term_value(term, 0);
	}
}

/* "le lac Tchad", "golfo de México": the water or land that is called so. */
static void name_nature(const struct around *around, struct spot *spot)
{
	static const char *const kinds[] = { "water", "land" };
	uint32_t head = behind_articles(around, spot->first);

	head -= head > around->floor && has_role(around, head - 1, "of");
	if (head == around->floor)
		return;
	for (int i = 0; i < 2; i++) {
		if (!has_role(around, head - 1, kinds[i]))
			continue;
		spot->first = head - 1;
		if (!is_of_kind(spot, "sea"))
			spot->known = (struct known){ .kind = winnow_str(kinds[i]) };
		spot->value = passage_words(around->passage, spot->first, spot->end);
		spot->support = SPOT_SURE;
	}
}

/* "el municipio de Balao", "село Ивановка": what is not listed, but called a place. */
static int know_called(const struct around *around, struct spot *spot)
{
	static const char *const roles[] = { "town", "province", "water", "land" };
	static const char *const kinds[] = { "settlement", "division", "water", "land" };
	uint32_t at = behind_articles(around, spot->first);
	int kind = 0;

	at -= at > around->floor && has_role(around, at - 1, "of");
	if (at == around->floor || is_plain(around, spot->first))
		return 0;
	while (kind < 4 && !has_role(around, at - 1, roles[kind]))
		kind++;
	if (kind == 4)
		return 0;
	spot->end = chunk_end(around->passage, spot->first, around->limit);
	spot->value = passage_words(around->passage, spot->first, spot->end);
	spot->known.kind = winnow_str(kinds[kind]);
	spot->support = SPOT_LIKELY;
	return 1;
}

static struct around around_token(const struct reading *reading, const struct tongue *tongue,
	const struct spot *before, uint32_t token)
{
	struct winnow_sentence sentence = passage_sentence(&reading->passage, token);

	return (struct around){ reading, &reading->passage, tongue, before, sentence.first,
		sentence.first + sentence.count };
}

int spot_find(const struct reading *reading, const struct tongue *tongue,
	const struct spot *before, uint32_t token, struct spot *ret_spot)
{
	struct around around = around_token(reading, tongue, before, token);
	struct sighting sighting;

	tongue_sight(tongue, &reading->passage, token, around.limit, &sighting);
	struct winnow_str columns = sighting.columns[TONGUE_CITY], name = next_column(&columns);
	struct winnow_str division = sighting.columns[TONGUE_SUBDIVISION];
	const struct winnow_term *city =
		name.len ? reading->passage.text->find(reading->passage.host,
				   reading->extractor->glossary->lists[LIST_CITY], name)
			 : NULL;
	division = next_column(&division);
	add_english(&around, token, &sighting, &city, &division);
	*ret_spot = (struct spot){ .first = token,
		.end = sighting.end,
		.declined = sighting.declined,
		.value = sighting.term };
	if (sighting.end && know(&around, &sighting, city, division, ret_spot))
		ret_spot->support = support_of(&around, ret_spot);
	else if (!know_called(&around, ret_spot))
		return 0;
	name_nature(&around, ret_spot);
	return 1;
}
