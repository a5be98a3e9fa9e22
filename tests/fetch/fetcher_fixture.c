/* SPDX-License-Identifier: MIT */
#include "fetcher_fixture.h"
#include <stdio.h>
#include <time.h>
#include "base/clock.h"

#define PATIENCE_MS 20000

void fixture_begin(
	struct fixture *fixture, const struct test_page *pages, size_t count, bool allowed)
{
	static const char *const hosts[] = { "one.test", "two.test", "inside.test" };

	*fixture = (struct fixture){ .site = test_site_start(pages, count) };
	unsigned port = test_site_port(fixture->site);
	for (size_t i = 0; i < COUNT_OF(hosts); i++) {
		snprintf(fixture->texts[i], sizeof fixture->texts[i], "%s:%u:127.0.0.1",
			hosts[i], port);
		fixture->names[i] = winnow_str(fixture->texts[i]);
	}
	snprintf(fixture->texts[3], sizeof fixture->texts[3], "one.test:%u", port);
	fixture->allowed[0] = winnow_str(fixture->texts[3]);
	fixture->allowed[1] = STR_LITERAL("two.test");
	fixture->policy = (struct fetch_policy){
		.user_agent = STR_LITERAL("Owl/1.0 (+https://owl.example)"),
		.connect_timeout_ms = 2000,
		.timeout_ms = 10000,
		.header_timeout_ms = 2000,
		.low_speed_ms = 2000,
		.patience_ms = 3000,
		.max_bytes = 1 << 20,
		.max_connections = 64,
		.allow_private = fixture->allowed,
		.allow_private_count = allowed ? 2 : 0,
		.resolve = fixture->names,
		.resolve_count = COUNT_OF(hosts),
	};
}

void fixture_open(struct fixture *fixture)
{
	struct failure failure = { 0 };

	if (fetcher_create(&fixture->policy, NULL, NULL, &fixture->fetcher, &failure) < 0)
		fail_msg("%s", failure.why);
}

void fixture_end(struct fixture *fixture)
{
	fetcher_destroy(fixture->fetcher);
	test_site_stop(fixture->site);
}

struct fetch_job *fixture_job(struct fixture *fixture, const char *host, const char *path)
{
	char uri[600];

	snprintf(uri, sizeof uri, "http://%s:%u%s", host, test_site_port(fixture->site), path);
	struct fetch_job *job = fetch_job_create(winnow_str(uri));
	assert_non_null(job);
	return job;
}

void fixture_give(struct fixture *fixture, const char *host, const char *path)
{
	fetcher_give(fixture->fetcher, fixture_job(fixture, host, path));
}

struct fetch_job *fixture_take(struct fixture *fixture)
{
	const struct timespec wait = { 0, 2000000 };
	int64_t until = clock_monotonic_ms() + PATIENCE_MS;
	struct fetch_job *job;

	while (!(job = fetcher_take(fixture->fetcher)) && clock_monotonic_ms() < until)
		nanosleep(&wait, NULL);
	assert_non_null(job);
	return job;
}

struct fetch_job *fixture_fetch(struct fixture *fixture, const char *host, const char *path)
{
	fixture_give(fixture, host, path);
	return fixture_take(fixture);
}
