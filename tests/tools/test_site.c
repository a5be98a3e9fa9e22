/* SPDX-License-Identifier: MIT */
#include "tools/test_site.h"
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>
#include "base/clock.h"

#define MOST_CONNECTIONS 4096
#define MOST_REQUESTS 100000
#define LONGEST_HEAD 16384
#define BOMB_BYTES ((size_t)16 << 20)

struct connection {
	struct test_site *site;
	int socket;
	bool closed;
	pthread_t thread;
};

struct test_site {
	const struct test_page *pages;
	unsigned *given; /* how often each was */
	size_t page_count;
	int listener;
	unsigned port;
	pthread_t thread;
	atomic_bool stopping;
	pthread_mutex_t lock;
	struct connection *connections;
	size_t connection_count;
	struct test_request *requests;
	size_t request_count;
};

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

/* A copy with the port filled in; the caller's. */
static char *with_port(const struct test_site *site, const char *text)
{
	static const char mark[] = "%PORT%";
	char *copy = calloc(1, strlen(text ? text : "") + 200), *out = copy;

	for (; text && *text; text++) {
		if (strncmp(text, mark, sizeof mark - 1) == 0) {
			out += sprintf(out, "%u", site->port);
			text += sizeof mark - 2;
		} else {
			*out++ = *text;
		}
	}
	return copy;
}

static size_t compress_body(
	const char *body, size_t length, unsigned char *compressed, size_t room)
{
	z_stream stream = { .next_in = (Bytef *)(uintptr_t)body,
		.avail_in = (uInt)length,
		.next_out = compressed,
		.avail_out = (uInt)room };

	deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
	deflate(&stream, Z_FINISH);
	size_t made = room - stream.avail_out;
	deflateEnd(&stream);
	return made;
}

static bool send_head(int socket, const struct test_page *page, const char *headers,
	const char *more, size_t length)
{
	char head[4096];

	snprintf(head, sizeof head, "HTTP/1.1 %d Because\r\n%s%sContent-Length: %zu\r\n\r\n",
		page->status ? page->status : 200, headers, more, length);
	return send_text(socket, head);
}

static bool send_compressed(
	int socket, const struct test_page *page, const char *headers, const char *body)
{
	bool is_bomb = page->manner == TEST_BOMB;
	size_t length = is_bomb ? BOMB_BYTES : strlen(body), room = length / 100 + 4096;
	char *plain = is_bomb ? calloc(1, length) : NULL;
	unsigned char *compressed = malloc(room);
	size_t made = compress_body(is_bomb ? plain : body, length, compressed, room);
	bool sent = send_head(socket, page, headers, "Content-Encoding: gzip\r\n", made) &&
		    send_all(socket, (const char *)compressed, made);

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

static bool answer_page(int socket, const struct test_page *page, const char *head,
	const char *headers, const char *body)
{
	char unchanged[2048];

	if (repeats(head, headers, "ETag: ", "If-None-Match") ||
		repeats(head, headers, "Last-Modified: ", "If-Modified-Since")) {
		snprintf(
			unchanged, sizeof unchanged, "HTTP/1.1 304 Because\r\n%s\r\n", headers);
		return send_text(socket, unchanged);
	}
	return send_head(socket, page, headers, "", strlen(body)) && send_text(socket, body);
}

/* The same for ever, until the client has had enough or the test ends. */
static void repeat(
	const struct connection *connection, const char *begin, const char *text, long pause_ms)
{
	bool sent = send_text(connection->socket, begin);

	while (sent && !atomic_load(&connection->site->stopping)) {
		sent = send_text(connection->socket, text);
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

static void wait_for_end(const struct connection *connection)
{
	char byte;

	while (!atomic_load(&connection->site->stopping) &&
		recv(connection->socket, &byte, 1, 0) > 0)
		;
}

/* False: the connection is to be closed. */
static bool answer(const struct connection *connection, const struct test_page *page,
	const char *head, const char *headers, const char *body)
{
	int socket = connection->socket;
	static const char ok[] = "HTTP/1.1 200 OK\r\n";

	switch (page->manner) {
	case TEST_PAGE:
		return answer_page(socket, page, head, headers, body);
	case TEST_GZIP:
	case TEST_BOMB:
		return send_compressed(socket, page, headers, body);
	case TEST_TRICKLE:
		repeat(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", "a",
			100);
		return false;
	case TEST_SLOW_HEAD:
		repeat(connection, ok, "X-Slow: and slow\r\n", 50);
		return false;
	case TEST_HALF:
		send_text(socket, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
		wait_for_end(connection);
		return false;
	case TEST_CHUNKS:
		repeat(connection, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
			"1\r\na\r\n1\r\na\r\n1\r\na\r\n1\r\na\r\n1\r\na\r\n1\r\na\r\n", 0);
		return false;
	case TEST_SILENT:
		wait_for_end(connection);
		return false;
	case TEST_ENDLESS:
		repeat(connection, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
			"10\r\n0123456789abcdef\r\n", 0);
		return false;
	case TEST_HEADERS:
		repeat(connection, ok, "X-More: and more, and more, and more\r\n", 0);
		return false;
	case TEST_INTERIM:
		repeat(connection, "", "HTTP/1.1 100 Continue\r\n\r\n", 0);
		return false;
	case TEST_RESET:
		answer_reset(socket);
		return false;
	case TEST_RAW:
		send_text(socket, body);
		return false;
	case TEST_TUNNEL:
		answer_tunnel(socket, page->path);
		return false;
	}
	return false;
}

/* ---- requests ---- */

static const struct test_page *find_page(
	struct test_site *site, const char *host, const char *path)
{
	static const struct test_page missing = { .path = "", .status = 404, .body = "none" };
	const struct test_page *found = &missing;

	pthread_mutex_lock(&site->lock);
	for (size_t i = 0; i < site->page_count; i++) {
		const struct test_page *page = &site->pages[i];
		if (strcmp(page->path, path) != 0 ||
			(page->host && strcmp(page->host, host) != 0) ||
			(page->times && site->given[i] >= page->times))
			continue;
		site->given[i]++;
		found = page;
		break;
	}
	pthread_mutex_unlock(&site->lock);
	return found;
}

static size_t note_request(struct test_site *site, const char *head)
{
	struct test_request request = { .began_ms = clock_monotonic_ms() };
	const char *host = strstr(head, "\r\nHost: ");

	sscanf(head, "%*s %255s", request.path);
	if (host)
		sscanf(host, "\r\nHost: %79[^:\r]", request.host);
	request.head = strdup(head);
	pthread_mutex_lock(&site->lock);
	size_t index = site->request_count;
	if (index < MOST_REQUESTS)
		site->requests[site->request_count++] = request;
	pthread_mutex_unlock(&site->lock);
	return index;
}

/* One head, up to its empty line; false: there are no more. */
static bool read_head(int socket, char *head)
{
	size_t length = 0;

	while (length < LONGEST_HEAD - 1) {
		if (recv(socket, head + length, 1, 0) != 1)
			return false;
		head[++length] = '\0';
		if (length >= 4 && strcmp(head + length - 4, "\r\n\r\n") == 0)
			return true;
	}
	return false;
}

static bool serve_one(const struct connection *connection)
{
	struct test_site *site = connection->site;
	char head[LONGEST_HEAD] = "";

	if (!read_head(connection->socket, head))
		return false;
	size_t index = note_request(site, head);
	if (index >= MOST_REQUESTS)
		return false;
	const struct test_page *page =
		find_page(site, site->requests[index].host, site->requests[index].path);
	char *headers = with_port(site, page->headers), *body = with_port(site, page->body);
	bool stays = answer(connection, page, head, headers, body);
	free(headers);
	free(body);
	pthread_mutex_lock(&site->lock);
	site->requests[index].ended_ms = clock_monotonic_ms();
	pthread_mutex_unlock(&site->lock);
	return stays;
}

static void *serve(void *argument)
{
	struct connection *connection = argument;
	struct test_site *site = connection->site;

	while (!atomic_load(&site->stopping) && serve_one(connection))
		;
	pthread_mutex_lock(&site->lock);
	close(connection->socket);
	connection->closed = true;
	pthread_mutex_unlock(&site->lock);
	return NULL;
}

static void *accept_all(void *argument)
{
	struct test_site *site = argument;
	int at_once = 1;

	while (!atomic_load(&site->stopping)) {
		int socket = accept(site->listener, NULL, NULL);
		if (socket < 0 || site->connection_count == MOST_CONNECTIONS)
			break;
		setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
		pthread_mutex_lock(&site->lock);
		struct connection *connection = &site->connections[site->connection_count++];
		*connection = (struct connection){ .site = site, .socket = socket };
		pthread_create(&connection->thread, NULL, serve, connection);
		pthread_mutex_unlock(&site->lock);
	}
	return NULL;
}

/* ---- for tests ---- */

struct test_site *test_site_start(const struct test_page *pages, size_t count)
{
	struct test_site *site = calloc(1, sizeof *site);
	struct sockaddr_in address = { .sin_family = AF_INET };
	socklen_t length = sizeof address;

	site->pages = pages;
	site->page_count = count;
	site->given = calloc(count + 1, sizeof *site->given);
	site->connections = calloc(MOST_CONNECTIONS, sizeof *site->connections);
	site->requests = calloc(MOST_REQUESTS, sizeof *site->requests);
	pthread_mutex_init(&site->lock, NULL);
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	site->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_int_equal(bind(site->listener, (struct sockaddr *)&address, length), 0);
	assert_int_equal(listen(site->listener, 512), 0);
	getsockname(site->listener, (struct sockaddr *)&address, &length);
	site->port = ntohs(address.sin_port);
	assert_int_equal(pthread_create(&site->thread, NULL, accept_all, site), 0);
	return site;
}

static void end_connections(struct test_site *site)
{
	pthread_mutex_lock(&site->lock);
	for (size_t i = 0; i < site->connection_count; i++)
		if (!site->connections[i].closed)
			shutdown(site->connections[i].socket, SHUT_RDWR);
	pthread_mutex_unlock(&site->lock);
	for (size_t i = 0; i < site->connection_count; i++)
		pthread_join(site->connections[i].thread, NULL);
}

void test_site_stop(struct test_site *site)
{
	if (!site)
		return;
	atomic_store(&site->stopping, true);
	shutdown(site->listener, SHUT_RDWR);
	pthread_join(site->thread, NULL);
	end_connections(site);
	close(site->listener);
	for (size_t i = 0; i < site->request_count; i++)
		free(site->requests[i].head);
	pthread_mutex_destroy(&site->lock);
	free(site->requests);
	free(site->connections);
	free(site->given);
	free(site);
}

unsigned test_site_port(const struct test_site *site)
{
	return site->port;
}

size_t test_site_count(struct test_site *site)
{
	pthread_mutex_lock(&site->lock);
	size_t count = site->request_count;
	pthread_mutex_unlock(&site->lock);
	return count;
}

const struct test_request *test_site_request(struct test_site *site, size_t index)
{
	return index < test_site_count(site) ? &site->requests[index] : NULL;
}

size_t test_site_asked(struct test_site *site, const char *host, const char *path)
{
	size_t asked = 0;

	pthread_mutex_lock(&site->lock);
	for (size_t i = 0; i < site->request_count; i++)
		asked += strcmp(site->requests[i].path, path) == 0 &&
			 (!host || strcmp(site->requests[i].host, host) == 0);
	pthread_mutex_unlock(&site->lock);
	return asked;
}

void test_site_await(struct test_site *site, const char *path)
{
	int64_t until = clock_monotonic_ms() + 10000;

	while (test_site_asked(site, NULL, path) == 0 && clock_monotonic_ms() < until)
		nap(5);
	assert_true(test_site_asked(site, NULL, path) > 0);
}

size_t test_site_connections(struct test_site *site)
{
	pthread_mutex_lock(&site->lock);
	size_t count = site->connection_count;
	pthread_mutex_unlock(&site->lock);
	return count;
}
