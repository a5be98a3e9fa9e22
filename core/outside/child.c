/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* close_range() */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "outside/child.h"
#include "outside/describe.h"
#include "outside/frame.h"
#include "outside/inside.h"
#include "outside/confine.h"
#include "outside/member.h"
#include "outside/serve.h"

#define LONGEST_QUESTION ((size_t)16 << 20)
#define STREAMS 3
#define SERVE_IN 4
#define SERVE_OUT 5

/* The keeper itself. */
struct keep {
	struct inside inside;
	struct frames questions;
	int streams[STREAMS]; /* what came with the question in hand; -1: none */
};

bool outside_is_child(int argc, char **argv)
{
	return argc == 2 && strcmp(argv[1], OUTSIDE_CHILD_ARGUMENT) == 0;
}

/* ---- its channel ---- */

static void take_streams(struct keep *keep, struct msghdr *message)
{
	for (struct cmsghdr *part = CMSG_FIRSTHDR(message); part;
		part = CMSG_NXTHDR(message, part))
		if (part->cmsg_level == SOL_SOCKET && part->cmsg_type == SCM_RIGHTS &&
			part->cmsg_len == CMSG_LEN(sizeof keep->streams))
			memcpy(keep->streams, CMSG_DATA(part), sizeof keep->streams);
}

/* False: the host is gone. */
static bool read_some(struct keep *keep)
{
	char bytes[65536];
	union {
		struct cmsghdr header;
		char space[CMSG_SPACE(STREAMS * sizeof(int))];
	} rights;
	struct iovec part = { bytes, sizeof bytes };
	struct msghdr message = { .msg_iov = &part,
		.msg_iovlen = 1,
		.msg_control = &rights,
		.msg_controllen = sizeof rights };
	ssize_t length = recvmsg(OUTSIDE_CONTROL, &message, MSG_CMSG_CLOEXEC);

	if (length < 0 && errno == EINTR)
		return true;
	if (length <= 0)
		return false;
	take_streams(keep, &message);
	frames_add(&keep->questions, (struct winnow_str){ bytes, (size_t)length });
	return true;
}

static bool write_all(struct winnow_str bytes)
{
	while (bytes.len > 0) {
		ssize_t sent = send(OUTSIDE_CONTROL, bytes.ptr, bytes.len, MSG_NOSIGNAL);
		if (sent < 0 && errno == EINTR)
			continue;
		if (sent < 0)
			return false;
		bytes = winnow_slice(bytes, (size_t)sent, bytes.len - (size_t)sent);
	}
	return true;
}

/* ---- a new process ---- */

/* The way a program speaks that cannot be started, so that the host can say why. */
static void tell_exec_failed(const char *program)
{
	int error = errno;
	json_t *json = json_object();

	json_object_set_new(json, "fail", json_string("fatal"));
	json_object_set_new(json, "why",
		json_sprintf("%s: %s", program,
			error == ENOENT ? "there is no such program" : strerror(error)));
	if (json_dumpfd(json, STDOUT_FILENO, JSON_COMPACT) < 0 ||
		write(STDOUT_FILENO, "\n", 1) < 0)
		_exit(126);
	_exit(127);
}

static void run_program(const struct inside *inside)
{
	close_range(STDERR_FILENO + 1, ~0u, 0);
	signal(SIGPIPE, SIG_DFL);
	execvp(inside->command[0], inside->command);
	tell_exec_failed(inside->command[0]);
}

/* What the plugin itself prints goes to the log, and nowhere else. */
static void run_plugin(struct inside *inside)
{
	struct failure failure = { 0 };
	int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);

	dup2(STDIN_FILENO, SERVE_IN);
	dup2(STDOUT_FILENO, SERVE_OUT);
	dup2(nothing, STDIN_FILENO);
	dup2(STDERR_FILENO, STDOUT_FILENO);
	close_range(SERVE_OUT + 1, ~0u, 0);
	close(OUTSIDE_CONTROL);
	if (confine_calls(inside->kind == SECTION_SINK, SERVE_OUT, &failure) < 0) {
		fprintf(stderr, "%s\n", failure.why);
		_exit(1);
	}
	serve(inside, SERVE_IN, SERVE_OUT);
	inside_close(inside);
	fflush(NULL);
	_exit(0);
}

static void become_process(struct keep *keep, pid_t keeper)
{
	struct failure failure = { 0 };

	setpgid(0, 0);
	for (int i = 0; i < STREAMS; i++)
		if (dup2(keep->streams[i], i) < 0)
			_exit(1);
	if (confine_begin(keep->inside.memory, keeper, &failure) < 0) {
		fprintf(stderr, "%s\n", failure.why);
		_exit(1);
	}
	if (keep->inside.command)
		run_program(&keep->inside);
	else
		run_plugin(&keep->inside);
}

static json_t *answer_fork(struct keep *keep)
{
	pid_t keeper = getpid(), process = -1;

	if (keep->streams[0] >= 0)
		process = fork();
	if (process == 0)
		become_process(keep, keeper);
	for (int i = 0; i < STREAMS; i++) {
		if (keep->streams[i] >= 0)
			close(keep->streams[i]);
		keep->streams[i] = -1;
	}
	if (process < 0)
		return json_pack("{s:i, s:s}", "code", WINNOW_EAGAIN, "why",
			"could not be started: there is no room for another process");
	setpgid(process, process);
	return json_pack("{s:i}", "process", (int)process);
}

/* ---- its end ---- */

static json_t *answer_reap(const json_t *question)
{
	const struct timespec moment = { .tv_nsec = 1000000 };
	pid_t process = (pid_t)json_integer_value(json_object_get(question, "reap"));
	json_int_t grace = json_integer_value(json_object_get(question, "grace"));
	int status = -1;
	pid_t ended = waitpid(process, &status, WNOHANG);

	for (; ended == 0 && grace > 0; grace--) {
		nanosleep(&moment, NULL);
		ended = waitpid(process, &status, WNOHANG);
	}
	/* What it left behind in its group ends, too. */
	kill(-process, SIGKILL);
	if (ended == 0) {
		waitpid(process, NULL, 0);
		status = -1;
	}
	return json_pack("{s:i}", "status", status);
}

/* ---- loading and opening ---- */

static json_t *refuse(const struct failure *failure)
{
	return json_pack("{s:i, s:s}", "code", failure->code, "why", failure->why);
}

static char **read_command(const json_t *array, struct arena *arena)
{
	size_t count = json_array_size(array);
	char **command = arena_alloc_array(arena, count + 1, sizeof *command);

	for (size_t i = 0; command && i < count; i++)
		command[i] = (char *)(uintptr_t)arena_copy(
			arena, member_text_of(json_array_get(array, i)))
				     .ptr;
	return count > 0 ? command : NULL;
}

static bool read_folders(const json_t *array, struct arena *arena,
	const struct winnow_str **ret_folders, size_t *ret_count)
{
	size_t count = json_array_size(array);
	struct winnow_str *folders = arena_alloc_array(arena, count, sizeof *folders);
	bool whole = folders != NULL;

	for (size_t i = 0; whole && i < count; i++) {
		folders[i] = arena_copy(arena, member_text_of(json_array_get(array, i)));
		whole = folders[i].ptr != NULL;
	}
	*ret_folders = folders;
	*ret_count = count;
	return whole;
}

static bool read_config(struct inside *inside, const json_t *setup)
{
	struct config *config = &inside->config;
	struct winnow_str folder =
		arena_copy(inside->arena, member_text_of(json_object_get(setup, "folder")));

	config->lexicon_path = arena_copy(
		inside->arena, member_text_of(json_object_get(setup, "lexicon_path")));
	config->file = config->folder = folder.ptr;
	config->arena = inside->arena;
	return folder.ptr && config->lexicon_path.ptr &&
	       read_folders(json_object_get(setup, "lexicons"), inside->arena,
		       &config->lexicons, &config->lexicon_count) &&
	       read_folders(json_object_get(setup, "data"), inside->arena, &config->data_path,
		       &config->data_path_count);
}

static int read_setup(struct keep *keep, const json_t *setup, struct failure *failure)
{
	struct inside *inside = &keep->inside;

	inside->arena = arena_create(0);
	if (!inside->arena)
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	inside->who =
		arena_copy(inside->arena, member_text_of(json_object_get(setup, "who"))).ptr;
	inside->kind = (enum section_kind)json_integer_value(json_object_get(setup, "kind"));
	inside->command = read_command(json_object_get(setup, "command"), inside->arena);
	inside->max_document_bytes =
		(size_t)json_integer_value(json_object_get(setup, "max_document_bytes"));
	inside->memory = json_integer_value(json_object_get(setup, "memory"));
	bool whole = inside->who && read_config(inside, setup);
	return whole ? 0 : failure_set(failure, FAILURE_MEMORY, "no memory");
}

static json_t *answer_setup(struct keep *keep, const json_t *setup)
{
	struct inside *inside = &keep->inside;
	int parent = (int)json_integer_value(json_object_get(setup, "parent"));
	struct failure failure = { 0 };
	int code = read_setup(keep, setup, &failure);

	/* A program has its own limits; the keeper needs little. */
	if (code >= 0)
		code = confine_begin(inside->command ? 0 : inside->memory, parent, &failure);
	if (code >= 0 && !inside->command)
		code = inside_load(
			inside, json_string_value(json_object_get(setup, "plugin")), &failure);
	if (code < 0)
		return refuse(&failure);
	return inside->command ? json_object()
			       : json_pack("{s:o}", "ready", describe_plugin(inside->module));
}

static bool read_value(const json_t *json, struct arena *arena, struct winnow_value *ret_value)
{
	const json_t *texts = json_object_get(json, "text");
	const json_t *numbers = json_object_get(json, "number");
	size_t count = json_array_size(texts);
	struct winnow_str *text = arena_alloc_array(arena, count, sizeof *text);
	int64_t *number = arena_alloc_array(arena, count, sizeof *number);

	for (size_t i = 0; text && number && i < count; i++) {
		text[i] = arena_copy(arena, member_text_of(json_array_get(texts, i)));
		number[i] = json_integer_value(json_array_get(numbers, i));
	}
	*ret_value = (struct winnow_value){ .text = text,
		.number = json_array_size(numbers) ? number : NULL,
		.count = (uint32_t)count };
	return text && number;
}

static json_t *problems_json(const struct problems *problems)
{
	json_t *array = json_array();

	for (size_t i = 0; i < problems_count(problems); i++) {
		const struct problem *problem = problems_get(problems, i);
		json_array_append_new(
			array, json_pack("{s:s, s:i, s:i, s:s}", "file",
				       problem->place.file ? problem->place.file : "", "line",
				       (int)problem->place.line, "column",
				       (int)problem->place.column, "text", problem->text));
	}
	return array;
}

static json_t *opened_json(const struct inside_opened *opened)
{
	json_t *json = json_pack("{s:o, s:s}", "problems", problems_json(opened->problems),
		"files", opened->files);

	describe_declared(json, opened->makes, opened->needs);
	return json;
}

static json_t *answer_open(struct keep *keep, const json_t *list)
{
	size_t count = json_array_size(list);
	struct inside *inside = &keep->inside;
	struct winnow_value *values = arena_alloc_array(inside->arena, count, sizeof *values);
	struct inside_opened opened = { .problems = NULL };
	struct failure failure = { 0 };
	bool whole = values != NULL;

	for (size_t i = 0; whole && i < count; i++)
		whole = read_value(json_array_get(list, i), inside->arena, &values[i]);
	int code = whole ? inside_open(inside, count ? values : NULL, &opened, &failure)
			 : failure_set(&failure, FAILURE_MEMORY, "no memory");
	json_t *json = opened.problems ? opened_json(&opened) : json_object();
	problems_destroy(opened.problems);
	if (code >= 0)
		return json;
	json_object_set_new(json, "code", json_integer(failure.code));
	json_object_set_new(json, "why", json_string(failure.why));
	return json;
}

static json_t *answer_to(struct keep *keep, const json_t *question)
{
	const json_t *open = json_object_get(question, "open");

	if (json_object_get(question, "fork"))
		return answer_fork(keep);
	if (json_object_get(question, "reap"))
		return answer_reap(question);
	return open ? answer_open(keep, open) : answer_setup(keep, question);
}

static bool answer(struct keep *keep, const json_t *question)
{
	struct buffer bytes;

	buffer_init(&bytes, 0);
	bool sent =
		frame_write(&bytes, answer_to(keep, question)) && write_all(buffer_str(&bytes));
	buffer_finish(&bytes);
	return sent;
}

/* What ends a plugin ends it by its own signal, whatever a library or a sanitizer would make of
 * that. */
static void leave_signals_alone(void)
{
	static const int signals[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT };

	for (size_t i = 0; i < COUNT_OF(signals); i++)
		signal(signals[i], SIG_DFL);
}

int outside_child(void)
{
	struct keep keep = { .streams = { -1, -1, -1 } };
	struct failure failure = { 0 };
	struct frame question;
	int code = 0;

	prctl(PR_SET_NAME, "winnow-outside");
	leave_signals_alone();
	frames_init(&keep.questions, LONGEST_QUESTION);
	while (code >= 0 && read_some(&keep))
		while ((code = frames_next(&keep.questions, &question, &failure)) > 0) {
			bool answered = answer(&keep, question.json);
			frame_finish(&question);
			if (!answered)
				return 1;
		}
	/* The processes it made end with it; so does the plugin, which was never called here. */
	_exit(code < 0);
}
