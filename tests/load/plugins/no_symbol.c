/* SPDX-License-Identifier: MIT
 * A shared object of somebody else's. */
__attribute__((visibility("default"))) int answer(void);

int answer(void)
{
	return 42;
}
