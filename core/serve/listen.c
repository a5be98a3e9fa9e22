/* SPDX-License-Identifier: MIT */
#include "serve/listen.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST_HOST 256

/* Without its port and the brackets of an IPv6 address; empty: they are not closed. */
static struct winnow_str host_of(struct winnow_str text)
{
	if (winnow_starts(text, "[")) {
		size_t end = str_find_byte(text, ']', 0);
		bool closed =
			end < text.len && (end + 1 == text.len || text.ptr[end + 1] == ':');
		return winnow_slice(text, 1, closed ? end - 1 : 0);
	}
	return winnow_slice(text, 0, str_find_byte(text, ':', 0));
}

static bool copy(struct winnow_str text, char place[LONGEST_HOST])
{
	if (text.len >= LONGEST_HOST || str_find_byte(text, '\0', 0) < text.len)
		return false;
	memcpy(place, text.ptr ? text.ptr : "", text.len);
	place[text.len] = '\0';
	return true;
}

static bool read_port(struct winnow_str text, uint16_t *ret_port)
{
	size_t colon = text.len;
	unsigned long port = 0;

	while (colon > 0 && text.ptr[colon - 1] >= '0' && text.ptr[colon - 1] <= '9')
		colon--;
	if (colon == 0 || text.ptr[colon - 1] != ':' || text.len == colon ||
		text.len - colon > 5)
		return false;
	for (size_t i = colon; i < text.len; i++)
		port = port * 10 + (unsigned long)(text.ptr[i] - '0');
	*ret_port = (uint16_t)port;
	return port <= UINT16_MAX;
}

static bool read_host(struct winnow_str text, uint16_t port, struct sockaddr_storage *address,
	bool *ret_local)
{
	char host[LONGEST_HOST];
	struct sockaddr_in *four = (struct sockaddr_in *)(void *)address;
	struct sockaddr_in6 *six = (struct sockaddr_in6 *)(void *)address;

	if (!copy(host_of(text), host))
		return false;
	if (strcmp(host, "localhost") == 0)
		memcpy(host, "127.0.0.1", sizeof "127.0.0.1");
	memset(address, 0, sizeof *address);
	if (!winnow_starts(text, "[") && inet_pton(AF_INET, host, &four->sin_addr) == 1) {
		four->sin_family = AF_INET;
		four->sin_port = htons(port);
		*ret_local = ntohl(four->sin_addr.s_addr) >> 24 == 127;
		return true;
	}
	if (!winnow_starts(text, "[") || inet_pton(AF_INET6, host, &six->sin6_addr) != 1)
		return false;
	six->sin6_family = AF_INET6;
	six->sin6_port = htons(port);
	*ret_local = IN6_IS_ADDR_LOOPBACK(&six->sin6_addr);
	return true;
}

int listen_parse(struct winnow_str text, struct sockaddr_storage *ret_address, bool *ret_local,
	struct failure *failure)
{
	uint16_t port;

	if (read_port(text, &port) && read_host(text, port, ret_address, ret_local))
		return 0;
	return failure_set(failure, WINNOW_EDATA,
		"'%.*s' is no address to listen at; write one as 127.0.0.1:8390 or [::1]:8390, "
		"or "
		"none",
		STR_ARGS(text));
}

bool listen_is_none(struct winnow_str text)
{
	return text.len == 0 || winnow_is(text, "none");
}

void listen_check(const struct config *config, struct problems *problems)
{
	struct sockaddr_storage address;
	struct failure failure;
	bool local;

	if (listen_is_none(config->listen))
		return;
	if (listen_parse(config->listen, &address, &local, &failure) < 0)
		problems_add(problems, config->listen_place, "'listen': %s", failure.why);
	else if (!local && !config->allow_remote)
		problems_add(problems, config->listen_place,
			"'listen': others than this machine can reach %.*s, and there is no "
			"password; if that is meant, add 'allow_remote: yes'",
			STR_ARGS(config->listen));
}

bool listen_is_called(struct winnow_str host, struct winnow_str listen)
{
	struct winnow_str name = host_of(host);
	char text[LONGEST_HOST];
	unsigned char address[sizeof(struct in6_addr)];

	if (!copy(name, text))
		return false;
	return str_equal_ascii_case(name, STR_LITERAL("localhost")) ||
	       winnow_equal(name, host_of(listen)) || inet_pton(AF_INET, text, address) == 1 ||
	       (winnow_starts(host, "[") && inet_pton(AF_INET6, text, address) == 1);
}
