/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>
#include "load/host.h"

static const int table;
static const struct service services[] = { { "winnow.thing/1", &table }, { NULL, NULL } };

struct setting {
	struct host_shared shared;
	struct arena *arena;
	struct host host;
};

static int make_setting(void **state)
{
	static struct setting setting;

	memset(&setting, 0, sizeof setting);
	setting.shared.services = services;
	setting.arena = arena_create(1000);
	host_init(&setting.host, "source pages", &setting.shared, setting.arena);
	*state = &setting;
	return setting.arena ? 0 : -1;
}

static int drop_setting(void **state)
{
	arena_destroy(((struct setting *)*state)->arena);
	return 0;
}

static int fail_with(struct host *host, int code, const char *why)
{
	return winnow_fail(&host->face, code, why);
}

static void a_reason_is_kept_with_its_code(void **state)
{
	struct host *host = &((struct setting *)*state)->host;
	char why[] = "the page has no title";

	assert_int_equal(fail_with(host, WINNOW_ELIMIT, why), WINNOW_ELIMIT);
	memset(why, 'x', sizeof why - 1);
	assert_int_equal(host_failure(host, WINNOW_ELIMIT), WINNOW_ELIMIT);
	assert_int_equal(host->failure.code, WINNOW_ELIMIT);
	assert_string_equal(host->failure.why, "the page has no title");
}

static void the_answer_counts_more_than_the_code_given_with_the_reason(void **state)
{
	struct host *host = &((struct setting *)*state)->host;

	fail_with(host, WINNOW_EDATA, "the page has no title");
	assert_int_equal(host_failure(host, WINNOW_EFATAL), WINNOW_EFATAL);
	assert_int_equal(host->failure.code, WINNOW_EFATAL);
	assert_string_equal(host->failure.why, "the page has no title");
}

static void a_failure_without_a_reason_gets_one(void **state)
{
	struct host *host = &((struct setting *)*state)->host;

	assert_int_equal(host_failure(host, WINNOW_EAGAIN), WINNOW_EAGAIN);
	assert_int_equal(host->failure.code, WINNOW_EAGAIN);
	assert_string_equal(host->failure.why, "the plugin gave no reason");
	fail_with(host, WINNOW_EDATA, "");
	assert_int_equal(host_failure(host, WINNOW_EDATA), WINNOW_EDATA);
	assert_string_equal(host->failure.why, "the plugin gave no reason");
}

static void a_code_that_means_nothing_is_bad_data(void **state)
{
	struct host *host = &((struct setting *)*state)->host;
	static const int codes[] = { 0, 1, -5, FAILURE_STORE };

	for (size_t i = 0; i < COUNT_OF(codes); i++)
		assert_int_equal(fail_with(host, codes[i], "odd"), WINNOW_EDATA);
	assert_string_equal(
		host->failure.why, "odd (failed with the code -17, which means nothing)");
	assert_int_equal(host_failure(host, WINNOW_EDATA), WINNOW_EDATA);
}

static void an_answer_that_means_nothing_is_bad_data(void **state)
{
	struct host *host = &((struct setting *)*state)->host;

	assert_int_equal(host_failure(host, -99), WINNOW_EDATA);
	assert_string_equal(host->failure.why, "the plugin answered -99, which means nothing");
	host->failure = (struct failure){ 0 };
	fail_with(host, WINNOW_ELIMIT, "too deep");
	assert_int_equal(host_failure(host, 7), WINNOW_EDATA);
	assert_string_equal(host->failure.why, "too deep (answered 7, which means nothing)");
}

static void the_cores_own_failure_passes_through_a_plugin(void **state)
{
	struct host *host = &((struct setting *)*state)->host;
	int code = failure_set(&host->failure, FAILURE_MEMORY, "no memory");

	assert_int_equal(host_failure(host, code), FAILURE_MEMORY);
	assert_string_equal(host->failure.why, "no memory");
}

static void a_long_reason_is_cut_and_an_empty_one_survives(void **state)
{
	struct host *host = &((struct setting *)*state)->host;
	static char text[100000];
	struct winnow_str why = { text, sizeof text };

	memset(text, 'y', sizeof text);
	assert_int_equal((host->face.fail)(&host->face, WINNOW_EDATA, why), WINNOW_EDATA);
	assert_int_equal(strlen(host->failure.why), sizeof host->failure.why - 1);
	host->face.log(&host->face, WINNOW_DEBUG, why);
	host->face.log(&host->face, WINNOW_DEBUG, (struct winnow_str){ NULL, 0 });
	why = (struct winnow_str){ NULL, 0 };
	assert_int_equal((host->face.fail)(&host->face, WINNOW_EDATA, why), WINNOW_EDATA);
}

static void memory_is_zeroed_and_bounded(void **state)
{
	struct host *host = &((struct setting *)*state)->host;
	const char *memory = host->face.alloc(&host->face, 500);

	assert_non_null(memory);
	for (size_t i = 0; i < 500; i++)
		assert_int_equal(memory[i], 0);
	assert_null(host->face.alloc(&host->face, 600));
	assert_null(host->face.alloc(&host->face, SIZE_MAX));
}

static void cancelling_is_seen_by_every_host(void **state)
{
	struct setting *setting = *state;
	struct host other;

	host_init(&other, "reader html", &setting->shared, setting->arena);
	assert_false(other.face.cancelled(&other.face));
	atomic_store(&setting->shared.cancelled, true);
	assert_true(other.face.cancelled(&other.face));
	assert_true(setting->host.face.cancelled(&setting->host.face));
}

static void services_are_found_by_their_whole_name(void **state)
{
	struct setting *setting = *state;
	const struct winnow_host *face = &setting->host.face;

	assert_ptr_equal(face->service(face, "winnow.thing/1"), &table);
	assert_null(face->service(face, "winnow.thing/2"));
	assert_null(face->service(face, "winnow.thing"));
	setting->shared.services = NULL;
	assert_null(face->service(face, "winnow.thing/1"));
}

static void what_a_newer_plugin_looks_for_is_zero(void **state)
{
	const struct host *host = &((struct setting *)*state)->host;

	assert_int_equal(host->face.size, sizeof(struct winnow_host));
	assert_ptr_equal(host_of(&host->face), host);
	assert_int_equal(offsetof(struct host, who), BOX_SIZE);
	for (size_t i = 0; i < sizeof host->winnow_host_rest; i++)
		assert_int_equal(host->winnow_host_rest[i], 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_setting, drop_setting)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_reason_is_kept_with_its_code),
		TEST(the_answer_counts_more_than_the_code_given_with_the_reason),
		TEST(a_failure_without_a_reason_gets_one),
		TEST(a_code_that_means_nothing_is_bad_data),
		TEST(an_answer_that_means_nothing_is_bad_data),
		TEST(the_cores_own_failure_passes_through_a_plugin),
		TEST(a_long_reason_is_cut_and_an_empty_one_survives),
		TEST(memory_is_zeroed_and_bounded),
		TEST(cancelling_is_seen_by_every_host),
		TEST(services_are_found_by_their_whole_name),
		TEST(what_a_newer_plugin_looks_for_is_zero),
	};

	return cmocka_run_group_tests_name("load host", tests, NULL, NULL);
}
