/* SPDX-License-Identifier: MIT */
#include <pthread.h>
#include <stdlib.h>
#include <libexttextcat/textcat.h>
#include "base/str.h"
#include "base/utf8.h"
#include "text/language.h"
#include "text/tables.h"
#include "text/token.h"

#define ENOUGH 2000      /* bytes: more tell nothing new */
#define TOO_FEW 60       /* bytes: fewer tell too little */
#define SHORT 250        /* bytes: below, a few names may look like another language */
#define LEAST_TELLING 40 /* bytes of words that are no names, in a short text */
#define LEAST_COMMON 5   /* words */
#define COMMON_SHARE 12 /* per cent of the words: a text of that many is plainly the language */
#define SURE_SHARE 16   /* per cent: so many that no more of the text need be seen */
#define SMALL_SHARE 40  /* per cent of a short text: so many small words tell its language */
#define DECLARED_SHARE 30 /* per cent: so many that what is declared is believed */
#define DOUBT_SHARE 20    /* per cent: so many, and it is likelier than an unknown neighbour */
#define PART 64           /* words: too few of them tell too little */
#define CLEAR_LEAD 1 /* per cent of the score, by which the best must lead to be believed */

struct language_library {
	pthread_mutex_t lock;
	void *handle; /* once it was needed; only read from then on */
};

struct language_detector {
	struct language_library *library;
	candidate_t *candidates;
	char code[2];
};

struct language_library *language_library_create(void)
{
	struct language_library *library = calloc(1, sizeof *library);

	if (library)
		pthread_mutex_init(&library->lock, NULL);
	return library;
}

void language_library_destroy(struct language_library *library)
{
	if (!library)
		return;
	if (library->handle)
		textcat_Done(library->handle);
	pthread_mutex_destroy(&library->lock);
	free(library);
}

int language_detector_create(struct language_detector **ret_detector, struct failure *failure)
{
	struct language_detector *detector = calloc(1, sizeof *detector);

	if (!detector)
		return failure_set(failure, FAILURE_MEMORY, "no memory to tell languages");
	*ret_detector = detector;
	return 0;
}

/* Only once it is needed, for all threads: it reads its languages from files for longer than all
 * of ours take. */
static void *open_library(struct language_library *library)
{
	pthread_mutex_lock(&library->lock);
	if (!library->handle)
		library->handle = special_textcat_Init(
			TEXTCAT_DIRECTORY "/fpdb.conf", TEXTCAT_DIRECTORY "/");
	void *handle = library->handle;
	pthread_mutex_unlock(&library->lock);
	return handle;
}

static int make_ready(struct language_detector *detector, struct language_library *library,
	struct failure *failure)
{
	if (detector->candidates)
		return 0;
	void *handle = open_library(library);
	if (handle)
		detector->candidates = textcat_GetClassifyFullOutput(handle);
	if (!detector->candidates)
		return failure_set(failure, FAILURE_MISSING,
			"the languages in %s cannot be read; install libexttextcat-data",
			TEXTCAT_DIRECTORY);
	detector->library = library;
	return 0;
}

void language_detector_destroy(struct language_detector *detector)
{
	if (!detector)
		return;
	if (detector->candidates)
		textcat_ReleaseClassifyFullOutput(
			detector->library->handle, detector->candidates);
	free(detector);
}

static bool is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* The two letters a tag begins with, in lower case; false when it has not two or more than
 * two. Both BCP 47 ("en-GB") and the library's names ("en--utf8") are read so. */
static bool two_letters(struct winnow_str tag, char ret_code[2])
{
	if (tag.len < 2 || !is_letter(tag.ptr[0]) || !is_letter(tag.ptr[1]) ||
		(tag.len > 2 && tag.ptr[2] != '-' && tag.ptr[2] != '_'))
		return false;
	ret_code[0] = (char)(tag.ptr[0] | 0x20);
	ret_code[1] = (char)(tag.ptr[1] | 0x20);
	if (memcmp(ret_code, "nb", 2) == 0)
		memcpy(ret_code, "no", 2); /* one language, two codes */
	return true;
}

/* What the library thinks of a text; its candidates lie within 3 % of the best. */
struct guess {
	char best[2];
	bool decided;            /* the best is well ahead of the others */
	bool fits_declared;      /* the declared language is among the candidates */
	uint32_t others;         /* candidates behind the best */
	uint32_t declared_share; /* per cent of a short text: small words of the declared */
};

static void add_candidate(struct guess *guess, const candidate_t *candidate, int best_score,
	const char declared[2])
{
	char code[2];

	if (!two_letters(winnow_str(candidate->name), code))
		return; /* Scots is seen in much English, and Asturian in Spanish */
	if (guess->best[0] == '\0')
		memcpy(guess->best, code, 2);
	else
		guess->others++;
	if (guess->others &&
		(int64_t)candidate->score * 100 < (int64_t)best_score * (100 + CLEAR_LEAD))
		guess->decided = false;
	guess->fits_declared |= memcmp(code, declared, 2) == 0;
}

/* By the library. */
static int look(struct language_detector *detector, struct language_library *library,
	struct winnow_str text, const char declared[2], struct guess *guess,
	struct failure *failure)
{
	int code = make_ready(detector, library, failure);

	if (code < 0)
		return code;
	int count =
		textcat_ClassifyFull(library->handle, text.ptr, text.len, detector->candidates);
	guess->decided = true;
	for (int i = 0; i < count; i++)
		add_candidate(guess, &detector->candidates[i], detector->candidates[0].score,
			declared);
	guess->decided &= guess->best[0] != '\0' && !(text.len < SHORT && guess->others > 1);
	return 0;
}

/* The beginning of a text, as far as it was looked at, and which of its words are in the
 * vocabulary. */
struct sample {
	struct tokeniser tokeniser;
	struct winnow_word words[ENOUGH];
	uint32_t count;
	uint32_t share;    /* of the words, in per cent, that make it plainly a language */
	uint32_t declared; /* small words of what is declared, */
	uint32_t most;     /* and of the language that has most, so far */
	const struct language_table *fullest; /* which that is; NULL: none has enough */
};

/* The next part; false: there is no more. */
static bool take_part(const struct vocabulary *vocabulary, struct sample *sample)
{
	struct winnow_token tokens[PART];
	uint32_t count = 0;

	while (count < PART && tokeniser_next(&sample->tokeniser, &tokens[count]))
		count += tokens[count].kind == WINNOW_WORD;
	vocabulary_find_all(vocabulary, sample->tokeniser.text, tokens, count,
		sample->words + sample->count);
	sample->count += count;
	return count == PART;
}

static uint32_t count_of(const struct winnow_lexicon *lexicon, const struct sample *sample)
{
	uint32_t found = 0;

	for (uint32_t i = 0; lexicon && i < sample->count; i++)
		found += lexicon_begins_with(lexicon, sample->words[i]);
	return found;
}

static bool is_enough(const struct sample *sample, uint32_t found)
{
	return found >= LEAST_COMMON && found * 100 >= sample->count * sample->share;
}

static bool is_full_of_common_words(const struct language_table *table, void *context)
{
	const struct sample *sample = context;

	return is_enough(sample, count_of(table->common_words, sample));
}

/* Keeps the language of most small words; never the first that is enough, since neighbours share many. */
static bool has_most_small_words(const struct language_table *table, void *context)
{
	struct sample *sample = context;
	uint32_t found = count_of(table->small_words, sample);

	if (found > sample->most && is_enough(sample, found)) {
		sample->fullest = table;
		sample->most = found;
	}
	return false;
}

/* A short text, in which few words are common: its small words are many where they are its language's. */
static const struct language_table *look_at_small_words(
	const struct language_tables *tables, const char declared[2], struct sample *sample)
{
	const struct language_table *table = language_tables_find(
		tables, (struct winnow_str){ declared, declared[0] ? 2 : 0 });

	sample->share = DECLARED_SHARE;
	sample->declared = count_of(table->small_words, sample);
	if (is_enough(sample, sample->declared))
		return table;
	sample->share = SMALL_SHARE;
	sample->most = 0;
	sample->fullest = NULL;
	(void)language_tables_first(tables, has_most_small_words, sample);
	return sample->fullest;
}

/* True: its common words decide. */
static bool look_at_words(const struct language_tables *tables, struct winnow_str text,
	const char declared[2], struct guess *guess)
{
	const struct language_table *table = NULL;
	struct sample sample;
	bool more = true;

	sample.tokeniser = (struct tokeniser){ .text = text };
	sample.count = 0;
	while (more && !table) {
		more = take_part(language_tables_vocabulary(tables), &sample);
		sample.share = more ? SURE_SHARE : COMMON_SHARE;
		table = language_tables_first(tables, is_full_of_common_words, &sample);
	}
	if (!table && sample.count && text.len < SHORT) {
		table = look_at_small_words(tables, declared, &sample);
		guess->declared_share = 100 * sample.declared / sample.count;
	}
	if (!table)
		return false;
	memcpy(guess->best, table->language, 2);
	guess->decided = true;
	guess->fits_declared = memcmp(guess->best, declared, 2) == 0;
	return true;
}

/* Names tell no language, and a short text may be little else. */
static bool is_telling(struct winnow_str text)
{
	struct tokeniser tokeniser = { .text = text };
	struct winnow_token token;
	uint32_t bytes = 0;

	while (tokeniser_next(&tokeniser, &token))
		if (token.kind == WINNOW_WORD && !(token.flags & WINNOW_CAPITAL))
			bytes += token.length;
	return bytes >= LEAST_TELLING;
}

/* "El ataque deja 12 muertos": in a few words a language looks like its neighbour. Where that is one of
 * which no words are known, what is declared is the likelier, if some of the words are its own. */
static bool is_doubtful(const struct language_tables *tables, const struct guess *guess)
{
	const struct winnow_str best = { guess->best, 2 };

	return guess->decided && guess->declared_share >= DOUBT_SHARE &&
	       !language_tables_find(tables, best)->small_words;
}

int language_of(struct language_detector *detector, const struct language_tables *tables,
	struct winnow_str text, struct winnow_str declared, struct winnow_str *ret_language,
	struct failure *failure)
{
	char code[2] = { 0 };
	bool is_declared = two_letters(declared, code);
	struct guess guess = { .decided = false };

	if (text.len > ENOUGH)
		text.len = utf8_step(text, ENOUGH, -1);
	if (text.len >= TOO_FEW && !look_at_words(tables, text, code, &guess) &&
		(text.len >= SHORT || is_telling(text))) {
		int result = look(
			detector, language_tables_library(tables), text, code, &guess, failure);
		if (result < 0)
			return result;
	}
	*ret_language = (struct winnow_str){ "", 0 };
	if (guess.decided &&
		!(is_declared && (guess.fits_declared || is_doubtful(tables, &guess))))
		memcpy(code, guess.best, 2);
	else if (!is_declared)
		return 0;
	memcpy(detector->code, code, 2);
	*ret_language = (struct winnow_str){ detector->code, 2 };
	return 0;
}
