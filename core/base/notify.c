/* SPDX-License-Identifier: MIT */
#include "base/notify.h"
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

bool notify(const char *state)
{
	const char *name = getenv("NOTIFY_SOCKET");
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	size_t length = name ? strlen(name) : 0;

	if (length < 2 || length >= sizeof address.sun_path || !strchr("/@", name[0]))
		return false;
	memcpy(address.sun_path, name, length);
	/* One without a file begins with a NUL. */
	if (name[0] == '@')
		address.sun_path[0] = '\0';
	int socket_of = socket(AF_UNIX, SOCK_DGRAM, 0);
	if (socket_of < 0)
		return false;
	ssize_t sent = sendto(socket_of, state, strlen(state), MSG_NOSIGNAL,
		(const struct sockaddr *)&address,
		(socklen_t)(offsetof(struct sockaddr_un, sun_path) + length));
	close(socket_of);
	return sent == (ssize_t)strlen(state);
}

int64_t notify_watchdog_ms(void)
{
	const char *every = getenv("WATCHDOG_USEC"), *process = getenv("WATCHDOG_PID");

	if (!every || (process && strtoll(process, NULL, 10) != getpid()))
		return 0;
	return strtoll(every, NULL, 10) / 1000;
}
