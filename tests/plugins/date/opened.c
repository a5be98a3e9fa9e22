/* SPDX-License-Identifier: MIT */
#include "opened.h"

struct extractor_harness *extractor;

int open_extractor(void **state)
{
	(void)state;
	extractor = extractor_open("date", NULL);
	return extractor ? 0 : -1;
}

int close_extractor(void **state)
{
	(void)state;
	extractor_close(extractor);
	return 0;
}
