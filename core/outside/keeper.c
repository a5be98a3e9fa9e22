/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* posix_spawn_file_actions_addclosefrom_np() */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "base/clock.h"
#include "outside/child.h"
#include "outside/frame.h"
#include "outside/keeper.h"

/* Loading a gazetteer of the world takes seconds, and the machine may be busy. */
#define LEAST_PATIENCE_MS 60000
#define LONGEST_ANSWER ((size_t)16 << 20)
#define STREAMS 3

extern char **environ;

struct keeper {
	pthread_mutex_t lock;
	pid_t process;
	int control;
	int64_t patience;
	struct frames answers;
	struct failure dead; /* code 0: it lives */
};

void keeper_tell_end(int status, char *ret_text, size_t size)
{
	if (WIFSIGNALED(status))
		snprintf(ret_text, size, "was killed by signal %d (%s)", WTERMSIG(status),
			strsignal(WTERMSIG(status)));
	else
		snprintf(ret_text, size, "ended by itself with status %d", WEXITSTATUS(status));
}

/* ---- asking ---- */

/* It may still be on its way out; then it is helped. */
static int wait_for_end(pid_t process)
{
	const struct timespec moment = { .tv_nsec = 1000000 };
	int status = 0;

	for (int i = 0; i < 200; i++) {
		if (waitpid(process, &status, WNOHANG) != 0)
			return status;
		nanosleep(&moment, NULL);
	}
	kill(-process, SIGKILL);
	waitpid(process, &status, 0);
	return status;
}

/* Nothing can be asked of it any more. `why` NULL: it is gone. */
static int bury(struct keeper *keeper, const char *why, struct failure *failure)
{
	char end[200];

	if (why)
		kill(-keeper->process, SIGKILL);
	keeper_tell_end(wait_for_end(keeper->process), end, sizeof end);
	keeper->process = 0;
	failure_set(&keeper->dead, WINNOW_EFATAL, "%s where it is loaded and opened",
		why ? why : end);
	*failure = keeper->dead;
	return failure->code;
}

static bool send_all(struct keeper *keeper, struct winnow_str bytes, const int *streams)
{
	union {
		struct cmsghdr header;
		char space[CMSG_SPACE(STREAMS * sizeof(int))];
	} rights = { .header = { .cmsg_len = CMSG_LEN(STREAMS * sizeof(int)),
			     .cmsg_level = SOL_SOCKET,
			     .cmsg_type = SCM_RIGHTS } };

	if (streams)
		memcpy(CMSG_DATA(&rights.header), streams, STREAMS * sizeof(int));
	while (bytes.len > 0) {
		struct iovec part = { (char *)(uintptr_t)bytes.ptr, bytes.len };
		struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
		if (streams) {
			message.msg_control = &rights;
			message.msg_controllen = sizeof rights;
		}
		ssize_t sent = sendmsg(keeper->control, &message, MSG_NOSIGNAL);
		if (sent < 0 && errno == EINTR)
			continue;
		if (sent < 0)
			return false;
		streams = NULL;
		bytes = winnow_slice(bytes, (size_t)sent, bytes.len - (size_t)sent);
	}
	return true;
}

/* 1: some came; 0: none will. */
static int read_some(struct keeper *keeper, int64_t until)
{
	struct pollfd wait = { .fd = keeper->control, .events = POLLIN };
	char bytes[65536];

	for (;;) {
		int64_t left = until - clock_monotonic_ms();
		if (left <= 0)
			return -1;
		if (poll(&wait, 1, (int)left) <= 0)
			continue;
		ssize_t length = read(keeper->control, bytes, sizeof bytes);
		if (length < 0 && errno == EINTR)
			continue;
		if (length <= 0)
			return 0;
		frames_add(&keeper->answers, (struct winnow_str){ bytes, (size_t)length });
		return 1;
	}
}

static int read_answer(struct keeper *keeper, struct frame *ret_answer, struct failure *failure)
{
	int64_t until = clock_monotonic_ms() + keeper->patience;

	for (;;) {
		int code = frames_next(&keeper->answers, ret_answer, failure);
		if (code > 0)
			return 0;
		if (code < 0)
			return bury(keeper, "spoiled its channel to winnow", failure);
		int some = read_some(keeper, until);
		if (some < 0)
			return bury(keeper, "did not answer in time", failure);
		if (some == 0)
			return bury(keeper, NULL, failure);
	}
}

static int read_failure(const json_t *answer, struct failure *failure)
{
	const json_t *why = json_object_get(answer, "why");

	return why ? failure_set(failure,
			     (int)json_integer_value(json_object_get(answer, "code")), "%s",
			     json_string_value(why))
		   : 0;
}

/* Takes `question` over. The answer is the caller's where this is 0, whatever it says. */
static int converse(struct keeper *keeper, json_t *question, const int *streams,
	struct frame *ret_answer, struct failure *failure)
{
	struct buffer bytes;
	int code;

	buffer_init(&bytes, 0);
	pthread_mutex_lock(&keeper->lock);
	if (!frame_write(&bytes, question)) {
		code = failure_set(failure, FAILURE_MEMORY, "no memory");
	} else if (keeper->dead.code) {
		*failure = keeper->dead;
		code = failure->code;
	} else {
		code = send_all(keeper, buffer_str(&bytes), streams)
			       ? read_answer(keeper, ret_answer, failure)
			       : bury(keeper, NULL, failure);
	}
	pthread_mutex_unlock(&keeper->lock);
	buffer_finish(&bytes);
	return code;
}

/* The same; an answer that tells of a failure is one. */
static int ask(struct keeper *keeper, json_t *question, const int *streams,
	struct frame *ret_answer, struct failure *failure)
{
	int code = converse(keeper, question, streams, ret_answer, failure);

	if (code >= 0 && (code = read_failure(ret_answer->json, failure)) < 0)
		frame_finish(ret_answer);
	return code;
}

/* ---- its life ---- */

static int spawn(struct keeper *keeper, int control, struct failure *failure)
{
	char name[] = "winnow", what[] = OUTSIDE_CHILD_ARGUMENT;
	char *const arguments[] = { name, what, NULL };
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;

	posix_spawn_file_actions_init(&actions);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
	posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
	posix_spawn_file_actions_adddup2(&actions, control, OUTSIDE_CONTROL);
	posix_spawn_file_actions_addclosefrom_np(&actions, OUTSIDE_CONTROL + 1);
	errno = posix_spawn(
		&keeper->process, "/proc/self/exe", &actions, &attributes, arguments, environ);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attributes);
	if (errno) {
		keeper->process = 0;
		return failure_errno(
			failure, FAILURE_SYSTEM, "could not be started by /proc/self/exe");
	}
	return 0;
}

static int start(struct keeper *keeper, struct failure *failure)
{
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
		return failure_errno(failure, FAILURE_SYSTEM, "could not be started");
	keeper->control = ends[0];
	int code = spawn(keeper, ends[1], failure);
	close(ends[1]);
	return code;
}

static json_t *text_json(struct winnow_str text)
{
	return json_stringn(text.len ? text.ptr : "", text.len);
}

static json_t *texts_json(const struct winnow_str *texts, size_t count)
{
	json_t *array = json_array();

	for (size_t i = 0; i < count; i++)
		json_array_append_new(array, text_json(texts[i]));
	return array;
}

static json_t *setup(const struct outside_settings *settings)
{
	const struct config *config = settings->config;

	return json_pack("{s:s, s:i, s:i, s:o, s:s, s:I, s:I, s:s, s:o, s:o, s:o}", "who",
		settings->who, "kind", (int)settings->kind, "parent", (int)getpid(), "command",
		texts_json(settings->command, settings->command_count), "plugin",
		settings->plugin ? settings->plugin : "", "max_document_bytes",
		(json_int_t)config->max_document_bytes, "memory", (json_int_t)settings->memory,
		"folder", config->folder, "lexicon_path", text_json(config->lexicon_path),
		"lexicons", texts_json(config->lexicons, config->lexicon_count), "data",
		texts_json(config->data_path, config->data_path_count));
}

int keeper_create(const struct outside_settings *settings, struct keeper **ret_keeper,
	json_t **ret_description, struct failure *failure)
{
	struct keeper *keeper = calloc(1, sizeof *keeper);
	struct frame answer;

	if (!keeper)
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	pthread_mutex_init(&keeper->lock, NULL);
	frames_init(&keeper->answers, LONGEST_ANSWER);
	keeper->control = -1;
	keeper->patience =
		settings->deadline > LEAST_PATIENCE_MS ? settings->deadline : LEAST_PATIENCE_MS;
	int code = start(keeper, failure);
	if (code >= 0)
		code = ask(keeper, setup(settings), NULL, &answer, failure);
	if (code < 0) {
		keeper_destroy(keeper);
		return code;
	}
	*ret_description = json_incref(json_object_get(answer.json, "ready"));
	*ret_keeper = keeper;
	frame_finish(&answer);
	return 0;
}

void keeper_destroy(struct keeper *keeper)
{
	if (!keeper)
		return;
	if (keeper->control >= 0)
		close(keeper->control);
	if (keeper->process) {
		kill(-keeper->process, SIGKILL);
		waitpid(keeper->process, NULL, 0);
	}
	frames_finish(&keeper->answers);
	pthread_mutex_destroy(&keeper->lock);
	free(keeper);
}

/* ---- what is asked ---- */

static json_t *value_encode(const struct winnow_value *value)
{
	json_t *text = json_array(), *number = json_array();

	for (uint32_t i = 0; i < value->count; i++) {
		json_array_append_new(text, text_json(value->text[i]));
		if (value->number)
			json_array_append_new(number, json_integer(value->number[i]));
	}
	return json_pack("{s:o, s:o}", "text", text, "number", number);
}

int keeper_open(struct keeper *keeper, const struct winnow_option *options,
	const struct winnow_value *values, json_t **ret_opened, struct failure *failure)
{
	json_t *list = json_array();
	struct frame answer;

	*ret_opened = NULL;
	for (size_t i = 0; options && options[i].name; i++)
		json_array_append_new(list, value_encode(&values[i]));
	int code = converse(keeper, json_pack("{s:o}", "open", list), NULL, &answer, failure);
	if (code < 0)
		return code;
	*ret_opened = json_incref(answer.json);
	code = read_failure(answer.json, failure);
	frame_finish(&answer);
	return code;
}

int keeper_fork(struct keeper *keeper, const int streams[3], pid_t *ret_process,
	struct failure *failure)
{
	struct frame answer;
	int code = ask(keeper, json_pack("{s:b}", "fork", 1), streams, &answer, failure);

	if (code < 0)
		return code;
	*ret_process = (pid_t)json_integer_value(json_object_get(answer.json, "process"));
	frame_finish(&answer);
	return 0;
}

int keeper_reap(struct keeper *keeper, pid_t process, int grace, int *ret_status,
	struct failure *failure)
{
	struct frame answer;
	int code = ask(keeper, json_pack("{s:i, s:i}", "reap", (int)process, "grace", grace),
		NULL, &answer, failure);

	if (code < 0)
		return code;
	*ret_status = (int)json_integer_value(json_object_get(answer.json, "status"));
	frame_finish(&answer);
	return 0;
}
