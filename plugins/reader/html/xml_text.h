/* SPDX-License-Identifier: MIT
 * Texts that libxml2 made. */
#ifndef WINNOW_READER_HTML_XML_TEXT_H
#define WINNOW_READER_HTML_XML_TEXT_H

#include <libxml/xmlstring.h>
#include <winnow/helpers.h>

/* A copy that lives as long as `host`; `text`, which may be NULL, is freed. ptr NULL: there is nothing
 * in it, or no memory. */
struct winnow_str xml_text_take(const struct winnow_host *host, xmlChar *text);

#endif
