/* SPDX-License-Identifier: MIT */
#include "evidence.h"

#define TITLE_CASE 60 /* capitals of a hundred words: a headline */
#define SHORTEST_HEADLINE 4

static const struct value none;

static uint64_t mix(uint64_t kind, uint64_t a, uint64_t b)
{
	uint64_t hash = (kind ^ a * 0x9e3779b97f4a7c15u) * 0xff51afd7ed558ccdu;

	hash ^= hash >> 32;
	hash = (hash ^ b * 0xc2b2ae3d27d4eb4fu) * 0xff51afd7ed558ccdu;
	return hash ^ hash >> 29;
}

uint64_t evidence_hash(struct winnow_str name)
{
	uint64_t part[3] = { 0 };

	for (int i = 0; i < 3 && name.len; i++) {
		size_t end = 0;
		while (end < name.len && name.ptr[end] != ' ')
			end++;
		part[i] = value_of(winnow_slice(name, 0, end)).hash;
		size_t next = end < name.len ? end + 1 : end;
		name = winnow_slice(name, next, name.len - next);
	}
	return mix(part[0], part[1], part[2]);
}

static void add(
	struct evidence *evidence, const char *kind, struct value a, struct value b, int pair)
{
	if (a.hash == 0 || (pair && b.hash == 0) || evidence->count == MOST_EVIDENCE)
		return;
	evidence->hashes[evidence->count++] =
		mix(value_of(winnow_str(kind)).hash, a.hash, b.hash);
	if (evidence->spell)
		evidence->spell(evidence->context, kind, a.text, b.text);
}

static void add_one(struct evidence *evidence, const char *kind, struct value a)
{
	add(evidence, kind, a, none, 0);
}

static void add_pair(
	struct evidence *evidence, const char *kind, struct value a, struct value b)
{
	add(evidence, kind, a, b, 1);
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

static const char *const list_values[2][LISTS] = {
	{ "country", "area", "nationality", "organisation", "subdivision", "city" },
	{ "-country", "-area", "-nationality", "-organisation", "-subdivision", "-city" },
};

/* The most telling thing a token is. */
static struct value main_value(const struct scene *scene, uint32_t token)
{
	const struct word *word = word_at(scene->words, token);
	uint16_t marks = scene->words->marks[token];
	const struct glossary *glossary = scene->glossary;

	for (int list = 0; list <= LIST_ORGANISATION; list++)
		for (int inner = 0; inner < 2; inner++)
			if (marks >> (8 * inner + list) & 1)
				return value_of(winnow_str(list_values[inner][list]));
	for (uint32_t class = glossary->honorific; class < glossary->class_count; class ++)
		if (class != glossary->joint && has_class(word->classes, class))
			return glossary->classes[class];
	if (marks & (1u << LIST_SUBDIVISION | 256u << LIST_SUBDIVISION))
		return value_of(winnow_str("subdivision"));
	int given = has_class(word->classes, glossary->given_name);
	int family = has_class(word->classes, glossary->family_name);
	if (marks & (1u << LIST_CITY | 256u << LIST_CITY))
		return value_of(winnow_str(given || family ? "city+person" : "city"));
	if (given || family)
		return value_of(winnow_str(given && family ? "given+family"
					   : given         ? "given"
							   : "family"));
	if (has_class(word->classes, glossary->ordinary))
		return value_of(winnow_str("ordinary"));
	return word->shape;
}

static struct value main_beside(const struct scene *scene, uint32_t token, int distance)
{
	if (!beside(scene, token, distance))
		return value_of(winnow_str(distance < 0 ? "<" : ">"));
	return main_value(scene, (uint32_t)((int64_t)token + distance));
}

static struct value word_beside(const struct scene *scene, uint32_t token, int distance)
{
	const struct word *word = beside(scene, token, distance);

	return word ? word->lower : value_of(winnow_str(distance < 0 ? "<" : ">"));
}

static void add_classes(const struct scene *scene, struct evidence *evidence, const char *kind,
	const struct word *word)
{
	for (uint32_t class = 0; word && class < scene->glossary->class_count; class ++)
		if (has_class(word->classes, class))
			add_one(evidence, kind, scene->glossary->classes[class]);
}

static void add_marks(struct evidence *evidence, const char *kind, uint16_t marks)
{
	for (int inner = 0; inner < 2; inner++)
		for (int list = 0; list < LISTS; list++)
			if (marks >> (8 * inner + list) & 1)
				add_one(evidence, kind,
					value_of(winnow_str(list_values[inner][list])));
}

static const char *const seen_values[SEEN_KINDS] = { "lower", "within", "titled", "given",
	"at_place", "speaking", "owning", "body", "short_form", "alone", "last", "first",
	"aged" };

static void add_seen(struct evidence *evidence, const char *kind, const char *pair_kind,
	const struct word *word, struct value main)
{
	for (int i = 0; word && i < SEEN_KINDS; i++) {
		if (!was_seen(word, i))
			continue;
		struct value seen = value_of(winnow_str(seen_values[i]));
		add_one(evidence, kind, seen);
		add_pair(evidence, pair_kind, seen, main);
	}
}

static void add_neighbours(
	const struct scene *scene, uint32_t token, struct value main, struct evidence *evidence)
{
	static const char *const words[] = { "word-2", "word-1", "word", "word+1", "word+2" };
	static const char *const mains[] = { "main-2", "main-1", "main", "main+1", "main+2" };

	for (int distance = -2; distance <= 2; distance++) {
		add_one(evidence, words[distance + 2], word_beside(scene, token, distance));
		add_one(evidence, mains[distance + 2], main_beside(scene, token, distance));
	}
	add_pair(evidence, "main-1,main", main_beside(scene, token, -1), main);
	add_pair(evidence, "main,main+1", main, main_beside(scene, token, 1));
	add_pair(evidence, "word-1,main", word_beside(scene, token, -1), main);
	add_pair(evidence, "main,word+1", main, word_beside(scene, token, 1));
	add_pair(evidence, "word-2,word-1", word_beside(scene, token, -2),
		word_beside(scene, token, -1));
	add_pair(evidence, "word+1,word+2", word_beside(scene, token, 1),
		word_beside(scene, token, 2));
	add_pair(evidence, "main-1,main+1", main_beside(scene, token, -1),
		main_beside(scene, token, 1));
}

/* The words around the whole stretch, and the ends of the chunk. */
static void add_surroundings(
	const struct scene *scene, uint32_t token, struct value main, struct evidence *evidence)
{
	struct stretch chunk = scene->chunk;
	int64_t left = (int64_t)chunk.first - token - 1, right = (int64_t)chunk.end - token;

	add_pair(evidence, "left,main", word_beside(scene, token, (int)left), main);
	add_pair(evidence, "right,main", word_beside(scene, token, (int)right), main);
	add_one(evidence, "left", word_beside(scene, token, (int)left));
	add_one(evidence, "right", word_beside(scene, token, (int)right));
	struct value length = value_of(winnow_str(chunk.end - chunk.first == 1   ? "1"
						  : chunk.end - chunk.first == 2 ? "2"
						  : chunk.end - chunk.first == 3 ? "3"
										 : "4"));
	struct value at = value_of(winnow_str(token == chunk.first     ? "first"
					      : token + 1 == chunk.end ? "last"
								       : "middle"));
	add_pair(evidence, "length,at", length, at);
	add_pair(evidence, "length,main", length, main);
	if (chunk.end - chunk.first > 1) {
		struct value head = main_value(scene, chunk.end - 1);
		add_one(evidence, "head", head);
		add_pair(evidence, "head,at", head, at);
		add_one(evidence, "head-word", word_at(scene->words, chunk.end - 1)->lower);
		add_one(evidence, "begin", main_value(scene, chunk.first));
		add_pair(evidence, "begin,head", main_value(scene, chunk.first), head);
		if (token > chunk.first)
			add_pair(evidence, "begin,main", main_value(scene, chunk.first), main);
	}
}

static void add_form(
	const struct scene *scene, uint32_t token, struct value main, struct evidence *evidence)
{
	const struct word *word = word_at(scene->words, token);
	const struct word *before = beside(scene, token, -1), *after = beside(scene, token, 1);
	const char *style = scene->capitals == 100         ? "shouting"
			    : scene->capitals > TITLE_CASE ? "headline"
							   : NULL;

	add_one(evidence, "shape", word->shape);
	add_one(evidence, "tail", word->tail);
	add_pair(evidence, "shape-1,shape", before ? before->shape : value_of(winnow_str("<")),
		word->shape);
	add_pair(evidence, "shape,shape+1", word->shape,
		after ? after->shape : value_of(winnow_str(">")));
	if (passage_flag(scene->passage, token, WINNOW_SENTENCE_START))
		add_one(evidence, "opens", main);
	if (style) {
		add_one(evidence, style, main);
		add_one(evidence, style, word->shape);
	}
	if (passage_glued(scene->passage, token))
		add_one(evidence, "glued", main);
	if (passage_glued(scene->passage, token + 1))
		add_one(evidence, "glued+1", main);
}

void evidence_of(const struct scene *scene, uint32_t token, struct evidence *evidence)
{
	struct value main = main_value(scene, token);
	const struct word *word = word_at(scene->words, token);

	evidence->count = 0;
	add_one(evidence, "any", value_of(winnow_str("token")));
	add_neighbours(scene, token, main, evidence);
	add_classes(scene, evidence, "class", word);
	add_classes(scene, evidence, "class-1", beside(scene, token, -1));
	add_classes(scene, evidence, "class+1", beside(scene, token, 1));
	add_marks(evidence, "list", scene->words->marks[token]);
	if (beside(scene, token, 1))
		add_marks(evidence, "list+1", scene->words->marks[token + 1]);
	if (beside(scene, token, -1))
		add_marks(evidence, "list-1", scene->words->marks[token - 1]);
	add_surroundings(scene, token, main, evidence);
	add_form(scene, token, main, evidence);
	add_seen(evidence, "seen", "seen,main", word, main);
	if (token + 1 < scene->chunk.end)
		add_seen(evidence, "seen-head", "seen-head,main",
			word_at(scene->words, scene->chunk.end - 1), main);
	if (token > scene->chunk.first)
		add_seen(evidence, "seen-begin", "seen-begin,main",
			word_at(scene->words, scene->chunk.first), main);
}
