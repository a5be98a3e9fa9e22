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
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include "base/clock.h"
#include "tools/test_answer.h"

#define MOST_CONNECTIONS 4096
#define MOST_REQUESTS 100000
#define LONGEST_HEAD 16384

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

/* ---- marks ---- */

/* What stands for the mark at the beginning of `text`; NULL: there is none. */
static const char *meaning(unsigned port, const char *rest, const char *text, char *number)
{
	sprintf(number, "%u", port);
	if (strncmp(text, "%PORT%", 6) == 0)
		return number;
	if (strncmp(text, "%REST%", 6) == 0)
		return rest;
	sprintf(number, "%lu", strtoul(rest, NULL, 10) + 1);
	return strncmp(text, "%NEXT%", 6) == 0 ? number : NULL;
}

/* A copy with the marks filled in; the caller's. */
static char *fill(unsigned port, const char *rest, const char *text)
{
	char *copy = NULL, number[32];
	size_t size = 0;
	FILE *out = open_memstream(&copy, &size);

	for (; text && *text; text++) {
		const char *meant = *text == '%' ? meaning(port, rest, text, number) : NULL;
		if (meant)
			fputs(meant, out);
		else
			fputc(*text, out);
		text += meant ? 5 : 0;
	}
	fclose(out);
	return copy;
}

/* ---- requests ---- */

/* What follows the path of the page in `path`; NULL: it is another's. */
static const char *rest_of(const struct test_page *page, const char *path)
{
	size_t length = strlen(page->path);

	if (length && page->path[length - 1] == '*')
		return strncmp(page->path, path, length - 1) == 0 ? path + length - 1 : NULL;
	return strcmp(page->path, path) == 0 ? path + length : NULL;
}

static const struct test_page *find_page(
	struct test_site *site, const char *host, const char *path)
{
	static const struct test_page missing = { .path = "", .status = 404, .body = "none" };
	const struct test_page *found = &missing;

	pthread_mutex_lock(&site->lock);
	for (size_t i = 0; i < site->page_count; i++) {
		const struct test_page *page = &site->pages[i];
		if (!rest_of(page, path) || (page->host && strcmp(page->host, host) != 0) ||
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
	const char *rest = rest_of(page, site->requests[index].path);
	char *headers = fill(site->port, rest ? rest : "", page->headers);
	char *body = fill(site->port, rest ? rest : "", page->body);
	const struct test_answer answer = { connection->socket, page, head, headers, body,
		&site->stopping };
	pthread_mutex_lock(&site->lock);
	site->requests[index].answered_ms = clock_monotonic_ms();
	pthread_mutex_unlock(&site->lock);
	bool stays = test_answer_send(&answer);
	free(headers);
	free(body);
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

static void nap(long ms)
{
	struct timespec wait = { ms / 1000, ms % 1000 * 1000000 };

	nanosleep(&wait, NULL);
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
