/* SPDX-License-Identifier: MIT
 *
 * A line of JSON whose members come one by one: what is put under a name that is there already makes
 * an array of it. No tree is built, since the facts of a report are many lines.
 */
#ifndef WINNOW_CLI_EXTRACT_LINE_H
#define WINNOW_CLI_EXTRACT_LINE_H

#include "base/arena.h"
#include "base/buffer.h"

enum line_kind {
	LINE_TEXT,
	LINE_INTEGER,
	LINE_REAL,   /* to fifteen digits */
	LINE_WORD,   /* a text as it is: null, a number's digits */
	LINE_FACT,   /* its name: "f1" of the first, which is 0 */
	LINE_SPAN,   /* {"text":…,"start":…,"end":…}, of the length of its text */
	LINE_MEMBERS /* {…} */
};

/* What a text or a name points to is borrowed until the line was written. */
struct line_value {
	enum line_kind kind;
	struct winnow_str text;
	union {
		int64_t integer; /* of a fact, its number; of a span, where it starts */
		double real;
		const struct line *members;
	};
};

struct line_element {
	struct line_value value;
	struct line_element *next;
};

struct line_member {
	struct winnow_str name;
	struct line_element first, *last; /* last NULL: the first */
};

struct line {
	struct arena *arena; /* of what is made for it, until line_clear() */
	struct line_member *members;
	size_t count, capacity;
	uint64_t names; /* a bit for each name there is, which names may share */
	bool failed;    /* no memory */
};

/* Without members, for another; its room is kept until line_finish(). The arena is not reset. */
void line_clear(struct line *line);
void line_finish(struct line *line);

bool line_has(const struct line *line, struct winnow_str name);

/* Behind what is there under the name, */
void line_put(struct line *line, struct winnow_str name, struct line_value value);
/* or instead of it. */
void line_set(struct line *line, struct winnow_str name, struct line_value value);

struct line_value line_text(struct winnow_str text);
struct line_value line_integer(int64_t integer);
struct line_value line_real(double real);
struct line_value line_word(struct winnow_str word);
struct line_value line_fact(int64_t number);

/* The members as an object, behind what is in the buffer. */
void line_write(const struct line *line, struct buffer *out);

#endif
