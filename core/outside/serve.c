/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <poll.h>
#include <unistd.h>
#include "base/json_text.h"
#include "outside/outcome.h"
#include "outside/serve.h"

/* The host bounds what it sends by what it keeps itself. */
#define LONGEST_FRAME ((size_t)4 << 30)
#define ENOUGH_TO_WRITE ((size_t)64 << 10)
/* How often a plugin asks whether it should stop until the host is asked. */
#define ASKED_AT_ONCE 64

static const struct winnow_str no_payload;

/* ---- the channel ---- */

static void flush_answers(struct serving *serving)
{
	struct winnow_str rest = buffer_str(&serving->answers);

	while (rest.len > 0 && !serving->gone) {
		ssize_t written = write(serving->out, rest.ptr, rest.len);
		if (written < 0 && errno == EINTR)
			continue;
		serving->gone = written < 0;
		if (written > 0)
			rest = winnow_slice(rest, (size_t)written, rest.len - (size_t)written);
	}
	buffer_truncate(&serving->answers, 0);
}

void serve_begin(struct serving *serving)
{
	serving->begun = serving->answers.length;
	frame_begin(&serving->answers, serving->call);
}

int serve_send(struct serving *serving, struct winnow_str payload)
{
	if (!frame_end(&serving->answers, payload)) {
		serving->answers.failed = false;
		buffer_truncate(&serving->answers, serving->begun);
		return winnow_fail(&serving->host.face, WINNOW_ELIMIT,
			"there is no memory for what it answers");
	}
	if (serving->answers.length >= ENOUGH_TO_WRITE)
		flush_answers(serving);
	return 0;
}

static bool read_some(struct serving *serving)
{
	char bytes[65536];
	ssize_t length;

	do
		length = read(serving->in, bytes, sizeof bytes);
	while (length < 0 && errno == EINTR);
	if (length > 0)
		frames_add(&serving->questions, (struct winnow_str){ bytes, (size_t)length });
	return length > 0;
}

/* ---- the host, as the plugin sees it ---- */

static void tell_log(const struct winnow_host *face, int level, struct winnow_str text)
{
	struct serving *serving = (struct serving *)(void *)host_of(face);

	serve_begin(serving);
	json_key(&serving->answers, "log");
	json_put_text(&serving->answers, text);
	json_write_text(&serving->answers, "level", winnow_str(outcome_level_name(level)));
	if (serve_send(serving, no_payload) < 0)
		return; /* the call fails by that */
}

/* While a call is in hand the host says nothing but that it is cancelled. */
static void look_for_word(struct serving *serving)
{
	struct pollfd wait = { .fd = serving->in, .events = POLLIN };
	struct failure failure;
	struct frame word;

	while (!serving->cancelled && poll(&wait, 1, 0) > 0) {
		serving->cancelled = !read_some(serving);
		if (frames_next(&serving->questions, &word, &failure) <= 0)
			continue;
		serving->cancelled = json_object_get(word.json, "cancel") != NULL;
		frame_finish(&word);
	}
}

static int is_cancelled(const struct winnow_host *face)
{
	struct serving *serving = (struct serving *)(void *)host_of(face);

	if (serving->asked++ % ASKED_AT_ONCE == 0)
		look_for_word(serving);
	return serving->cancelled || serving->gone;
}

static void begin_call(struct serving *serving, const struct frame *question)
{
	struct inside *inside = serving->inside;

	arena_reset(serving->arena);
	arena_reset(serving->analysis);
	serving->call = json_integer_value(json_object_get(question->json, "call"));
	serving->cancelled = false;
	serving->asked = 1;
	host_init(&serving->host, inside->who, &inside->shared, serving->arena);
	serving->host.face.log = tell_log;
	serving->host.face.cancelled = is_cancelled;
}

/* ---- calls ---- */

static void end_call(struct serving *serving, const struct serve_end *end, int answer)
{
	struct buffer *out = &serving->answers;

	serve_begin(serving);
	if (answer < 0) {
		(void)host_failure(&serving->host, answer);
		json_write_text(
			out, "fail", winnow_str(outcome_name(serving->host.failure.code)));
		json_write_text(out, "why", winnow_str(serving->host.failure.why));
	} else {
		if (end->key)
			json_write_integer(out, end->key, end->value);
		json_key(out, "done");
		json_put_true(out);
	}
	if (serve_send(serving, no_payload) < 0)
		serving->gone = true; /* an answer without an end is none */
	flush_answers(serving);
}

static void answer(struct serving *serving, const struct frame *question)
{
	struct serve_end end = { .key = NULL };

	/* A call that was over by the time it was cancelled. */
	if (json_object_get(question->json, "cancel"))
		return;
	begin_call(serving, question);
	int code = serve_question(serving, question, &end);
	end_call(serving, &end, code);
}

void serve(struct inside *inside, int in, int out)
{
	struct serving serving = { .inside = inside, .in = in, .out = out };
	struct failure failure;
	struct frame question;
	int code = 0;

	serving.arena = arena_create(inside->max_document_bytes);
	serving.analysis = arena_create(inside->max_document_bytes);
	frames_init(&serving.questions, LONGEST_FRAME);
	buffer_init(&serving.answers, 0);
	serving.records.arena = arena_create(inside->max_document_bytes);
	if (!serving.arena || !serving.analysis || !serving.records.arena)
		return;
	while (code >= 0 && !serving.gone && read_some(&serving))
		while ((code = frames_next(&serving.questions, &question, &failure)) > 0) {
			answer(&serving, &question);
			frame_finish(&question);
		}
	arena_destroy(serving.arena);
	arena_destroy(serving.analysis);
	arena_destroy(serving.records.arena);
	json_decref(serving.records.json);
	frames_finish(&serving.questions);
	buffer_finish(&serving.answers);
}
