/* SPDX-License-Identifier: MIT
 * Content-Encoding undone: whole, in pieces, in layers; and all that pretends to be encoded. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include "fetch/decode.h"
#include "tools/encoded.h"

static const char report[] = "Harbour police find 61 children working as pearl divers. "
			     "Last month, a court sentenced a pearl dealer.";

struct outcome {
	int code;
	struct failure failure;
	struct buffer out;
};

/* Given in pieces of so many bytes. */
static struct outcome decode(
	const char *encodings, struct winnow_str bytes, size_t piece, size_t ceiling)
{
	SCOPED(decode_destroy) struct decoder *decoder = NULL;
	struct outcome outcome = { .code = 0 };

	buffer_init(&outcome.out, ceiling);
	outcome.code =
		decode_begin(winnow_str(encodings), &outcome.out, &decoder, &outcome.failure);
	for (size_t at = 0; decoder && outcome.code >= 0 && at < bytes.len; at += piece) {
		size_t length = bytes.len - at < piece ? bytes.len - at : piece;
		outcome.code =
			decode_add(decoder, winnow_slice(bytes, at, length), &outcome.failure);
	}
	if (decoder && outcome.code >= 0)
		outcome.code = decode_end(decoder, &outcome.failure);
	return outcome;
}

static void expect_plain(const char *encodings, struct winnow_str bytes, size_t piece)
{
	struct outcome outcome = decode(encodings, bytes, piece, 1 << 20);

	if (outcome.code || !winnow_is(buffer_str(&outcome.out), report))
		fail_msg("%s by %zu: %d %s", encodings, piece, outcome.code,
			outcome.failure.why);
	buffer_finish(&outcome.out);
}

static void expect_failure(
	const char *encodings, struct winnow_str bytes, int code, const char *why)
{
	struct outcome outcome = decode(encodings, bytes, 4096, 1 << 20);

	if (outcome.code != code || !strstr(outcome.failure.why, why))
		fail_msg("%s: %d %s", encodings, outcome.code, outcome.failure.why);
	assert_true(outcome.out.length <= 1 << 20);
	buffer_finish(&outcome.out);
}

static const struct {
	const char *how, *encodings;
} forms[] = {
	{ "gzip", "gzip" },
	{ "gzip", " X-GZip " },
	{ "deflate", "deflate" },
	{ "raw deflate", "deflate" },
	{ "br", "br" },
	{ "zstd", "identity, zstd" },
};

static void test_whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(forms); i++) {
		struct winnow_str bytes = encoded(forms[i].how, winnow_str(report));
		expect_plain(forms[i].encodings, bytes, bytes.len);
		expect_plain(forms[i].encodings, bytes, 3);
		free((char *)bytes.ptr);
	}
}

static void test_nothing(void **state)
{
	static const char *const none[] = { "", " , ", "identity" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(none); i++) {
		struct decoder *decoder = NULL;
		assert_int_equal(decode_begin(winnow_str(none[i]), NULL, &decoder, NULL), 0);
		assert_null(decoder);
	}
	/* A body of no bytes has nothing to be broken. */
	struct outcome outcome = decode("gzip", STR_LITERAL(""), 1, 100);
	assert_int_equal(outcome.code, 0);
	assert_int_equal(outcome.out.length, 0);
	buffer_finish(&outcome.out);
}

/* Sanitizers keep memory and take time of their own. */
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
#define NUMBERS_COUNT false
#else
#define NUMBERS_COUNT true
#endif

#define DECODED_CEILING ((size_t)32 << 20)
#define MOST_BOMB_SECONDS 1.0
#define MOST_BOMB_KILOBYTES (128L << 10)

static double own_seconds(void)
{
	return (double)clock() / CLOCKS_PER_SEC;
}

static long most_kilobytes(void)
{
	struct rusage used;

	assert_int_equal(getrusage(RUSAGE_SELF, &used), 0);
	return used.ru_maxrss;
}

static void expect_cheap(const char *encodings, struct winnow_str bomb)
{
	double began = own_seconds();
	struct outcome outcome = decode(encodings, bomb, 4096, DECODED_CEILING);
	double seconds = own_seconds() - began;

	assert_int_equal(outcome.code, WINNOW_ELIMIT);
	assert_true(outcome.out.length <= DECODED_CEILING);
	buffer_finish(&outcome.out);
	if (NUMBERS_COUNT && seconds > MOST_BOMB_SECONDS)
		fail_msg("%s: %.2f s", encodings, seconds);
	if (NUMBERS_COUNT && most_kilobytes() > MOST_BOMB_KILOBYTES)
		fail_msg("%s: %ld kB", encodings, most_kilobytes());
}

/* A megabyte that is a gigabyte, in as many members as it has megabytes, and the same once more within
 * another: at most a second of processor time and 128 MiB in all. The members are small, so that
 * what makes them takes little of that. */
static void test_bombs_are_cheap(void **state)
{
	enum { MEMBERS = 1024 };
	struct winnow_str zeros = { calloc(1, 1 << 20), 1 << 20 };
	struct winnow_str member = encoded("gzip", zeros);
	char *bytes = malloc(MEMBERS * member.len);

	(void)state;
	assert_non_null(bytes);
	for (size_t i = 0; i < MEMBERS; i++)
		memcpy(bytes + i * member.len, member.ptr, member.len);
	struct winnow_str bomb = { bytes, MEMBERS * member.len };
	struct winnow_str nested = encoded("gzip", bomb);
	free((char *)zeros.ptr);
	expect_cheap("gzip", bomb);
	expect_cheap("gzip, gzip", nested);
	free((char *)nested.ptr);
	free((char *)member.ptr);
	free(bytes);
}

/* Each within the one before; what was applied first is named first. */
static void test_layers(void **state)
{
	static const char *const hows[] = { "gzip", "br", "zstd", "deflate", "gzip" };
	struct winnow_str bytes = encoded("gzip", winnow_str(report));

	(void)state;
	for (size_t i = 1; i < COUNT_OF(hows); i++) {
		struct winnow_str outer = encoded(hows[i], bytes);
		free((char *)bytes.ptr);
		bytes = outer;
	}
	expect_plain("gzip, br, zstd, deflate, gzip", bytes, 5);
	expect_failure("gzip, gzip, br, zstd, deflate, gzip", bytes, WINNOW_EDATA,
		"more than 5 times");
	expect_failure("gzip, br, zstd, deflate, compress", bytes, WINNOW_EDATA, "compress");
	free((char *)bytes.ptr);
}

/* Wherever it is cut, it is not taken for whole. */
static void test_cut_short(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(forms); i++) {
		struct winnow_str bytes = encoded(forms[i].how, winnow_str(report));
		for (size_t length = 1; length < bytes.len; length++)
			expect_failure(forms[i].encodings, winnow_slice(bytes, 0, length),
				WINNOW_EDATA, "encoding");
		free((char *)bytes.ptr);
	}
}

static void test_not_encoded(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(forms); i++)
		expect_failure(
			forms[i].encodings, winnow_str(report), WINNOW_EDATA, "encoding");
}

static void test_wrong_sum(void **state)
{
	struct winnow_str bytes = encoded("gzip", winnow_str(report));

	(void)state;
	((char *)bytes.ptr)[bytes.len - 8] ^= 1;
	expect_failure("gzip", bytes, WINNOW_EDATA, "broken");
	free((char *)bytes.ptr);
}

static struct winnow_str joined(struct winnow_str a, struct winnow_str b, size_t times)
{
	char *bytes = malloc(a.len + b.len * times);

	memcpy(bytes, a.ptr, a.len);
	for (size_t i = 0; i < times; i++)
		memcpy(bytes + a.len + i * b.len, b.ptr, b.len);
	return (struct winnow_str){ bytes, a.len + b.len * times };
}

static void test_behind_the_end(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(forms); i++) {
		struct winnow_str bytes = encoded(forms[i].how, winnow_str(report));
		struct winnow_str more = joined(bytes, STR_LITERAL("and garbage"), 1);
		expect_failure(forms[i].encodings, more, WINNOW_EDATA, "encoding");
		free((char *)more.ptr);
		free((char *)bytes.ptr);
	}
}

/* Several members are one body; so many of them are an attack. */
static void test_members(void **state)
{
	struct winnow_str half = encoded("gzip", winnow_slice(winnow_str(report), 0, 50));
	struct winnow_str rest =
		encoded("gzip", winnow_slice(winnow_str(report), 50, sizeof report - 51));
	struct winnow_str nothing = encoded("gzip", STR_LITERAL(""));
	struct winnow_str both = joined(half, rest, 1), many = joined(half, nothing, 50000);

	(void)state;
	expect_plain("gzip", both, 7);
	expect_failure("gzip", many, WINNOW_EDATA, "1000 parts");
	free((char *)half.ptr);
	free((char *)rest.ptr);
	free((char *)nothing.ptr);
	free((char *)both.ptr);
	free((char *)many.ptr);
}

static void test_bombs(void **state)
{
	struct winnow_str zeros = { calloc(1, 64 << 20), 64 << 20 };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(forms); i++) {
		struct winnow_str bomb = encoded(forms[i].how, zeros);
		struct winnow_str nested = encoded("gzip", bomb);
		expect_failure(forms[i].encodings, bomb, WINNOW_ELIMIT, "max_item_bytes");
		if (i == 0)
			expect_failure("gzip, gzip", nested, WINNOW_ELIMIT, "max_item_bytes");
		free((char *)nested.ptr);
		free((char *)bomb.ptr);
	}
	free((char *)zeros.ptr);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whole),
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_layers),
		cmocka_unit_test(test_cut_short),
		cmocka_unit_test(test_not_encoded),
		cmocka_unit_test(test_wrong_sum),
		cmocka_unit_test(test_behind_the_end),
		cmocka_unit_test(test_members),
		cmocka_unit_test(
			test_bombs_are_cheap), /* first: memory is counted at its most */
		cmocka_unit_test(test_bombs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
