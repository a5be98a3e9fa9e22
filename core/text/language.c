/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <libexttextcat/textcat.h>
#include "base/str.h"
#include "base/utf8.h"
#include "text/language.h"

#define ENOUGH 2000  /* bytes: more tell nothing new */
#define TOO_FEW 60   /* bytes: fewer tell too little */
#define CLEAR_LEAD 1 /* per cent of the score, by which the best must lead to be believed */

struct language_detector {
	void *library;
	candidate_t *candidates;
	char code[2];
};

int language_detector_create(struct language_detector **ret_detector, struct failure *failure)
{
	struct language_detector *detector = calloc(1, sizeof *detector);

	if (!detector)
		return failure_set(failure, FAILURE_MEMORY, "no memory to tell languages");
	detector->library =
		special_textcat_Init(TEXTCAT_DIRECTORY "/fpdb.conf", TEXTCAT_DIRECTORY "/");
	if (detector->library)
		detector->candidates = textcat_GetClassifyFullOutput(detector->library);
	if (!detector->candidates) {
		language_detector_destroy(detector);
		return failure_set(failure, FAILURE_MISSING,
			"the languages in %s cannot be read; install libexttextcat-data",
			TEXTCAT_DIRECTORY);
	}
	*ret_detector = detector;
	return 0;
}

void language_detector_destroy(struct language_detector *detector)
{
	if (!detector)
		return;
	if (detector->candidates)
		textcat_ReleaseClassifyFullOutput(detector->library, detector->candidates);
	if (detector->library)
		textcat_Done(detector->library);
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
	bool decided;       /* the best is well ahead of the others */
	bool fits_declared; /* the declared language is among the candidates */
};

static void add_candidate(struct guess *guess, const candidate_t *candidate, int best_score,
	const char declared[2])
{
	char code[2];

	if (!two_letters(winnow_str(candidate->name), code))
		return; /* Scots is seen in much English, and Asturian in Spanish */
	if (guess->best[0] == '\0')
		memcpy(guess->best, code, 2);
	else if ((int64_t)candidate->score * 100 < (int64_t)best_score * (100 + CLEAR_LEAD))
		guess->decided = false;
	guess->fits_declared |= memcmp(code, declared, 2) == 0;
}

static struct guess look(
	struct language_detector *detector, struct winnow_str text, const char declared[2])
{
	struct guess guess = { .decided = true };

	if (text.len > ENOUGH)
		text.len = utf8_step(text, ENOUGH, -1);
	int count = text.len < TOO_FEW ? 0
				       : textcat_ClassifyFull(detector->library, text.ptr,
						 text.len, detector->candidates);
	for (int i = 0; i < count; i++)
		add_candidate(&guess, &detector->candidates[i], detector->candidates[0].score,
			declared);
	guess.decided &= guess.best[0] != '\0';
	return guess;
}

struct winnow_str language_of(
	struct language_detector *detector, struct winnow_str text, struct winnow_str declared)
{
	char code[2] = { 0 };
	bool is_declared = two_letters(declared, code);
	struct guess guess = look(detector, text, code);

	if (guess.decided && !(is_declared && guess.fits_declared))
		memcpy(code, guess.best, 2);
	else if (!is_declared)
		return (struct winnow_str){ "", 0 };
	memcpy(detector->code, code, 2);
	return (struct winnow_str){ detector->code, 2 };
}
