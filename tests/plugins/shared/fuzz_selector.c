/* SPDX-License-Identifier: MIT
 * Any bytes as a selector of CSS: what is translated is XPath that libxml2 compiles. */
#include <stdint.h>
#include <stdlib.h>
#include <libxml/xpath.h>
#include "shared/selector.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void quiet(void *context, const char *message, ...)
{
	(void)context;
	(void)message;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct selector_error error = { 0 };
	xmlBufferPtr xpath = xmlBufferCreate();

	xmlSetGenericErrorFunc(NULL, quiet);
	if (selector_translate(
		    (struct winnow_str){ (const char *)bytes, length }, xpath, &error)) {
		xmlXPathCompExprPtr compiled = xmlXPathCompile(xmlBufferContent(xpath));
		if (!compiled)
			abort();
		xmlXPathFreeCompExpr(compiled);
	} else if (!error.text || error.at > length) {
		abort();
	}
	xmlBufferFree(xpath);
	return 0;
}
