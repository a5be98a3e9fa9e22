/* SPDX-License-Identifier: MIT
 *
 * Fits what each piece of evidence for a name weighs (config/lexicon/en/name_weight.tsv) on marked
 * documents, by the plugin's own evidence and an averaged perceptron; prints how well it reads
 * documents it did not see. Each document is learnt from as it is, and once more as if lists knew
 * less: most names of a corpus are listed, and of those that a monitor reads many are not; and some of
 * its sentences as headlines write them, of which marked corpora have few.
 *
 *     fit_names FOLD OUT DOCS GOLD [DOCS GOLD …]
 *
 * FOLD 0 to 4: leaves that fifth of the documents out and scores on it; 5: learns from all. DOCS
 * and GOLD are JSON lines: {"id","text"}; {"id","type","start","end"}. What the whole extractor
 * makes of documents it was not fitted on is told by fold_names.sh beside this.
 */
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "load/host.h"
#include "names/decide.h"
#include "text/analysis.h"
#include "text/service.h"
#include "tools/headline.h"
#include "tools/pieces.h"
#include "tools/perceptron.h"

enum { FOLDS = 5, LEAST_WEIGHT = 55, LONGEST_NAME = 160 };

/* So many of a hundred spellings are in no list when a document is learnt from the second time. */
enum { UNLISTED = 35 };

struct mark {
	uint64_t start, end;
	int kind;
	bool free; /* marked, but by other rules than ours */
};

struct fit {
	struct perceptron perceptron;
	bool marks_nationalities, partial; /* the set at hand */
	uint64_t gold[KINDS], found[KINDS], right[KINDS];
	struct arena *arena;
	struct language_tables *tables;
	const struct glossary *glossary;
	struct host_shared shared;
};

static void die(const char *why)
{
	fprintf(stderr, "fit_names: %s\n", why);
	exit(1);
}

static uint32_t feature_of(struct fit *fit, const struct piece *piece, bool counts)
{
	const struct winnow_str a = value_text(piece->a),
				b = piece->b ? value_text(piece->b) : winnow_str("");
	char name[LONGEST_NAME];

	snprintf(name, sizeof name, "%s %.*s%s%.*s", evidence_names[piece->kind], (int)a.len,
		a.ptr, b.len ? " " : "", (int)b.len, b.ptr);
	return perceptron_feature(&fit->perceptron, name, counts);
}

static void keep_features(
	struct fit *fit, const struct pieces *pieces, bool counts, struct token *token)
{
	const struct piece *end = pieces->items + pieces->count;

	token->features = need(malloc(pieces->count * sizeof *token->features));
	for (const struct piece *piece = pieces->items; piece < end; piece++)
		if (piece->a->length && (!piece->b || piece->b->length))
			token->features[token->feature_count++] =
				feature_of(fit, piece, counts);
}

static int kind_of(const char *type)
{
	static const struct {
		const char *type;
		int kind;
	} kinds[] = { { "person", KIND_PERSON }, { "org", KIND_ORGANISATION },
		{ "place", KIND_PLACE }, { "norp", KIND_NATIONALITY },
		{ "facility", KIND_SITE }, { "misc", KIND_OTHER }, { "product", KIND_OTHER } };

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(type, kinds[i].type) == 0)
			return kinds[i].kind;
	return -1;
}

static int label_at(const struct mark *marks, size_t count, const struct winnow_token *token,
	const struct winnow_token *before, bool *ret_free)
{
	for (size_t i = 0; i < count; i++) {
		if (token->at + token->length <= marks[i].start || token->at >= marks[i].end)
			continue;
		*ret_free = marks[i].free;
		bool first = !before || before->at + before->length <= marks[i].start;
		return 1 + 2 * marks[i].kind + !first;
	}
	return 0;
}

/* A set that does not mark nationalities is read as if it did. */
static int label_of(const struct fit *fit, const struct scene *scene, uint32_t at, int label)
{
	bool listed = scene->words->marks[at] & 1u << LIST_NATIONALITY;

	if (fit->marks_nationalities || fit->partial || !listed ||
		(label != 0 && label != 1 + 2 * KIND_OTHER))
		return label;
	return 1 + 2 * KIND_NATIONALITY;
}

/* Where only places are marked, and not all of them are what we call so. */
static uint32_t allowed_in_part(const struct scene *scene, uint32_t at, int label, bool free)
{
	const uint32_t places = 3u << (1 + 2 * KIND_PLACE) | 3u << (1 + 2 * KIND_SITE);

	if (free || scene->words->marks[at] & 1u << LIST_NATIONALITY)
		return UINT32_MAX;
	if (label == 0)
		return ~places;
	return 1u << label | 1u << (label + 2 * (KIND_SITE - KIND_PLACE));
}

static uint32_t allowed_labels(const struct fit *fit, const struct scene *scene, uint32_t at,
	bool first, const struct mark *marks, size_t mark_count)
{
	const struct winnow_token *tokens = scene->passage->analysis->tokens;
	bool free = false;
	int label = label_at(marks, mark_count, &tokens[at],
		at > 0 && !first ? &tokens[at - 1] : NULL, &free);

	label = label_of(fit, scene, at, label);
	/* what begins before the stretch begins with it */
	if (first && label && label % 2 == 0)
		label--;
	return fit->partial ? allowed_in_part(scene, at, label, free) : 1u << label;
}

static void keep_stretch(struct fit *fit, struct scene *scene, const struct mark *marks,
	size_t mark_count, bool held_out)
{
	uint32_t count = scene->stretch.end - scene->stretch.first;
	struct sequence *sequence = need(vector_push(&fit->perceptron.sequences));

	*sequence = (struct sequence){ need(calloc(count, sizeof *sequence->tokens)), count,
		held_out, fit->partial };
	for (uint32_t i = 0; i < count; i++) {
		uint32_t at = scene->stretch.first + i;
		struct token *token = &sequence->tokens[i];
		struct pieces pieces;
		scene_turn(scene, at);
		pieces_list(scene, at, &pieces);
		keep_features(fit, &pieces, !held_out, token);
		token->allowed = allowed_labels(fit, scene, at, i == 0, marks, mark_count);
	}
}

/* Chosen by its spelling and the document, so that it is unlisted wherever it stands there. */
static bool is_unlisted(const struct fit *fit, const struct passage *passage, uint32_t at)
{
	uint64_t hash = text_hash(passage_word(passage, at)) * 0x9e3779b97f4a7c15u +
			fit->perceptron.document * 0xbf58476d1ce4e5b9u;

	hash ^= hash >> 31;
	hash *= 0x94d049bb133111ebu;
	hash ^= hash >> 29;
	return is_capital(passage, at) && hash % 100 < UNLISTED;
}

static bool is_any_unlisted(
	const struct fit *fit, const struct passage *passage, uint32_t first, uint32_t end)
{
	while (first < end && !is_unlisted(fit, passage, first))
		first++;
	return first < end;
}

/* The names of one list. */
static void unlist_in(
	const struct fit *fit, const struct passage *passage, struct words *words, int list)
{
	const uint16_t begins = (uint16_t)(1u << list), goes_on = (uint16_t)(256u << list);
	uint32_t count = passage->analysis->token_count;

	for (uint32_t at = 0, end; at < count; at = end) {
		end = at + 1;
		if (!(words->marks[at] & begins))
			continue;
		while (end < count && words->marks[end] & goes_on)
			end++;
		if (!is_any_unlisted(fit, passage, at, end))
			continue;
		words->marks[at] &= (uint16_t)~begins;
		for (uint32_t inner = at + 1; inner < end; inner++)
			words->marks[inner] &= (uint16_t)~goes_on;
	}
}

/* As if no list had some of the names: as a document tells of people and places that are new. */
static void unlist(const struct fit *fit, const struct passage *passage, struct words *words)
{
	uint64_t names = glossary_name_classes(fit->glossary);

	for (int list = 0; list < LISTS; list++)
		unlist_in(fit, passage, words, list);
	for (uint32_t at = 0; at < passage->analysis->token_count; at++)
		if (is_unlisted(fit, passage, at))
			words->of_token[at]->classes &= ~names;
}

/* How a document is read. */
enum way { TO_SCORE, TO_LEARN, TO_LEARN_UNLISTED, TO_LEARN_HEADLINES };

static void add_document(struct fit *fit, const char *text, const struct mark *marks,
	size_t mark_count, enum way way)
{
	struct failure failure;
	struct winnow_document document = {
		.size = sizeof document, .text = winnow_str(text), .language = winnow_str("en")
	};
	struct text_call call;
	struct winnow_reading reading = { .size = sizeof reading, .document = &document };
	struct host host;
	VECTOR(struct winnow_block) blocks = { 0 };

	for (size_t at = 0; at < document.text.len;) {
		const char *gap = strstr(text + at, "\n\n");
		size_t end = gap ? (size_t)(gap - text) : document.text.len;
		struct winnow_block *block = need(vector_push(&blocks));
		*block = (struct winnow_block){ at, end - at, WINNOW_PARAGRAPH, 0 };
		at = end + 2;
	}
	document.blocks = blocks.items;
	document.block_count = (uint32_t)blocks.count;
	arena_reset(fit->arena);
	if (analyse(fit->tables, &document, fit->arena, &call, &failure))
		die(failure.why);
	host_init(&host, "fit", &fit->shared, fit->arena);
	host.attachment = &call;
	struct passage passage = passage_of(&host.face, &text_service, &reading);
	struct words words;
	if (words_read(fit->glossary, &passage, &words))
		die("a document is too large");
	struct scene scene = {
		.glossary = fit->glossary, .passage = &passage, .words = &words
	};
	fit->perceptron.document += way == TO_LEARN || way == TO_SCORE;
	if (way == TO_LEARN_UNLISTED)
		unlist(fit, &passage, &words);
	for (uint32_t at = 0; next_stretch(&scene, &at);)
		if (way != TO_LEARN_HEADLINES || scene.capitals > TITLE_CASE)
			keep_stretch(fit, &scene, marks, mark_count, way == TO_SCORE);
	for (size_t i = 0; way == TO_SCORE && !fit->partial && i < mark_count; i++)
		fit->gold[marks[i].kind]++;
	vector_finish(&blocks);
}

/* What is learnt from once more, in other ways. */
static void add_again(
	struct fit *fit, const char *text, const struct mark *marks, size_t mark_count)
{
	char *headlines = with_headlines(text);

	add_document(fit, text, marks, mark_count, TO_LEARN_UNLISTED);
	add_document(fit, headlines, marks, mark_count, TO_LEARN_HEADLINES);
	free(headlines);
}

static void count_names(struct fit *fit, const struct sequence *sequence,
	const signed char *labels, const signed char *gold)
{
	for (uint32_t i = 0, end; i < sequence->count; i = end) {
		end = i + 1;
		if (labels[i] % 2 == 0)
			continue;
		int kind = (labels[i] - 1) / 2;
		bool right = gold[i] == labels[i];
		for (; end < sequence->count && labels[end] == labels[i] + 1; end++)
			right = right && gold[end] == labels[end];
		if (end < sequence->count && gold[end] == labels[i] + 1)
			right = false;
		fit->found[kind]++;
		fit->right[kind] += right;
	}
}

static void score(struct fit *fit)
{
	static const char *const names[KINDS] = { "person", "organisation", "place",
		"nationality", "site", "other" };
	signed char labels[LONGEST_SEQUENCE], gold[LONGEST_SEQUENCE];

	for (size_t i = 0; i < fit->perceptron.sequences.count; i++) {
		const struct sequence *sequence = &fit->perceptron.sequences.items[i];
		if (!sequence->held_out || sequence->partial)
			continue;
		perceptron_label(&fit->perceptron, sequence, false, labels);
		perceptron_label(&fit->perceptron, sequence, true, gold);
		count_names(fit, sequence, labels, gold);
	}
	for (int kind = 0; kind < KINDS; kind++) {
		double precision = fit->found[kind] ? 100.0 * (double)fit->right[kind] /
							      (double)fit->found[kind]
						    : 0;
		double recall = fit->gold[kind] ? 100.0 * (double)fit->right[kind] /
							  (double)fit->gold[kind]
						: 0;
		printf("%-12s P %.1f R %.1f F1 %.1f (%" PRIu64 " marked)\n", names[kind],
			precision, recall,
			precision + recall > 0 ? 2 * precision * recall / (precision + recall)
					       : 0,
			fit->gold[kind]);
	}
}

static bool put_row(
	FILE *out, const struct fit *fit, const char *name, const int64_t *sums, bool always)
{
	int32_t values[LABELS], largest = 0;

	for (int label = 0; label < LABELS; label++) {
		values[label] = perceptron_scaled(&fit->perceptron, sums[label]);
		largest = abs(values[label]) > largest ? abs(values[label]) : largest;
	}
	if (largest < LEAST_WEIGHT && !always)
		return false;
	fputs(name, out);
	for (int label = 0; label < LABELS; label++)
		if (values[label])
			fprintf(out, "\t%" PRId32, values[label]);
		else
			fputs("\t", out);
	fputc('\n', out);
	return true;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct feature *)a)->name, ((const struct feature *)b)->name);
}

static void write_weights(struct fit *fit, const char *path)
{
	FILE *out = need(fopen(path, "w"));
	size_t rows = 0;

	fputs("# title: What each piece of evidence for a name weighs\n"
	      "# origin: fitted by tests/tools/fit_names.c on marked news articles; no name is "
	      "in it\n"
	      "# licence: MIT\n"
	      "# columns: evidence outside person person+ organisation organisation+ place "
	      "place+ "
	      "nationality nationality+ site site+ other other+\n"
	      "# case: exact\n",
		out);
	for (int row = 0; row <= LABELS; row++) {
		char name[] = { 's', 't', 'e', 'p', ' ', (char)('a' + row), '\0' };
		put_row(out, fit, name, fit->perceptron.step_sum[row], true);
	}
	qsort(fit->perceptron.features.items, fit->perceptron.features.count,
		sizeof *fit->perceptron.features.items, by_name);
	for (size_t i = 0; i < fit->perceptron.features.count; i++)
		rows += put_row(out, fit, fit->perceptron.features.items[i].name,
			fit->perceptron.features.items[i].sum, false);
	printf("%zu rows\n", rows);
	fclose(out);
}

struct gold {
	char *id;
	struct mark mark;
};

static VECTOR(struct gold) golds;

/* Sets of places tell why a name is one; these are places in our sense. */
static bool is_free(const char *subtype)
{
	static const char *const ours[] = { "Literal", "Literal_Modifier", "Mixed", "Metonymic",
		"Non_Literal_Modifier" };

	for (size_t i = 0; subtype && i < sizeof ours / sizeof *ours; i++)
		if (strcmp(subtype, ours[i]) == 0)
			return false;
	return subtype != NULL;
}

static void read_gold(const char *path)
{
	FILE *file = need(fopen(path, "r"));
	json_error_t error;
	json_t *line;

	while ((line = json_loadf(file, JSON_DISABLE_EOF_CHECK, &error))) {
		int kind = kind_of(json_string_value(json_object_get(line, "type")));
		if (kind >= 0) {
			struct gold *gold = need(vector_push(&golds));
			gold->id = need(strdup(json_string_value(json_object_get(line, "id"))));
			gold->mark = (struct mark){ (uint64_t)json_integer_value(
							    json_object_get(line, "start")),
				(uint64_t)json_integer_value(json_object_get(line, "end")),
				kind,
				is_free(json_string_value(json_object_get(line, "subtype"))) };
		}
		json_decref(line);
	}
	fclose(file);
}

static void read_documents(struct fit *fit, const char *path, int fold)
{
	FILE *file = need(fopen(path, "r"));
	json_error_t error;
	json_t *line;

	while ((line = json_loadf(file, JSON_DISABLE_EOF_CHECK, &error))) {
		const char *id = json_string_value(json_object_get(line, "id"));
		VECTOR(struct mark) marks = { 0 };
		for (size_t i = 0; i < golds.count; i++)
			if (strcmp(golds.items[i].id, id) == 0)
				*(struct mark *)need(vector_push(&marks)) = golds.items[i].mark;
		const char *text = json_string_value(json_object_get(line, "text"));
		bool held_out = (int)(text_hash(winnow_str(id)) % FOLDS) == fold;
		add_document(
			fit, text, marks.items, marks.count, held_out ? TO_SCORE : TO_LEARN);
		if (!held_out)
			add_again(fit, text, marks.items, marks.count);
		vector_finish(&marks);
		json_decref(line);
	}
	fclose(file);
}

int main(int count, char **arguments)
{
	static const struct service services[] = { { WINNOW_TEXT_SERVICE, &text_service },
		{ 0 } };
	struct fit fit = { .shared = { .services = services }, .arena = arena_create(0) };
	struct arena *lasting = arena_create(0);
	struct lexicons *lexicons;
	struct failure failure;
	struct host host;

	if (count < 5)
		die("usage: fit_names FOLD OUT DOCS GOLD [DOCS GOLD ...]");
	if (lexicons_create(lexicons_default_path(), &lexicons, &failure) ||
		language_tables_create(lexicons, &fit.tables, &failure))
		die(failure.why);
	text_service_use(lexicons);
	host_init(&host, "fit", &fit.shared, lasting);
	fit.glossary = glossary_open(&host.face, &text_service);
	if (!fit.glossary)
		die(host.failure.why);
	for (int i = 3; i + 1 < count; i += 2) {
		golds.count = 0;
		read_gold(arguments[i + 1]);
		fit.marks_nationalities = false;
		fit.partial = true;
		for (size_t g = 0; g < golds.count; g++) {
			fit.partial &= golds.items[g].mark.kind == KIND_PLACE;
			fit.marks_nationalities |= golds.items[g].mark.kind == KIND_NATIONALITY;
		}
		read_documents(&fit, arguments[i], atoi(arguments[1]));
	}
	perceptron_learn(&fit.perceptron);
	score(&fit);
	write_weights(&fit, arguments[2]);
	return 0;
}
