/* SPDX-License-Identifier: MIT */
#include "serve/server.h"
#include <microhttpd.h>
#include <stdlib.h>
#include <string.h>
#include "serve/health_feed.h"
#include "serve/exposition.h"
#include "serve/metrics.h"

#define MOST_CONNECTIONS 32u
#define PATIENCE_SECONDS 10u
#define JSON_MEDIA_TYPE "application/json"

struct server {
	struct server_setting setting;
	struct MHD_Daemon *http;
	char *store_path;
};

/* ---- what is answered ---- */

struct reply {
	unsigned status;
	const char *media_type;
	struct buffer body;
};

static void refuse(struct reply *reply, unsigned status, const char *why)
{
	reply->status = status;
	reply->media_type = "text/plain; charset=utf-8";
	buffer_truncate(&reply->body, 0);
	buffer_printf(&reply->body, "%s\n", why);
}

/* Writes from the store as it is now. */
typedef int write_function(const struct server_setting *setting, struct store *store,
	struct buffer *out, struct failure *failure);

static void reply_from_store(const struct server *server, struct reply *reply,
	const char *media_type, write_function *write)
{
	struct store *store = NULL;
	struct failure failure;

	reply->media_type = media_type;
	int code = store_open(server->store_path, STORE_READ, &store, &failure);
	if (code >= 0)
		code = write(&server->setting, store, &reply->body, &failure);
	store_close(store);
	if (code < 0)
		refuse(reply, MHD_HTTP_SERVICE_UNAVAILABLE, failure.why);
}

static void reply_metrics(const struct server *server, struct reply *reply)
{
	reply_from_store(server, reply, EXPOSITION_MEDIA_TYPE, metrics_write);
}

static int write_feed(const struct server_setting *setting, struct store *store,
	struct buffer *out, struct failure *failure)
{
	(void)setting;
	return health_feed_write(store, out, failure);
}

static void reply_feed(const struct server *server, struct reply *reply)
{
	reply_from_store(server, reply, HEALTH_FEED_MEDIA_TYPE, write_feed);
}

static void reply_alive(const struct server *server, struct reply *reply)
{
	(void)server;
	reply->media_type = JSON_MEDIA_TYPE;
	buffer_append(&reply->body, STR_LITERAL("{\"status\":\"ok\"}\n"));
}

static int write_ready(const struct server_setting *setting, struct store *store,
	struct buffer *out, struct failure *failure)
{
	(void)setting;
	(void)store;
	(void)failure;
	buffer_append(out, STR_LITERAL("{\"status\":\"ready\"}\n"));
	return 0;
}

static void reply_ready(const struct server *server, struct reply *reply)
{
	reply_from_store(server, reply, JSON_MEDIA_TYPE, write_ready);
	if (reply->status == MHD_HTTP_OK)
		return;
	reply->media_type = JSON_MEDIA_TYPE;
	buffer_truncate(&reply->body, 0);
	buffer_append(&reply->body, STR_LITERAL("{\"status\":\"the store cannot be read\"}\n"));
}

static const struct {
	const char *path;
	void (*reply)(const struct server *server, struct reply *reply);
} routes[] = {
	{ "/metrics", reply_metrics },
	{ "/healthz", reply_alive },
	{ "/readyz", reply_ready },
	{ "/health.atom", reply_feed },
};

static void find_reply(
	const struct server *server, const char *path, const char *method, struct reply *reply)
{
	if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0) {
		refuse(reply, MHD_HTTP_METHOD_NOT_ALLOWED, "only GET and HEAD");
		return;
	}
	for (size_t i = 0; i < COUNT_OF(routes); i++)
		if (strcmp(path, routes[i].path) == 0) {
			routes[i].reply(server, reply);
			return;
		}
	refuse(reply, MHD_HTTP_NOT_FOUND,
		"there are /metrics, /healthz, /readyz and /health.atom");
}

/* ---- HTTP ---- */

static enum MHD_Result send_reply(struct MHD_Connection *connection, struct reply *reply)
{
	if (buffer_failed(&reply->body))
		refuse(reply, MHD_HTTP_INTERNAL_SERVER_ERROR, "no memory");
	struct MHD_Response *response = MHD_create_response_from_buffer(
		reply->body.length, reply->body.bytes, MHD_RESPMEM_MUST_COPY);
	if (!response)
		return MHD_NO;
	MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, reply->media_type);
	MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
	MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
	if (reply->status == MHD_HTTP_METHOD_NOT_ALLOWED)
		MHD_add_response_header(response, MHD_HTTP_HEADER_ALLOW, "GET, HEAD");
	enum MHD_Result sent = MHD_queue_response(connection, reply->status, response);
	MHD_destroy_response(response);
	return sent;
}

static enum MHD_Result answer(void *context, struct MHD_Connection *connection, const char *url,
	const char *method, const char *version, const char *body, size_t *body_length,
	void **request)
{
	const struct server *server = context;
	struct reply reply = { .status = MHD_HTTP_OK };
	const char *host =
		MHD_lookup_connection_value(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_HOST);

	(void)version;
	(void)body;
	/* The first call brings the head alone; a body is not wanted. */
	if (!*request) {
		*request = context;
		return MHD_YES;
	}
	if (*body_length) {
		*body_length = 0;
		return MHD_YES;
	}
	buffer_init(&reply.body, 0);
	if (!host || !listen_is_called(winnow_str(host), server->setting.listen))
		refuse(&reply, MHD_HTTP_MISDIRECTED_REQUEST,
			"this server answers to its address, not to that name");
	else
		find_reply(server, url, method, &reply);
	enum MHD_Result sent = send_reply(connection, &reply);
	buffer_finish(&reply.body);
	return sent;
}

/* ---- the whole ---- */

static int open_http(struct server *server, struct failure *failure)
{
	struct sockaddr_storage address;
	bool local;
	int code = listen_parse(server->setting.listen, &address, &local, failure);

	if (code < 0)
		return code;
	unsigned flags = MHD_USE_INTERNAL_POLLING_THREAD;
	if (address.ss_family == AF_INET6)
		flags |= MHD_USE_IPv6;
	server->http = MHD_start_daemon(flags, 0, NULL, NULL, answer, server,
		MHD_OPTION_SOCK_ADDR, &address, MHD_OPTION_CONNECTION_LIMIT, MOST_CONNECTIONS,
		MHD_OPTION_CONNECTION_TIMEOUT, PATIENCE_SECONDS, MHD_OPTION_END);
	if (server->http)
		return 0;
	return failure_errno(failure, FAILURE_SYSTEM,
		"cannot listen at %.*s (another address, or none: 'listen' in the "
		"configuration)",
		STR_ARGS(server->setting.listen));
}

static char *copy_path(struct winnow_str path)
{
	char *copy = malloc(path.len + 1);

	if (copy) {
		memcpy(copy, path.ptr, path.len);
		copy[path.len] = '\0';
	}
	return copy;
}

int server_start(const struct server_setting *setting, struct server **ret_server,
	struct failure *failure)
{
	struct server *server = calloc(1, sizeof *server);

	if (server)
		server->store_path = copy_path(setting->store);
	if (!server || !server->store_path) {
		free(server);
		return failure_set(failure, FAILURE_MEMORY, "no memory for a server");
	}
	server->setting = *setting;
	int code = open_http(server, failure);
	if (code < 0)
		server_stop(server);
	else
		*ret_server = server;
	return code;
}

void server_stop(struct server *server)
{
	if (!server)
		return;
	if (server->http)
		MHD_stop_daemon(server->http);
	free(server->store_path);
	free(server);
}

uint16_t server_port(const struct server *server)
{
	const union MHD_DaemonInfo *info =
		MHD_get_daemon_info(server->http, MHD_DAEMON_INFO_BIND_PORT);

	return info ? info->port : 0;
}
