/* SPDX-License-Identifier: MIT */
#ifndef WINNOW_TESTS_TOOLS_HEADLINE_H
#define WINNOW_TESTS_TOOLS_HEADLINE_H

/* The text with some of its sentences as headlines write them, "Villages are Without Water": its names
 * stand in the same places. To be freed; no memory ends the program. */
char *with_headlines(const char *text);

#endif
