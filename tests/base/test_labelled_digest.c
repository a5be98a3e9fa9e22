/* SPDX-License-Identifier: MIT
 * Digests as archives write them. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "base/labelled_digest.h"

/* One of each spelling; what cannot be checked is not said to be checked. */
static void test_spellings(void **state)
{
	static const struct {
		const char *digest;
		bool checked, holds;
	} cases[] = {
		{ "sha1:VL2MMHO4YXUKFWV63YHTWSBM3GXKSQ2N", true, true },
		{ "sha1:aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d", true, true },
		{ "SHA-1:AAF4C61DDCC5E8A2DABEDE0F3B482CD9AEA9434D", true, true },
		{ "md5:5d41402abc4b2a76b9719d911017c592", true, true },
		{ "sha256:FTZE3OS7WCRQ4JXIHMVMLOPCTYNRMHS4D6TUEXTTAQZWFE4LTASA====", true,
			true },
		{ "sha256: 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824 ",
			true, true },
		{ "sha1:VL2MMHO4YXUKFWV63YHTWSBM3GXKSQ2A", true, false },
		{ "sha256:2cf24dba", true, false },
		{ "sha1:", true, false },
		{ "sha512:00", false, true },
		{ "nothing", false, true },
		{ "", false, true },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct labelled_digest digest;
		labelled_digest_begin(&digest, winnow_str(cases[i].digest));
		labelled_digest_add(&digest, STR_LITERAL("hel"));
		labelled_digest_add(&digest, STR_LITERAL("lo"));
		if ((digest.algorithm != NULL) != cases[i].checked ||
			labelled_digest_holds(&digest) != cases[i].holds)
			fail_msg("%s", cases[i].digest);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = { cmocka_unit_test(test_spellings) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
