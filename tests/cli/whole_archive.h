/* SPDX-License-Identifier: MIT
 * What an archive must be after whatever happened to the runs that wrote it. */
#ifndef WINNOW_TESTS_CLI_WHOLE_ARCHIVE_H
#define WINNOW_TESTS_CLI_WHOLE_ARCHIVE_H

/* The files of folder/name: each record is whole, and no record id stands twice; else the test
 * fails. */
void assert_archive_whole(const char *folder, const char *name);

#endif
