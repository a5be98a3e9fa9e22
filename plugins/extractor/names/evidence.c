/* SPDX-License-Identifier: MIT */
#include "evidence.h"

static void list(struct evidence *evidence, enum evidence_kind kind, const struct value *a,
	const struct value *b)
{
	evidence->pieces[evidence->piece_count++] = (struct piece){ a, b, kind };
}

/* Memory brings it until it is added up. */
static inline void add_row(struct evidence *evidence, uint32_t row)
{
	__builtin_prefetch(&evidence->weights->rows[row]);
	evidence->rows[evidence->row_count++] = row;
}

static inline void add_pair(struct evidence *evidence, enum evidence_kind kind,
	const struct value *a, const struct value *b)
{
	if (evidence->weights)
		add_row(evidence, weight_of_pair(evidence->weights, kind, a, b));
	else
		list(evidence, kind, a, b);
}

static inline void add_one(
	struct evidence *evidence, enum evidence_kind kind, const struct value *value)
{
	if (evidence->weights)
		add_row(evidence, weight_of(evidence->weights, kind, value));
	else
		list(evidence, kind, value, NULL);
}

static const struct value *fixed(const struct scene *scene, int value)
{
	return &scene->glossary->values->fixed[value];
}

/* The token `distance` away within the sentence; NULL: there is none. */
static const struct word *beside(const struct scene *scene, uint32_t token, int distance)
{
	int64_t at = (int64_t)token + distance;

	if (at < scene->sentence.first ||
		at >= (int64_t)scene->sentence.first + scene->sentence.count)
		return NULL;
	return word_at(scene->words, (uint32_t)at);
}

/* By the lists that go before all classes; NULL: it is in none. */
static const struct value *list_value(const struct scene *scene, uint16_t marks)
{
	for (int list = 0; marks && list <= LIST_ORGANISATION; list++) {
		if (marks >> list & 1)
			return fixed(scene, VALUE_COUNTRY + list);
		if (marks >> (8 + list) & 1)
			return fixed(scene, VALUE_IN_COUNTRY + list);
	}
	return NULL;
}

static const struct value *person_value(const struct scene *scene, uint64_t classes, int city)
{
	int given = has_class(classes, scene->glossary->given_name);
	int family = has_class(classes, scene->glossary->family_name);

	if (city)
		return fixed(scene, given || family ? VALUE_CITY_PERSON : VALUE_CITY);
	if (given || family)
		return fixed(scene, given && family ? VALUE_GIVEN_FAMILY
				    : given         ? VALUE_GIVEN
						    : VALUE_FAMILY);
	return NULL;
}

/* The most telling thing a token is. */
static const struct value *main_value(const struct scene *scene, uint32_t token)
{
	const struct word *word = word_at(scene->words, token);
	uint16_t marks = scene->words->marks[token];
	uint64_t telling = word->classes & scene->glossary->telling;
	const struct value *value = list_value(scene, marks);

	if (value)
		return value;
	if (telling)
		return &scene->glossary->classes[__builtin_ctzll(telling)];
	if (marks & (1u << LIST_SUBDIVISION | 256u << LIST_SUBDIVISION))
		return fixed(scene, VALUE_SUBDIVISION);
	value = person_value(
		scene, word->classes, marks & (1u << LIST_CITY | 256u << LIST_CITY));
	if (value)
		return value;
	if (word->classes & scene->glossary->noun_fields)
		return &scene->glossary->classes[__builtin_ctzll(
			word->classes & scene->glossary->noun_fields)];
	return has_class(word->classes, scene->glossary->ordinary)
		       ? fixed(scene, VALUE_ORDINARY)
		       : &word->shape;
}

/* `at` is counted from where the sight of the stretch begins, which may be before the sentence. */
static void look_at(struct scene *scene, int at)
{
	int distance = at - SIGHT;
	uint32_t token = (uint32_t)((int64_t)scene->stretch.first + distance);

	if (beside(scene, scene->stretch.first, distance)) {
		scene->mains[at] = main_value(scene, token);
		scene->lowers[at] = &word_at(scene->words, token)->lower;
	} else {
		scene->mains[at] = scene->lowers[at] =
			fixed(scene, distance < 0 ? VALUE_BEFORE : VALUE_BEHIND);
	}
}

void evidence_look(struct scene *scene)
{
	int count = (int)(scene->stretch.end - scene->stretch.first);

	for (int at = 0; at < count + 2 * SIGHT; at++)
		look_at(scene, at);
}

/* Where a token of the stretch, or in sight of it, stands in the scene. */
static uint32_t in_sight(const struct scene *scene, uint32_t token)
{
	return token - scene->stretch.first + SIGHT;
}

static void add_classes(const struct scene *scene, struct evidence *evidence,
	enum evidence_kind kind, const struct word *word)
{
	for (uint64_t left = word ? word->classes : 0; left; left &= left - 1)
		add_one(evidence, kind, &scene->glossary->classes[__builtin_ctzll(left)]);
}

static void add_marks(const struct scene *scene, struct evidence *evidence,
	enum evidence_kind kind, uint32_t token)
{
	uint16_t marks = scene->words->marks[token];

	for (int list = 0; marks && list < MARKS; list++) {
		if (marks >> list & 1)
			add_one(evidence, kind, fixed(scene, VALUE_COUNTRY + list));
		if (marks >> (8 + list) & 1)
			add_one(evidence, kind, fixed(scene, VALUE_IN_COUNTRY + list));
	}
}

static void add_seen(const struct scene *scene, struct evidence *evidence,
	enum evidence_kind kind, enum evidence_kind pair_kind, const struct word *word,
	const struct value *main)
{
	for (uint32_t left = word->seen; left; left &= left - 1) {
		const struct value *seen = fixed(scene, VALUE_SEEN_LOWER + __builtin_ctz(left));
		add_one(evidence, kind, seen);
		add_pair(evidence, pair_kind, seen, main);
	}
}

static void add_neighbours(const struct scene *scene, uint32_t token, struct evidence *evidence)
{
	const struct value *const *word = scene->lowers + in_sight(scene, token);
	const struct value *const *main = scene->mains + in_sight(scene, token);

	for (int distance = -SIGHT; distance <= SIGHT; distance++) {
		add_one(evidence, (enum evidence_kind)(EVIDENCE_WORD + distance),
			word[distance]);
		add_one(evidence, (enum evidence_kind)(EVIDENCE_MAIN + distance),
			main[distance]);
	}
	add_pair(evidence, EVIDENCE_MAIN_BEFORE_MAIN, main[-1], main[0]);
	add_pair(evidence, EVIDENCE_MAIN_MAIN_BEHIND, main[0], main[1]);
	add_pair(evidence, EVIDENCE_WORD_BEFORE_MAIN, word[-1], main[0]);
	add_pair(evidence, EVIDENCE_MAIN_WORD_BEHIND, main[0], word[1]);
	add_pair(evidence, EVIDENCE_WORDS_BEFORE, word[-2], word[-1]);
	add_pair(evidence, EVIDENCE_WORDS_BEHIND, word[1], word[2]);
	add_pair(evidence, EVIDENCE_MAINS_AROUND, main[-1], main[1]);
}

static void add_head(const struct scene *scene, uint32_t token, const struct value *main,
	const struct value *at, struct evidence *evidence)
{
	struct stretch chunk = scene->chunk;
	const struct value *head = scene->mains[in_sight(scene, chunk.end - 1)];
	const struct value *begin = scene->mains[in_sight(scene, chunk.first)];

	add_one(evidence, EVIDENCE_HEAD, head);
	add_pair(evidence, EVIDENCE_HEAD_AT, head, at);
	add_one(evidence, EVIDENCE_HEAD_WORD, scene->lowers[in_sight(scene, chunk.end - 1)]);
	add_one(evidence, EVIDENCE_BEGIN, begin);
	add_pair(evidence, EVIDENCE_BEGIN_HEAD, begin, head);
	if (token > chunk.first)
		add_pair(evidence, EVIDENCE_BEGIN_MAIN, begin, main);
}

/* The words around the whole stretch, and the ends of the chunk. */
static void add_surroundings(const struct scene *scene, uint32_t token,
	const struct value *main, struct evidence *evidence)
{
	struct stretch chunk = scene->chunk;
	uint32_t count = chunk.end - chunk.first;
	const struct value *left = scene->lowers[in_sight(scene, chunk.first) - 1];
	const struct value *right = scene->lowers[in_sight(scene, chunk.end)];
	const struct value *length = fixed(scene, VALUE_ONE + (count < 4 ? (int)count - 1 : 3));
	const struct value *at = fixed(scene, token == chunk.first     ? VALUE_FIRST
					      : token + 1 == chunk.end ? VALUE_LAST
								       : VALUE_MIDDLE);

	add_pair(evidence, EVIDENCE_LEFT_MAIN, left, main);
	add_pair(evidence, EVIDENCE_RIGHT_MAIN, right, main);
	add_one(evidence, EVIDENCE_LEFT, left);
	add_one(evidence, EVIDENCE_RIGHT, right);
	add_pair(evidence, EVIDENCE_LENGTH_AT, length, at);
	add_pair(evidence, EVIDENCE_LENGTH_MAIN, length, main);
	if (count > 1)
		add_head(scene, token, main, at, evidence);
}

static void add_form(const struct scene *scene, uint32_t token, const struct value *main,
	struct evidence *evidence)
{
	const struct word *word = word_at(scene->words, token);
	const struct word *before = beside(scene, token, -1), *after = beside(scene, token, 1);
	enum evidence_kind style =
		scene->capitals == 100 ? EVIDENCE_SHOUTING : EVIDENCE_HEADLINE;

	add_one(evidence, EVIDENCE_SHAPE, &word->shape);
	add_one(evidence, EVIDENCE_TAIL, &word->tail);
	add_pair(evidence, EVIDENCE_SHAPE_BEFORE_SHAPE,
		before ? &before->shape : fixed(scene, VALUE_BEFORE), &word->shape);
	add_pair(evidence, EVIDENCE_SHAPE_SHAPE_BEHIND, &word->shape,
		after ? &after->shape : fixed(scene, VALUE_BEHIND));
	if (passage_flag(scene->passage, token, WINNOW_SENTENCE_START))
		add_one(evidence, EVIDENCE_OPENS, main);
	if (scene->capitals > TITLE_CASE) {
		add_one(evidence, style, main);
		add_one(evidence, style, &word->shape);
		add_one(evidence, style, &word->lower);
		for (uint32_t left = word->seen; left; left &= left - 1)
			add_one(evidence, style,
				fixed(scene, VALUE_SEEN_LOWER + __builtin_ctz(left)));
	}
	if (passage_glued(scene->passage, token))
		add_one(evidence, EVIDENCE_GLUED, main);
	if (passage_glued(scene->passage, token + 1))
		add_one(evidence, EVIDENCE_GLUED_BEHIND, main);
}

static void add_token(const struct scene *scene, uint32_t token, enum evidence_kind class_kind,
	enum evidence_kind list_kind, struct evidence *evidence)
{
	add_classes(scene, evidence, class_kind, word_at(scene->words, token));
	add_marks(scene, evidence, list_kind, token);
}

void evidence_of(const struct scene *scene, uint32_t token, struct evidence *evidence)
{
	const struct value *main = scene->mains[in_sight(scene, token)];

	evidence->row_count = evidence->piece_count = 0;
	add_one(evidence, EVIDENCE_ANY, fixed(scene, VALUE_ANY));
	add_neighbours(scene, token, evidence);
	add_token(scene, token, EVIDENCE_CLASS, EVIDENCE_LIST, evidence);
	if (beside(scene, token, -1))
		add_token(scene, token - 1, EVIDENCE_CLASS_BEFORE, EVIDENCE_LIST_BEFORE,
			evidence);
	if (beside(scene, token, 1))
		add_token(scene, token + 1, EVIDENCE_CLASS_BEHIND, EVIDENCE_LIST_BEHIND,
			evidence);
	add_surroundings(scene, token, main, evidence);
	add_form(scene, token, main, evidence);
	add_seen(scene, evidence, EVIDENCE_SEEN, EVIDENCE_SEEN_MAIN,
		word_at(scene->words, token), main);
	if (token + 1 < scene->chunk.end)
		add_seen(scene, evidence, EVIDENCE_SEEN_HEAD, EVIDENCE_SEEN_HEAD_MAIN,
			word_at(scene->words, scene->chunk.end - 1), main);
	if (token > scene->chunk.first)
		add_seen(scene, evidence, EVIDENCE_SEEN_BEGIN, EVIDENCE_SEEN_BEGIN_MAIN,
			word_at(scene->words, scene->chunk.first), main);
}
