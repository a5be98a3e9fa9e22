/* SPDX-License-Identifier: MIT */
#include "cli/daemon_process.h"
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "tools/temporary.h"

char *daemon_folder;

static char *socket_path, *log_path;
static int manager; /* the socket that a service manager would listen at */
static pid_t child;

void daemon_begin(void)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	const struct timeval patience = { .tv_sec = 240 };

	daemon_folder = temporary_folder();
	socket_path = temporary_path(daemon_folder, "notify");
	log_path = temporary_path(daemon_folder, "log");
	manager = socket(AF_UNIX, SOCK_DGRAM, 0);
	assert_true(manager >= 0);
	snprintf(address.sun_path, sizeof address.sun_path, "%s", socket_path);
	assert_int_equal(bind(manager, (struct sockaddr *)&address, sizeof address), 0);
	setsockopt(manager, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
}

void daemon_end(void)
{
	if (child > 0) {
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
	}
	child = 0;
	close(manager);
	free(socket_path);
	free(log_path);
	temporary_remove(daemon_folder);
}

char *daemon_log(void)
{
	return (char *)temporary_read(log_path).ptr;
}

void daemon_signal(int signal_number)
{
	kill(child, signal_number);
}

void daemon_await_state(const char *state)
{
	char message[500];
	ssize_t length;

	while ((length = recv(manager, message, sizeof message - 1, 0)) >= 0) {
		message[length] = '\0';
		if (strncmp(message, state, strlen(state)) == 0)
			return;
	}
	fail_msg("%s never came; the log: %s", state, daemon_log());
}

void daemon_start(void)
{
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		int log = open(log_path, O_WRONLY | O_CREAT | O_APPEND, 0600);
		if (log < 0 || dup2(log, STDERR_FILENO) < 0 || chdir(daemon_folder) != 0)
			_exit(127);
		setenv("NOTIFY_SOCKET", socket_path, 1);
		setenv("WATCHDOG_USEC", "3000000", 1);
		execl(getenv("WINNOW"), "winnow", "daemon", "--log-format", "human",
			(char *)NULL);
		_exit(127);
	}
	daemon_await_state("READY=1");
}

int daemon_stop(int signal_number)
{
	int status;

	kill(child, signal_number);
	assert_int_equal(waitpid(child, &status, 0), child);
	child = 0;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void daemon_await_log(const char *text)
{
	const struct timespec pause = { .tv_nsec = 10000000 };

	for (int i = 0; i < 6000; i++, nanosleep(&pause, NULL)) {
		char *log = daemon_log();
		bool found = strstr(log, text) != NULL;
		free(log);
		if (found)
			return;
	}
	fail_msg("\"%s\" is not in: %s", text, daemon_log());
}
