/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "page_server.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_SOCKETS 20000
#define LONGEST_HEAD 2048

static int last_listener;         /* all below are listeners, too */
static char *heads[MOST_SOCKETS]; /* what came of a request so far */
static size_t lengths[MOST_SOCKETS];

static size_t write_sitemap(const char *head, long number, char *answer, size_t size)
{
	char host[64] = "", body[PAGE_SERVER_LISTED * 100];
	const char *line = strstr(head, "\r\nHost:");
	int length = 0;

	if (line)
		sscanf(line, " Host: %63s", host);
	for (long i = 0; i < PAGE_SERVER_LISTED; i++)
		length += snprintf(body + length, sizeof body - (size_t)length,
			"http://%s/p/%ld\n", host, number * PAGE_SERVER_LISTED + i);
	return (size_t)snprintf(answer, size,
		"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s",
		length, body);
}

static size_t write_answer(const char *head, char *answer, size_t size)
{
	static const char robots[] = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
	static const char words[] =
		"<p>Police in Norland freed children from a mine near the lake on Monday, "
		"officials "
		"of the ministry said in the capital. The children were taken to a hospital, "
		"where "
		"nurses and doctors looked after them, and then to their families.</p>";
	char path[256] = "", body[1600];
	long number;

	sscanf(head, "GET %255s", path);
	if (sscanf(path, "/sitemap/%ld", &number) == 1)
		return write_sitemap(head, number, answer, size);
	if (strcmp(path, "/robots.txt") == 0)
		return (size_t)snprintf(answer, size, "%s", robots);
	int length = snprintf(body, sizeof body,
		"<html><head><title>Report %s</title></head><body><article><h1>Report %s</h1>"
		"%s%s%s</article></body></html>",
		path, path, words, words, words);
	return (size_t)snprintf(answer, size,
		"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nETag: \"%s\"\r\n"
		"Content-Length: %d\r\n\r\n%s",
		path, length, body);
}

static void serve(int client)
{
	char answer[4096];

	if (!heads[client])
		heads[client] = malloc(LONGEST_HEAD + 1);
	ssize_t length = recv(
		client, heads[client] + lengths[client], LONGEST_HEAD - lengths[client], 0);
	if (length <= 0) {
		close(client);
		return;
	}
	lengths[client] += (size_t)length;
	heads[client][lengths[client]] = '\0';
	if (!strstr(heads[client], "\r\n\r\n"))
		return;
	size_t size = write_answer(heads[client], answer, sizeof answer);
	lengths[client] = 0;
	if (send(client, answer, size, MSG_NOSIGNAL) < 0)
		close(client);
}

static void greet(int listener, int poller)
{
	int at_once = 1, client;

	while ((client = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
		struct epoll_event event = { .events = EPOLLIN, .data.fd = client };
		if (client >= MOST_SOCKETS) {
			close(client);
			continue;
		}
		lengths[client] = 0;
		setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
		epoll_ctl(poller, EPOLL_CTL_ADD, client, &event);
	}
}

static _Noreturn void serve_all(int poller)
{
	struct epoll_event events[256];

	for (;;) {
		int count = epoll_wait(poller, events, 256, -1);
		for (int i = 0; i < count; i++)
			if (events[i].data.fd <= last_listener)
				greet(events[i].data.fd, poller);
			else
				serve(events[i].data.fd);
	}
}

void page_server_host(long n, char text[32])
{
	sprintf(text, "127.%ld.%ld.1", 1 + n / 250, 1 + n % 250);
}

static void listen_at(long host, unsigned *port, int poller)
{
	struct sockaddr_in address = { .sin_family = AF_INET };
	socklen_t length = sizeof address;
	char text[32];
	int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	struct epoll_event event = { .events = EPOLLIN, .data.fd = listener };

	page_server_host(host, text);
	inet_pton(AF_INET, text, &address.sin_addr);
	address.sin_port = htons((uint16_t)*port);
	if (bind(listener, (struct sockaddr *)&address, length) != 0 ||
		listen(listener, 1024) != 0) {
		perror("page_server");
		exit(1);
	}
	getsockname(listener, (struct sockaddr *)&address, &length);
	*port = ntohs(address.sin_port);
	last_listener = listener;
	epoll_ctl(poller, EPOLL_CTL_ADD, listener, &event);
}

pid_t page_server_start(long hosts, unsigned *ret_port)
{
	int poller = epoll_create1(EPOLL_CLOEXEC);

	*ret_port = 0;
	for (long i = 0; i < hosts; i++)
		listen_at(i, ret_port, poller);
	pid_t server = fork();
	if (server == 0)
		serve_all(poller);
	for (int listener = poller; listener <= last_listener; listener++)
		close(listener);
	return server;
}

void page_server_stop(pid_t server)
{
	kill(server, SIGKILL);
	waitpid(server, NULL, 0);
}
