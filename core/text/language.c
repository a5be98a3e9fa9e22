/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <libexttextcat/textcat.h>
#include "base/str.h"
#include "base/utf8.h"
#include "text/language.h"

#define ENOUGH 3000 /* bytes: more tell nothing new */
#define TOO_FEW 60  /* bytes: fewer tell too little */

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
	return true;
}

/* The one language the text can be; false when it is too short or may be several. */
static bool detect(struct language_detector *detector, struct winnow_str text, char ret_code[2])
{
	struct winnow_str part = text;

	if (text.len < TOO_FEW)
		return false;
	if (text.len > ENOUGH)
		part.len = utf8_step(text, ENOUGH, -1);
	int count = textcat_ClassifyFull(
		detector->library, part.ptr, part.len, detector->candidates);
	return count == 1 && two_letters(winnow_str(detector->candidates[0].name), ret_code);
}

struct winnow_str language_of(
	struct language_detector *detector, struct winnow_str text, struct winnow_str declared)
{
	if (detect(detector, text, detector->code) || two_letters(declared, detector->code))
		return (struct winnow_str){ detector->code, 2 };
	return (struct winnow_str){ "", 0 };
}
