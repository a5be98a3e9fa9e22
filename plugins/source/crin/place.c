/* SPDX-License-Identifier: MIT */
#include "source/crin/address.h"
#include "source/crin/join.h"
#include "source/crin/key.h"

/* The next folder of a path; false once it is spent. The last is the page itself. */
static bool next_folder(struct winnow_str *rest, struct winnow_str *ret_name)
{
	if (rest->len == 0)
		return false;
	size_t end = join_find(*rest, "/", 0);
	size_t next = end < rest->len ? end + 1 : end;
	*ret_name = winnow_slice(*rest, 0, end);
	*rest = winnow_slice(*rest, next, rest->len - next);
	return true;
}

/* Folders of a Drupal site whose pages are no articles: terms, users, files, indexes. */
static bool leads_on(struct winnow_str folder)
{
	static const char *const names[] = { "sites", "user", "users", "node", "taxonomy",
		"search", "issue", "countries", "tags", "cdn-cgi" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (winnow_is(folder, names[i]))
			return true;
	return false;
}

/* A file that is no page: a picture, a document, a style sheet. */
static bool is_file(struct winnow_str key)
{
	size_t at = key.len;

	while (at > 0 && key.ptr[at - 1] != '/' && key.ptr[at - 1] != '.')
		at--;
	return at > 0 && key.ptr[at - 1] == '.' && key.len - at <= 4;
}

/* Below a language stand at least two folders and the page; below a local root, a page. */
static bool is_drupal_article(const struct address *address)
{
	struct winnow_str rest = address->key, name;
	size_t folders = 0;

	if (is_file(address->key))
		return false;
	for (; next_folder(&rest, &name); folders++)
		if (leads_on(name))
			return false;
	return folders >= (address->language.len ? 4 : address->cited.len ? 3 : 1);
}

static bool is_story(struct winnow_str key)
{
	return join_find(key, "/stories/20", 0) < key.len ||
	       join_find(key, ".org/issues/", 0) < key.len ||
	       join_find(key, "/evidence/research/", 0) < key.len;
}

bool address_is_article(const struct address *address)
{
	switch (address->site) {
	case SITE_DRUPAL:
		return is_drupal_article(address);
	case SITE_CLASSIC:
		return join_find(address->key, "/infoDetail.asp?ID=", 0) < address->key.len ||
		       join_find(address->key, "/crinmail_detail.asp?", 0) < address->key.len;
	case SITE_STORIES:
		return is_story(address->key);
	default:
		return false;
	}
}

/* The classic site said by the flag what the next one said by the folder. */
static struct winnow_str classic_section(struct winnow_str key)
{
	if (join_find(key, "/crinmail_detail.asp", 0) < key.len)
		return winnow_str("crinmail");
	if (winnow_ends(key, "flag=news"))
		return winnow_str("news-archive");
	return winnow_str(winnow_ends(key, "flag=report") ? "publications" : "");
}

bool address_in_section(const struct address *address, struct winnow_str section)
{
	struct winnow_str rest = address->key, name;

	if (address->site == SITE_CLASSIC)
		return winnow_equal(classic_section(address->key), section);
	while (next_folder(&rest, &name)) {
		if (rest.len && winnow_equal(name, section))
			return true;
		if (rest.len && winnow_is(name, "cm") && winnow_is(section, "crinmail"))
			return true;
	}
	return false;
}
