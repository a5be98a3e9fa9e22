/* SPDX-License-Identifier: MIT
 * `winnow daemon` as a process in a folder of its own, and the socket of a service manager that
 * started it; one at a time. What does not come ends the test, with its log. */
#ifndef WINNOW_TESTS_CLI_DAEMON_PROCESS_H
#define WINNOW_TESTS_CLI_DAEMON_PROCESS_H

extern char *daemon_folder; /* its configuration is to be winnow.yaml there */

void daemon_begin(void);
void daemon_end(void); /* kills it, and takes the folder away */

/* Until it says that it is ready. */
void daemon_start(void);
void daemon_signal(int signal_number);

/* Ends it by a signal, and answers the status it ended with; -1: it was killed. */
int daemon_stop(int signal_number);

/* Until the manager is told what begins so. */
void daemon_await_state(const char *state);

/* Until it stands in the log, of which everything is the caller's. */
void daemon_await_log(const char *text);
char *daemon_log(void);

#endif
