/* SPDX-License-Identifier: MIT
 *
 * The other side: what this program is when it was started as a keeper (keeper.h). Every program
 * that opens plugins outside begins its main() so:
 *
 *     if (outside_is_child(argc, argv))
 *             return outside_child();
 */
#ifndef WINNOW_OUTSIDE_CHILD_H
#define WINNOW_OUTSIDE_CHILD_H

#include <stdbool.h>

#define OUTSIDE_CHILD_ARGUMENT "--outside-child"
#define OUTSIDE_CONTROL 3 /* the descriptor on which a keeper is asked */

bool outside_is_child(int argc, char **argv);
int outside_child(void); /* an exit status */

#endif
