/* SPDX-License-Identifier: MIT
 *
 * What goes between winnow and a process, either way: an object of JSON on one line and, where its
 * member "payload" says so, that many bytes right behind the line.
 */
#ifndef WINNOW_OUTSIDE_FRAME_H
#define WINNOW_OUTSIDE_FRAME_H

#include <jansson.h>
#include "base/buffer.h"
#include "base/failure.h"

struct frame {
	json_t *json;              /* an object */
	struct winnow_str payload; /* ptr NULL: none */
};
void frame_finish(struct frame *frame);

/* A frame as it is written, by json_text.h in between: {"call":7, … }. Without a payload its ptr is
 * NULL. False: no memory for all of it. */
void frame_begin(struct buffer *out, int64_t call);
bool frame_end(struct buffer *out, struct winnow_str payload) MUST_CHECK;

/* A frame of a tree, without a payload; takes `json` over, which may be NULL. False: no memory. */
bool frame_write(struct buffer *out, json_t *json) MUST_CHECK;

/* Frames out of bytes as they come. */
struct frames {
	struct buffer bytes;
	size_t at;       /* what is before it was taken */
	size_t searched; /* up to here there is no end of a line */
	size_t most;     /* bytes of a line or of a payload */
	json_t *waiting; /* whose payload has not come whole; NULL: none */
	size_t length;   /* of that payload */
};
void frames_init(struct frames *frames, size_t most);
void frames_finish(struct frames *frames);
void frames_add(struct frames *frames, struct winnow_str bytes);

/* 1: one, which the caller finishes; 0: more bytes are needed; WINNOW_EDATA: that is none, and
 * nothing that follows can be read. */
int frames_next(
	struct frames *frames, struct frame *ret_frame, struct failure *failure) MUST_CHECK;

#endif
