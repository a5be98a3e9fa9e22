/* SPDX-License-Identifier: MIT
 *
 * Which pieces of evidence there are of a token. Included by those who take them: weigh.c, which adds
 * up what they weigh, and what fits the weights, which wants the pieces themselves. Before it they
 * define
 *
 *     struct taker
 *     take(taker, kind, value)     a piece of one value
 *     take_pair(taker, kind, a, b) of two
 *     take_up(taker, count)        called before at most so many pieces, at most AT_ONCE
 */
#ifndef WINNOW_NAMES_EVIDENCE_READ_H
#define WINNOW_NAMES_EVIDENCE_READ_H

#include "evidence.h"

/* A scene as it is seen from one of its tokens. */
struct view {
	const struct scene *scene;
	uint32_t token;
	/* Of the token, the one before and the one behind; NULL: it is in another sentence */
	const struct word *word, *before, *behind;
	/* The token's own among those of the scene */
	const struct value *const *mains, *const *lowers;
	const struct value *fixed, *classes; /* by enum fixed_value, and by class */
};

EVIDENCE_INLINE const struct value *view_fixed(const struct view *view, int value)
{
	return &view->fixed[value];
}

EVIDENCE_INLINE struct view view_from(const struct scene *scene, uint32_t token)
{
	struct word *const *word = scene->words->of_token + token;
	uint32_t at = token - scene->stretch.first + SIGHT;

	return (struct view){
		.scene = scene,
		.token = token,
		.word = *word,
		.before = token > scene->sentence.first ? word[-1] : NULL,
		.behind = token + 1 < scene->sentence.first + scene->sentence.count ? word[1]
										    : NULL,
		.mains = scene->mains + at,
		.lowers = scene->lowers + at,
		.fixed = scene->glossary->values->fixed,
		.classes = scene->glossary->classes,
	};
}

EVIDENCE_INLINE void take_at(struct taker *taker, const struct view *view, int distance)
{
	take(taker, (enum evidence_kind)(EVIDENCE_WORD + distance), view->lowers[distance]);
	take(taker, (enum evidence_kind)(EVIDENCE_MAIN + distance), view->mains[distance]);
}

enum { NEIGHBOURS = 17 };
EVIDENCE_INLINE void take_neighbours(struct taker *taker, const struct view *view)
{
	const struct value *const *word = view->lowers, *const *main = view->mains;

	take_at(taker, view, -2);
	take_at(taker, view, -1);
	take_at(taker, view, 0);
	take_at(taker, view, 1);
	take_at(taker, view, 2);
	take_pair(taker, EVIDENCE_MAIN_BEFORE_MAIN, main[-1], main[0]);
	take_pair(taker, EVIDENCE_MAIN_MAIN_BEHIND, main[0], main[1]);
	take_pair(taker, EVIDENCE_WORD_BEFORE_MAIN, word[-1], main[0]);
	take_pair(taker, EVIDENCE_MAIN_WORD_BEHIND, main[0], word[1]);
	take_pair(taker, EVIDENCE_WORDS_BEFORE, word[-2], word[-1]);
	take_pair(taker, EVIDENCE_WORDS_BEHIND, word[1], word[2]);
	take_pair(taker, EVIDENCE_MAINS_AROUND, main[-1], main[1]);
}

/* Where in the chunk the token stands. */
EVIDENCE_INLINE const struct value *place_in_chunk(const struct view *view)
{
	struct stretch chunk = view->scene->chunk;

	return view_fixed(view, view->token == chunk.first     ? VALUE_FIRST
				: view->token + 1 == chunk.end ? VALUE_LAST
							       : VALUE_MIDDLE);
}

/* The words around the whole chunk, and how long it is. */
enum { SURROUNDINGS = 6 };
EVIDENCE_INLINE void take_surroundings(struct taker *taker, const struct view *view)
{
	struct stretch chunk = view->scene->chunk;
	uint32_t count = chunk.end - chunk.first;
	const struct value *main = view->mains[0];
	const struct value *left = view->lowers[(int)(chunk.first - view->token) - 1];
	const struct value *right = view->lowers[chunk.end - view->token];
	const struct value *length =
		view_fixed(view, VALUE_ONE + (count < 4 ? (int)count - 1 : 3));

	take_pair(taker, EVIDENCE_LEFT_MAIN, left, main);
	take_pair(taker, EVIDENCE_RIGHT_MAIN, right, main);
	take(taker, EVIDENCE_LEFT, left);
	take(taker, EVIDENCE_RIGHT, right);
	take_pair(taker, EVIDENCE_LENGTH_AT, length, place_in_chunk(view));
	take_pair(taker, EVIDENCE_LENGTH_MAIN, length, main);
}

enum { FORM = 7 };
EVIDENCE_INLINE void take_form(struct taker *taker, const struct view *view)
{
	const struct passage *passage = view->scene->passage;
	const struct value *shape = view->word->shape, *main = view->mains[0];

	take(taker, EVIDENCE_SHAPE, shape);
	take(taker, EVIDENCE_TAIL, &view->word->tail);
	take_pair(taker, EVIDENCE_SHAPE_BEFORE_SHAPE,
		view->before ? view->before->shape : view_fixed(view, VALUE_BEFORE), shape);
	take_pair(taker, EVIDENCE_SHAPE_SHAPE_BEHIND, shape,
		view->behind ? view->behind->shape : view_fixed(view, VALUE_BEHIND));
	if (passage_flag(passage, view->token, WINNOW_SENTENCE_START))
		take(taker, EVIDENCE_OPENS, main);
	if (passage_glued(passage, view->token))
		take(taker, EVIDENCE_GLUED, main);
	if (passage_glued(passage, view->token + 1))
		take(taker, EVIDENCE_GLUED_BEHIND, main);
}

/* The words of lists and their classes. */
EVIDENCE_INLINE void take_classes(
	struct taker *taker, const struct view *view, enum evidence_kind kind, uint64_t classes)
{
	for (; classes; classes &= classes - 1) {
		take_up(taker, 1);
		take(taker, kind, &view->classes[__builtin_ctzll(classes)]);
	}
}

EVIDENCE_INLINE void take_marks(
	struct taker *taker, const struct view *view, enum evidence_kind kind, uint32_t token)
{
	uint32_t marks = view->scene->words->marks[token];

	for (; marks; marks &= marks - 1) {
		int mark = __builtin_ctz(marks);
		take_up(taker, 1);
		take(taker, kind,
			view_fixed(view, mark < MARKS ? VALUE_COUNTRY + mark
						      : VALUE_IN_COUNTRY + mark - GOES_ON));
	}
}

EVIDENCE_INLINE void take_known(struct taker *taker, const struct view *view)
{
	uint32_t token = view->token;

	take_classes(taker, view, EVIDENCE_CLASS, view->word->classes);
	take_marks(taker, view, EVIDENCE_LIST, token);
	if (view->before) {
		take_classes(taker, view, EVIDENCE_CLASS_BEFORE, view->before->classes);
		take_marks(taker, view, EVIDENCE_LIST_BEFORE, token - 1);
	}
	if (view->behind) {
		take_classes(taker, view, EVIDENCE_CLASS_BEHIND, view->behind->classes);
		take_marks(taker, view, EVIDENCE_LIST_BEHIND, token + 1);
	}
}

/* What headlines have many of says less there. */
EVIDENCE_INLINE void take_headline(struct taker *taker, const struct view *view)
{
	enum evidence_kind style =
		view->scene->capitals == 100 ? EVIDENCE_SHOUTING : EVIDENCE_HEADLINE;

	take_up(taker, 3);
	take(taker, style, view->mains[0]);
	take(taker, style, view->word->shape);
	take(taker, style, &view->word->lower);
	for (uint32_t left = view->word->seen; left; left &= left - 1) {
		take_up(taker, 1);
		take(taker, style, view_fixed(view, VALUE_SEEN_LOWER + __builtin_ctz(left)));
	}
}

EVIDENCE_INLINE void take_seen(struct taker *taker, const struct view *view,
	enum evidence_kind kind, enum evidence_kind pair_kind, uint32_t seen)
{
	for (; seen; seen &= seen - 1) {
		const struct value *value =
			view_fixed(view, VALUE_SEEN_LOWER + __builtin_ctz(seen));
		take_up(taker, 2);
		take(taker, kind, value);
		take_pair(taker, pair_kind, value, view->mains[0]);
	}
}

/* The first and the last word of a chunk of several. */
EVIDENCE_INLINE void take_ends(struct taker *taker, const struct view *view)
{
	struct stretch chunk = view->scene->chunk;
	struct word *const *words = view->scene->words->of_token;
	const struct value *head = view->mains[chunk.end - 1 - view->token];
	const struct value *begin = view->mains[(int)(chunk.first - view->token)];

	take_up(taker, 6);
	take(taker, EVIDENCE_HEAD, head);
	take_pair(taker, EVIDENCE_HEAD_AT, head, place_in_chunk(view));
	take(taker, EVIDENCE_HEAD_WORD, view->lowers[chunk.end - 1 - view->token]);
	take(taker, EVIDENCE_BEGIN, begin);
	take_pair(taker, EVIDENCE_BEGIN_HEAD, begin, head);
	if (view->token > chunk.first) {
		take_pair(taker, EVIDENCE_BEGIN_MAIN, begin, view->mains[0]);
		take_seen(taker, view, EVIDENCE_SEEN_BEGIN, EVIDENCE_SEEN_BEGIN_MAIN,
			words[chunk.first]->seen);
	}
	if (view->token + 1 < chunk.end)
		take_seen(taker, view, EVIDENCE_SEEN_HEAD, EVIDENCE_SEEN_HEAD_MAIN,
			words[chunk.end - 1]->seen);
}

/* All evidence of the token. */
EVIDENCE_INLINE void take_all(struct taker *taker, const struct scene *scene, uint32_t token)
{
	const struct view view = view_from(scene, token);

	take_known(taker, &view);
	take_seen(taker, &view, EVIDENCE_SEEN, EVIDENCE_SEEN_MAIN, view.word->seen);
	if (scene->capitals > TITLE_CASE)
		take_headline(taker, &view);
	if (scene->chunk.end - scene->chunk.first > 1)
		take_ends(taker, &view);
	/* What all tokens have comes last, so that what is before seldom fills up the taker. */
	take_up(taker, 1 + NEIGHBOURS + SURROUNDINGS + FORM);
	take(taker, EVIDENCE_ANY, view_fixed(&view, VALUE_ANY));
	take_neighbours(taker, &view);
	take_surroundings(taker, &view);
	take_form(taker, &view);
}

#endif
