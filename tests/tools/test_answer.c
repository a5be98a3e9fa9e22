/* SPDX-License-Identifier: MIT */
#include "tools/test_answer.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>

#define BOMB_BYTES ((size_t)16 << 20)

/* ---- writing ---- */

static bool send_all(int socket, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t sent = send(socket, bytes, length, MSG_NOSIGNAL);
		if (sent <= 0)
			return false;
		bytes += sent;
		length -= (size_t)sent;
	}
	return true;
}

static bool send_text(int socket, const char *text)
{
	return send_all(socket, text, strlen(text));
}

static void nap(long ms)
{
	struct timespec wait = { ms / 1000, ms % 1000 * 1000000 };

	nanosleep(&wait, NULL);
}

static size_t compress_body(
	const char *body, size_t length, unsigned char *compressed, size_t room)
{
	z_stream stream = { .next_in = (Bytef *)(uintptr_t)body,
		.avail_in = (uInt)length,
		.next_out = compressed,
		.avail_out = (uInt)room };

	deflateInit2(&stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
	deflate(&stream, Z_FINISH);
	size_t made = room - stream.avail_out;
	deflateEnd(&stream);
	return made;
}

static bool send_head(int socket, const struct test_page *page, const char *headers,
	const char *more, size_t length)
{
	char head[8192];

	snprintf(head, sizeof head, "HTTP/1.1 %d Because\r\n%s%sContent-Length: %zu\r\n\r\n",
		page->status ? page->status : 200, headers, more, length);
	return send_text(socket, head);
}

static bool send_compressed(const struct test_answer *answer)
{
	const struct test_page *page = answer->page;
	const char *body = answer->body;
	bool is_bomb = page->manner == TEST_BOMB;
	size_t length = is_bomb ? BOMB_BYTES : strlen(body), room = length / 100 + 4096;
	char *plain = is_bomb ? calloc(1, length) : NULL;
	unsigned char *compressed = malloc(room);
	size_t made = compress_body(is_bomb ? plain : body, length, compressed, room);
	bool sent = send_head(answer->socket, page, answer->headers,
			    page->manner == TEST_ARCHIVE ? "" : "Content-Encoding: gzip\r\n",
			    made) &&
		    send_all(answer->socket, (const char *)compressed, made);

	free(plain);
	free(compressed);
	return sent;
}

/* ---- manners ---- */

static bool has_line(const char *head, const char *name, const char *value, size_t length)
{
	char line[512];

	snprintf(line, sizeof line, "%s: %.*s\r\n", name, (int)length, value);
	return strstr(head, line) != NULL;
}

/* Whether the request has what the page's header `own` says, under `asked`. */
static bool repeats(const char *head, const char *headers, const char *own, const char *asked)
{
	const char *line = strstr(headers, own);

	if (!line)
		return false;
	line += strlen(own);
	return has_line(head, asked, line, strcspn(line, "\r"));
}

static bool answer_page(const struct test_answer *answer)
{
	const char *head = answer->head, *headers = answer->headers, *body = answer->body;
	char unchanged[2048];

	if (repeats(head, headers, "ETag: ", "If-None-Match") ||
		repeats(head, headers, "Last-Modified: ", "If-Modified-Since")) {
		snprintf(
			unchanged, sizeof unchanged, "HTTP/1.1 304 Because\r\n%s\r\n", headers);
		return send_text(answer->socket, unchanged);
	}
	if (answer->page->manner != TEST_PAGE)
		return send_compressed(answer);
	return send_head(answer->socket, answer->page, headers, "", strlen(body)) &&
	       send_text(answer->socket, body);
}

/* The same for ever, until the client has had enough or the test ends. */
static void repeat(
	const struct test_answer *answer, const char *begin, const char *text, long pause_ms)
{
	bool sent = send_text(answer->socket, begin);

	while (sent && !atomic_load(answer->stopping)) {
		sent = send_text(answer->socket, text);
		if (pause_ms)
			nap(pause_ms);
	}
}

static void answer_reset(int socket)
{
	struct linger at_once = { 1, 0 };

	send_text(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nthe beginning");
	nap(50);
	setsockopt(socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

static void pass_on(int from, int to)
{
	char bytes[16384];
	ssize_t length = recv(from, bytes, sizeof bytes, 0);

	if (length <= 0 || !send_all(to, bytes, (size_t)length)) {
		shutdown(from, SHUT_RDWR);
		shutdown(to, SHUT_RDWR);
	}
}

/* "name:port": its bytes to and fro, until either side ends. */
static void answer_tunnel(int client, const char *place)
{
	struct sockaddr_in address = { .sin_family = AF_INET };
	struct pollfd ends[2] = { { .fd = client, .events = POLLIN }, { .events = POLLIN } };
	const short over = POLLHUP | POLLERR;

	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	address.sin_port = htons((uint16_t)strtoul(strchr(place, ':') + 1, NULL, 10));
	int server = ends[1].fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (connect(server, (struct sockaddr *)&address, sizeof address) == 0 &&
		send_text(client, "HTTP/1.1 200 OK\r\n\r\n"))
		while (!((ends[0].revents | ends[1].revents) & over) && poll(ends, 2, -1) > 0) {
			if (ends[0].revents & POLLIN)
				pass_on(client, server);
			if (ends[1].revents & POLLIN)
				pass_on(server, client);
		}
	close(server);
}

static void wait_for_end(const struct test_answer *answer)
{
	char byte;

	while (!atomic_load(answer->stopping) && recv(answer->socket, &byte, 1, 0) > 0)
		;
}

bool test_answer_send(const struct test_answer *answer)
{
	int socket = answer->socket;
	const struct test_page *page = answer->page;
	static const char ok[] = "HTTP/1.1 200 OK\r\n";

	switch (page->manner) {
	case TEST_PAGE:
	case TEST_GZIP:
	case TEST_ARCHIVE:
		return answer_page(answer);
	case TEST_BOMB:
		return send_compressed(answer);
	case TEST_TRICKLE:
		repeat(answer, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", "a", 100);
		return false;
	case TEST_SLOW_HEAD:
		repeat(answer, ok, "X-Slow: and slow\r\n", 50);
		return false;
	case TEST_HALF:
		send_text(socket, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
		wait_for_end(answer);
		return false;
	case TEST_CHUNKS:
		repeat(answer, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
			"1\r\na\r\n1\r\na\r\n1\r\na\r\n1\r\na\r\n1\r\na\r\n1\r\na\r\n", 0);
		return false;
	case TEST_SILENT:
		wait_for_end(answer);
		return false;
	case TEST_ENDLESS:
		repeat(answer, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
			"10\r\n0123456789abcdef\r\n", 0);
		return false;
	case TEST_HEADERS:
		repeat(answer, ok, "X-More: and more, and more, and more\r\n", 0);
		return false;
	case TEST_INTERIM:
		repeat(answer, "", "HTTP/1.1 100 Continue\r\n\r\n", 0);
		return false;
	case TEST_RESET:
		answer_reset(socket);
		return false;
	case TEST_RAW:
		send_text(socket, answer->body);
		return false;
	case TEST_TUNNEL:
		answer_tunnel(socket, page->path);
		return false;
	}
	return false;
}
