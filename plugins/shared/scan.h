/* SPDX-License-Identifier: MIT
 *
 * Markup as bytes, tag by tag, before there is a tree. It never looks at a byte more than a few
 * times, whatever the bytes are.
 */
#ifndef WINNOW_SHARED_SCAN_H
#define WINNOW_SHARED_SCAN_H

#include <winnow/helpers.h>

enum { /* the kind of a tag */
	SCAN_START = 1,
	SCAN_END = 2,
	SCAN_COMMENT = 3, /* <!-- … --> */
	SCAN_OTHER = 4    /* <!DOCTYPE …>, <?xml …?>, <![CDATA[ … */
};

struct scan_tag {
	struct winnow_str whole; /* from '<' to behind '>'; to the end where that is missing */
	struct winnow_str name;  /* of SCAN_START and SCAN_END; in the page's case */
	int kind;
};

/* The next tag from *at on, and *at behind it; 0: no more. What stands in script and style is
 * text: the tag after <script> is </script>. */
int scan_next(struct winnow_str markup, size_t *at, struct scan_tag *ret_tag);

/* Where the "</" of the next end tag of that name stands, from `at` on; markup.len: there is none. */
size_t scan_end_tag(struct winnow_str markup, size_t at, struct winnow_str name);

/* The next attribute of a start tag, from *at on (at first: 0); 0: no more. */
int scan_attribute(const struct scan_tag *tag, size_t *at, struct winnow_str *ret_name,
	struct winnow_str *ret_value);

/* ASCII case is folded in all of these; text.len when it is not found. */
int scan_is(struct winnow_str name, const char *lower);
size_t scan_find(struct winnow_str text, size_t at, const char *lower);
size_t scan_spaces(struct winnow_str text, size_t at); /* behind the white space at `at` */

#endif
