/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "base/digest.h"

/* FIPS 180-4's examples. */
static const struct {
	const char *bytes, *digest;
} known[] = {
	{ "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
	{ "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
	{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
		"248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
};

static void test_known_vectors(void **state)
{
	char text[DIGEST_TEXT_SIZE];
	(void)state;

	for (size_t i = 0; i < COUNT_OF(known); i++) {
		assert_true(winnow_is(
			digest_of(winnow_str(known[i].bytes), text), known[i].digest));
		assert_string_equal(text, known[i].digest);
	}
}

static void test_pieces_make_the_whole(void **state)
{
	struct digest digest;
	char text[DIGEST_TEXT_SIZE];
	(void)state;

	digest_init(&digest);
	digest_add(&digest, STR_LITERAL("a"));
	digest_add(&digest, (struct winnow_str){ NULL, 0 });
	digest_add(&digest, STR_LITERAL("bc"));
	assert_true(winnow_is(digest_text(&digest, text), known[1].digest));
}

static void of_parts(
	struct winnow_str one, struct winnow_str other, char text[DIGEST_TEXT_SIZE])
{
	struct digest digest;

	digest_init(&digest);
	digest_add_part(&digest, one);
	digest_add_part(&digest, other);
	digest_text(&digest, text);
}

static void test_parts_are_told_apart(void **state)
{
	char one[DIGEST_TEXT_SIZE], other[DIGEST_TEXT_SIZE];
	(void)state;

	of_parts(STR_LITERAL("ab"), STR_LITERAL("c"), one);
	of_parts(STR_LITERAL("a"), STR_LITERAL("bc"), other);
	assert_string_not_equal(one, other);
	of_parts(STR_LITERAL("ab"), STR_LITERAL("c"), other);
	assert_string_equal(one, other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known_vectors),
		cmocka_unit_test(test_pieces_make_the_whole),
		cmocka_unit_test(test_parts_are_told_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
