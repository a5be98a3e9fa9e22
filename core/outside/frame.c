/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include "outside/frame.h"
#include "base/json_text.h"

void frame_finish(struct frame *frame)
{
	json_decref(frame->json);
	free((char *)(uintptr_t)frame->payload.ptr);
	*frame = (struct frame){ 0 };
}

static int append(const char *bytes, size_t length, void *context)
{
	struct buffer *buffer = context;

	buffer_append(buffer, (struct winnow_str){ bytes, length });
	return buffer_failed(buffer) ? -1 : 0;
}

bool frame_write(struct buffer *out, json_t *json)
{
	bool whole = json && json_dump_callback(json, append, out, JSON_COMPACT) == 0;

	json_decref(json);
	buffer_append_byte(out, '\n');
	return whole && !buffer_failed(out);
}

void frame_begin(struct buffer *out, int64_t call)
{
	/* What is before it may be a payload, of which no comma can be told. */
	buffer_append_byte(out, '{');
	json_key(out, "call");
	json_put_integer(out, call);
}

bool frame_end(struct buffer *out, struct winnow_str payload)
{
	if (payload.ptr) {
		json_key(out, "payload");
		json_put_integer(out, (int64_t)payload.len);
	}
	json_close(out, '}');
	buffer_append_byte(out, '\n');
	buffer_append(out, payload);
	return !buffer_failed(out);
}

void frames_init(struct frames *frames, size_t most)
{
	*frames = (struct frames){ .most = most };
	buffer_init(&frames->bytes, 0);
}

void frames_finish(struct frames *frames)
{
	buffer_finish(&frames->bytes);
	json_decref(frames->waiting);
	frames->waiting = NULL;
}

/* Moves what is left to the beginning, once that is less than what goes. */
static void drop_taken(struct frames *frames)
{
	size_t left = frames->bytes.length - frames->at;

	if (frames->at == 0 || left > frames->at)
		return;
	memmove(frames->bytes.bytes, frames->bytes.bytes + frames->at, left);
	buffer_truncate(&frames->bytes, left);
	frames->searched = frames->searched > frames->at ? frames->searched - frames->at : 0;
	frames->at = 0;
}

void frames_add(struct frames *frames, struct winnow_str bytes)
{
	drop_taken(frames);
	buffer_append(&frames->bytes, bytes);
}

/* The line that begins at `at`, without its end; false: it has not come whole. */
static bool find_line(struct frames *frames, struct winnow_str *ret_line)
{
	struct winnow_str bytes = buffer_str(&frames->bytes);
	size_t from = frames->searched > frames->at ? frames->searched : frames->at;
	size_t end = str_find_byte(bytes, '\n', from);

	frames->searched = end;
	if (end == bytes.len)
		return false;
	*ret_line = winnow_slice(bytes, frames->at, end - frames->at);
	return true;
}

static int refuse_length(const struct frames *frames, const char *what, struct failure *failure)
{
	return failure_set(
		failure, WINNOW_ELIMIT, "wrote %s of more than %zu bytes", what, frames->most);
}

static int parse(struct winnow_str line, json_t **ret_json, struct failure *failure)
{
	json_error_t error;
	json_t *json = json_loadb(line.ptr, line.len, 0, &error);

	if (json_is_object(json)) {
		*ret_json = json;
		return 0;
	}
	json_decref(json);
	return failure_set(failure, WINNOW_EDATA,
		json ? "wrote a line of JSON that is no object, as {\"call\": 1, \"done\": "
		       "true}"
		     : "wrote a line that is not JSON (byte %d of %zu): does something else "
		       "print to its standard output?",
		error.position, line.len);
}

/* 1: it has one; 0: none. */
static int payload_length(const struct frames *frames, const json_t *json, size_t *ret_length,
	struct failure *failure)
{
	const json_t *payload = json_object_get(json, "payload");
	json_int_t length = json_integer_value(payload);

	if (payload && (!json_is_integer(payload) || length < 0))
		return failure_set(
			failure, WINNOW_EDATA, "wrote a \"payload\" that is no count of bytes");
	if ((uint64_t)length > frames->most)
		return refuse_length(frames, "a payload", failure);
	*ret_length = (size_t)length;
	return payload ? 1 : 0;
}

static int take_payload(struct frames *frames, struct frame *ret_frame, struct failure *failure)
{
	size_t length = frames->length;

	if (frames->bytes.length - frames->at < length)
		return 0;
	char *copy = malloc(length + 1);
	if (!copy)
		return failure_set(failure, FAILURE_MEMORY, "no memory for a payload");
	if (length)
		memcpy(copy, frames->bytes.bytes + frames->at, length);
	copy[length] = '\0';
	frames->at += length;
	*ret_frame = (struct frame){ frames->waiting, { copy, length } };
	frames->waiting = NULL;
	return 1;
}

static int take_line(struct frames *frames, struct winnow_str line, struct frame *ret_frame,
	struct failure *failure)
{
	struct frame frame = { 0 };
	int code = parse(line, &frame.json, failure);

	if (code >= 0)
		code = payload_length(frames, frame.json, &frames->length, failure);
	if (code < 0) {
		frame_finish(&frame);
		return code;
	}
	frames->at += line.len + 1;
	if (code == 0) {
		*ret_frame = frame;
		return 1;
	}
	frames->waiting = frame.json;
	return take_payload(frames, ret_frame, failure);
}

int frames_next(struct frames *frames, struct frame *ret_frame, struct failure *failure)
{
	struct winnow_str line;

	if (buffer_failed(&frames->bytes))
		return failure_set(failure, FAILURE_MEMORY, "no memory for what it wrote");
	if (frames->waiting)
		return take_payload(frames, ret_frame, failure);
	bool whole = find_line(frames, &line);
	if ((whole ? line.len : frames->bytes.length - frames->at) > frames->most)
		return refuse_length(frames, "a line", failure);
	return whole ? take_line(frames, line, ret_frame, failure) : 0;
}
