/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* pipe2(), eventfd() */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>
#include "base/clock.h"
#include "base/log.h"
#include "outside/confine.h"
#include "outside/member.h"
#include "outside/process.h"

#define LONGEST_FRAME ((size_t)256 << 20)
/* What a call may be answered with at least; a long question may have a longer answer. */
#define LEAST_ANSWER ((size_t)16 << 20)
#define MOST_LOGGED 100 /* lines of standard error, of one process */
#define LONGEST_LOGGED 400
#define LOOK_AROUND_MS 50  /* how soon a cancelled run is noticed */
#define CANCEL_MS 1000     /* until a call that was cancelled is ended */
#define GRACE_MS 500       /* until a process that is not needed any more is ended */
#define CRASH_GRACE_MS 100 /* from the end of its output to its own */

/* A call that waits for its answer; on the stack of its thread. */
struct exchange {
	struct exchange *next;
	int64_t call, until;
	struct answer *answer;
	size_t most; /* bytes of the answer */
	bool ended, cancelled;
	int code; /* once it ended */
};

struct process {
	const struct outside_settings *settings;
	struct keeper *keeper;
	pid_t id;
	int in, out, errors; /* its standard streams, our ends */
	int wake;            /* for the thread that waits for the streams */
	pthread_mutex_t lock;
	pthread_cond_t moved;
	bool pumping; /* a thread waits for the streams; the others wait for it */
	struct buffer outgoing;
	size_t sent;
	struct frames incoming;
	struct buffer said; /* a line of standard error that has not come whole */
	unsigned logged;
	struct exchange *exchanges;
	struct failure dead; /* code 0: it lives */
};

/* ---- its standard error ---- */

static void log_said(struct process *process, struct winnow_str line)
{
	if (line.len > LONGEST_LOGGED)
		line.len = LONGEST_LOGGED;
	if (line.len && process->logged < MOST_LOGGED)
		log_line(LOG_LEVEL_INFO, process->settings->who, "%.*s", STR_ARGS(line));
	else if (process->logged == MOST_LOGGED)
		log_line(LOG_LEVEL_WARNING, process->settings->who,
			"says more on its standard error than is logged (%d lines)",
			MOST_LOGGED);
	process->logged++;
}

static void hear(struct process *process)
{
	char bytes[4096];
	ssize_t length = read(process->errors, bytes, sizeof bytes);

	if (length <= 0) {
		if (length == 0 || errno != EAGAIN) {
			close(process->errors);
			process->errors = -1;
		}
		return;
	}
	struct winnow_str rest = { bytes, (size_t)length }, line;
	while (str_find_byte(rest, '\n', 0) < rest.len && str_split(&rest, '\n', &line)) {
		buffer_append(&process->said, line);
		log_said(process, buffer_str(&process->said));
		buffer_truncate(&process->said, 0);
	}
	if (process->said.length < LONGEST_LOGGED)
		buffer_append(&process->said, rest);
}

/* ---- its end ---- */

static void end_exchange(struct process *process, struct exchange *exchange, int code)
{
	struct exchange **link = &process->exchanges;

	while (*link != exchange)
		link = &(*link)->next;
	*link = exchange->next;
	exchange->ended = true;
	exchange->code = code;
}

/* `why` NULL: it closed its output, and how it ends says more. */
static void end_process(struct process *process, const char *why)
{
	struct failure failure;
	char end[200] = "closed its standard output";
	int status = -1;

	if (process->dead.code)
		return;
	if (keeper_reap(process->keeper, process->id, why ? 0 : CRASH_GRACE_MS, &status,
		    &failure) >= 0 &&
		status != -1 && !why)
		keeper_tell_end(status, end, sizeof end);
	process->id = 0;
	/* What it said last may tell why. */
	if (process->errors >= 0)
		hear(process);
	failure_set(&process->dead, PROCESS_DIED, "%s", why ? why : end);
	while (process->exchanges)
		end_exchange(process, process->exchanges, PROCESS_DIED);
}

static void end_forbidden(struct process *process, const json_t *forbidden)
{
	char text[200];
	char *name = confine_call_name((int)json_integer_value(forbidden));

	snprintf(text, sizeof text,
		"asked the system for %s(), which an isolated plugin may not do",
		name ? name : "what has no name");
	free(name);
	end_process(process, text);
}

/* ---- what it answers ---- */

static struct exchange *exchange_of(const struct process *process, int64_t call)
{
	struct exchange *exchange = process->exchanges;

	while (exchange && exchange->call != call)
		exchange = exchange->next;
	return exchange;
}

static bool ends(const json_t *json)
{
	return json_object_get(json, "done") || json_object_get(json, "fail") ||
	       json_object_get(json, "ready");
}

/* Takes the frame over. */
static void take_frame(struct process *process, struct frame *frame)
{
	const json_t *forbidden = json_object_get(frame->json, "forbidden");
	int64_t call = json_integer_value(json_object_get(frame->json, "call"));
	struct exchange *exchange = exchange_of(process, call);
	char text[100];

	if (forbidden) {
		end_forbidden(process, forbidden);
	} else if (!exchange) {
		snprintf(text, sizeof text, "answered call %jd, which it was not asked",
			(intmax_t)call);
		end_process(process, text);
	} else {
		bool whole = ends(frame->json);
		struct frame *place = vector_push(&exchange->answer->frames);
		if (place) {
			*place = *frame;
			*frame = (struct frame){ 0 };
		}
		if (!place || whole)
			end_exchange(process, exchange, place ? 0 : FAILURE_MEMORY);
	}
	frame_finish(frame);
}

static void count_bytes(struct process *process, size_t length)
{
	struct exchange *exchange = process->exchanges;

	for (; exchange; exchange = exchange->next) {
		exchange->answer->bytes += length;
		if (exchange->answer->bytes <= exchange->most)
			continue;
		end_process(process, "answered without an end, or with more than is taken");
		return;
	}
}

static void listen_to(struct process *process)
{
	struct failure failure;
	struct frame frame;
	char bytes[65536];
	ssize_t length = read(process->out, bytes, sizeof bytes);
	int code;

	if (length < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (length <= 0) {
		end_process(process, NULL);
		return;
	}
	frames_add(&process->incoming, (struct winnow_str){ bytes, (size_t)length });
	while (!process->dead.code &&
		(code = frames_next(&process->incoming, &frame, &failure)) != 0) {
		if (code < 0)
			end_process(process, failure.why);
		else
			take_frame(process, &frame);
	}
	count_bytes(process, (size_t)length);
}

/* ---- moving bytes ---- */

static void talk(struct process *process)
{
	struct buffer *outgoing = &process->outgoing;
	ssize_t sent = send(process->in, outgoing->bytes + process->sent,
		outgoing->length - process->sent, MSG_NOSIGNAL | MSG_DONTWAIT);

	if (sent < 0 && errno != EAGAIN && errno != EINTR) {
		/* Its output may still hold an answer, or say why. */
		buffer_truncate(outgoing, 0);
		process->sent = 0;
	}
	if (sent > 0)
		process->sent += (size_t)sent;
	if (process->sent == outgoing->length) {
		buffer_truncate(outgoing, 0);
		process->sent = 0;
	}
}

/* Called and left with the lock held, which is given up while it waits. */
static void wait_for_streams(struct process *process, int most_ms)
{
	enum { WAKE, OUT, ERRORS, IN };
	bool full = process->outgoing.length > process->sent;
	struct pollfd streams[] = {
		[WAKE] = { .fd = process->wake, .events = POLLIN },
		[OUT] = { .fd = process->out, .events = POLLIN },
		[ERRORS] = { .fd = process->errors, .events = POLLIN },
		[IN] = { .fd = full ? process->in : -1, .events = POLLOUT },
	};
	uint64_t woken;

	pthread_mutex_unlock(&process->lock);
	int ready = poll(streams, COUNT_OF(streams), most_ms);
	pthread_mutex_lock(&process->lock);
	if (ready <= 0)
		return;
	if (streams[WAKE].revents && read(process->wake, &woken, sizeof woken) < 0)
		return;
	if (streams[ERRORS].revents)
		hear(process);
	if (streams[IN].revents)
		talk(process);
	if (streams[OUT].revents)
		listen_to(process);
}

static void check_deadlines(struct process *process, int64_t now)
{
	struct exchange *exchange = process->exchanges;

	while (exchange && exchange->until > now)
		exchange = exchange->next;
	if (exchange)
		end_process(process, "did not answer before its deadline");
}

static int next_wait(const struct process *process, int64_t now)
{
	int64_t wait = LOOK_AROUND_MS;

	for (const struct exchange *exchange = process->exchanges; exchange;
		exchange = exchange->next)
		if (exchange->until - now < wait)
			wait = exchange->until - now;
	return wait > 0 ? (int)wait : 0;
}

static void move(struct process *process)
{
	int64_t now = clock_monotonic_ms();

	process->pumping = true;
	wait_for_streams(process, next_wait(process, now));
	check_deadlines(process, clock_monotonic_ms());
	process->pumping = false;
	pthread_cond_broadcast(&process->moved);
}

/* ---- calls ---- */

static void wake(struct process *process)
{
	const uint64_t one = 1;

	if (process->pumping && write(process->wake, &one, sizeof one) < 0)
		return; /* it is awake */
}

static void send_question(struct process *process, struct winnow_str question)
{
	buffer_append(&process->outgoing, question);
	if (process->sent == 0 && process->outgoing.length == question.len)
		talk(process);
	if (process->outgoing.length)
		wake(process);
}

/* It is told once, and then has a moment. */
static void look_for_cancel(
	struct process *process, struct exchange *exchange, const struct winnow_host *host)
{
	char word[64];

	if (!host || exchange->cancelled || !host->cancelled(host))
		return;
	snprintf(word, sizeof word, "{\"cancel\":%jd}\n", (intmax_t)exchange->call);
	exchange->cancelled = true;
	send_question(process, winnow_str(word));
	int64_t until = clock_monotonic_ms() + CANCEL_MS;
	if (until < exchange->until)
		exchange->until = until;
}

static void wait_for_mover(struct process *process)
{
	struct timespec until;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_nsec += LOOK_AROUND_MS * 1000000L;
	if (until.tv_nsec >= 1000000000L) {
		until.tv_nsec -= 1000000000L;
		until.tv_sec++;
	}
	pthread_cond_timedwait(&process->moved, &process->lock, &until);
}

int process_call(struct process *process, int64_t call, struct winnow_str question,
	int64_t deadline_ms, const struct winnow_host *host, struct answer *ret_answer,
	struct failure *failure)
{
	struct exchange exchange = {
		.call = call,
		.until = clock_monotonic_ms() + deadline_ms,
		.answer = ret_answer,
		.most = LEAST_ANSWER + 4 * question.len,
		.code = PROCESS_DIED,
	};

	pthread_mutex_lock(&process->lock);
	if (!process->dead.code) {
		exchange.next = process->exchanges;
		process->exchanges = &exchange;
		send_question(process, question);
	}
	while (!process->dead.code && !exchange.ended) {
		look_for_cancel(process, &exchange, host);
		if (process->pumping)
			wait_for_mover(process);
		else
			move(process);
	}
	if (exchange.code < 0)
		*failure = process->dead;
	pthread_mutex_unlock(&process->lock);
	if (exchange.code == FAILURE_MEMORY)
		return failure_set(failure, WINNOW_ELIMIT, "no memory for an answer");
	if (exchange.code < 0 && exchange.cancelled)
		return failure_set(failure, WINNOW_EAGAIN, "was stopped");
	return exchange.code;
}

bool process_is_dead(struct process *process)
{
	pthread_mutex_lock(&process->lock);
	bool dead = process->dead.code != 0;
	pthread_mutex_unlock(&process->lock);
	return dead;
}

/* ---- its life ---- */

static void close_all(int *files, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (files[i] >= 0)
			close(files[i]);
}

/* A socket to write to, since what is written to a pipe that nobody reads is a signal. */
static int open_streams(struct process *process, int streams[3], struct failure *failure)
{
	int in[2] = { -1, -1 }, out[2] = { -1, -1 }, errors[2] = { -1, -1 };

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in) == 0 &&
		pipe2(out, O_CLOEXEC) == 0 && pipe2(errors, O_CLOEXEC) == 0 &&
		(process->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) >= 0) {
		process->in = in[0];
		process->out = out[0];
		process->errors = errors[0];
		fcntl(out[0], F_SETFL, O_NONBLOCK);
		fcntl(errors[0], F_SETFL, O_NONBLOCK);
		streams[0] = in[1];
		streams[1] = out[1];
		streams[2] = errors[1];
		return 0;
	}
	failure_errno(failure, WINNOW_EAGAIN, "could not be started");
	close_all(in, 2);
	close_all(out, 2);
	close_all(errors, 2);
	return failure->code;
}

int process_create(struct keeper *keeper, const struct outside_settings *settings,
	struct process **ret_process, struct failure *failure)
{
	struct process *process = calloc(1, sizeof *process);
	int streams[3] = { -1, -1, -1 };

	if (!process)
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	process->settings = settings;
	process->keeper = keeper;
	process->in = process->out = process->errors = process->wake = -1;
	pthread_mutex_init(&process->lock, NULL);
	pthread_cond_init(&process->moved, NULL);
	frames_init(&process->incoming, LONGEST_FRAME);
	buffer_init(&process->outgoing, 0);
	buffer_init(&process->said, 0);
	int code = open_streams(process, streams, failure);
	if (code >= 0)
		code = keeper_fork(keeper, streams, &process->id, failure);
	close_all(streams, 3);
	if (code < 0)
		process_destroy(process);
	else
		*ret_process = process;
	return code;
}

void process_destroy(struct process *process)
{
	struct failure failure;
	int status, streams[] = { process->in, process->out };

	/* The end of its input is what tells it to go. */
	if (process->in >= 0)
		shutdown(process->in, SHUT_RDWR);
	if (process->id &&
		keeper_reap(process->keeper, process->id, GRACE_MS, &status, &failure) < 0)
		log_line(LOG_LEVEL_DEBUG, process->settings->who, "%s", failure.why);
	if (process->errors >= 0)
		hear(process);
	close_all(streams, 2);
	close_all(&process->errors, 1);
	close_all(&process->wake, 1);
	frames_finish(&process->incoming);
	buffer_finish(&process->outgoing);
	buffer_finish(&process->said);
	pthread_cond_destroy(&process->moved);
	pthread_mutex_destroy(&process->lock);
	free(process);
}
