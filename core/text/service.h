/* SPDX-License-Identifier: MIT
 * The service "winnow.text/1": analysis and lexicons as plugins see them. */
#ifndef WINNOW_TEXT_SERVICE_H
#define WINNOW_TEXT_SERVICE_H

#include <winnow/text.h>
#include "text/lexicon.h"

/* The one table. text_service_use() says whose lexicons it opens, before any plugin is opened;
 * NULL: none. */
extern const struct winnow_text text_service;
void text_service_use(struct lexicons *lexicons);

#endif
