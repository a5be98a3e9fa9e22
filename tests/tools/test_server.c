/* SPDX-License-Identifier: MIT */
#include "tools/test_server.h"
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int loopback(unsigned port, struct sockaddr_in *ret_address)
{
	*ret_address = (struct sockaddr_in){ .sin_family = AF_INET };
	ret_address->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	ret_address->sin_port = htons((uint16_t)port);
	return socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
}

/* One that was free a moment ago. */
static unsigned free_port(void)
{
	struct sockaddr_in address;
	socklen_t length = sizeof address;
	int probe = loopback(0, &address);

	assert_int_equal(bind(probe, (struct sockaddr *)&address, length), 0);
	getsockname(probe, (struct sockaddr *)&address, &length);
	close(probe);
	return ntohs(address.sin_port);
}

static bool answers(unsigned port)
{
	struct sockaddr_in address;
	int probe = loopback(port, &address);
	bool answered = connect(probe, (struct sockaddr *)&address, sizeof address) == 0;

	close(probe);
	return answered;
}

static pid_t start(const char *folder, const char *const *arguments)
{
	pid_t child = fork();

	assert_true(child >= 0);
	if (child > 0)
		return child;
	int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
	for (int stream = 0; stream < 3; stream++)
		dup2(nowhere, stream);
	if (chdir(folder) == 0)
		execvp(arguments[0], (char *const *)(uintptr_t)arguments);
	_exit(127);
}

static struct test_server serve(const char *folder, const char *const *arguments, unsigned port)
{
	const struct timespec nap = { 0, 20000000 };
	struct test_server server = { .child = start(folder, arguments), .port = port };

	for (int i = 0; i < 1000 && !answers(port); i++) {
		if (waitpid(server.child, NULL, WNOHANG) == server.child)
			fail_msg("%s ended at once", arguments[0]);
		nanosleep(&nap, NULL);
	}
	assert_true(answers(port));
	return server;
}

void test_server_certify(const char *folder, const char *name)
{
	char subject[100], alternative[100];
	int status;

	snprintf(subject, sizeof subject, "/CN=%s", name);
	snprintf(alternative, sizeof alternative, "subjectAltName=DNS:%s", name);
	const char *arguments[] = { "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
		"ec_paramgen_curve:P-256", "-nodes", "-keyout", "key.pem", "-out", "cert.pem",
		"-days", "2", "-subj", subject, "-addext", alternative, NULL };
	pid_t child = start(folder, arguments);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

struct test_server test_server_start_tls(const char *folder)
{
	char place[40];
	unsigned port = free_port();

	snprintf(place, sizeof place, "127.0.0.1:%u", port);
	const char *arguments[] = { "openssl", "s_server", "-accept", place, "-key", "key.pem",
		"-cert", "cert.pem", "-WWW", "-quiet", NULL };
	return serve(folder, arguments, port);
}

struct test_server test_server_start_http2(const char *folder)
{
	char port_text[16];
	unsigned port = free_port();

	snprintf(port_text, sizeof port_text, "%u", port);
	const char *arguments[] = { "nghttpd", "-a", "127.0.0.1", "-d", ".", port_text,
		"key.pem", "cert.pem", NULL };
	return serve(folder, arguments, port);
}

void test_server_stop(struct test_server *server)
{
	kill(server->child, SIGKILL);
	waitpid(server->child, NULL, 0);
}
