#!/bin/sh
# SPDX-License-Identifier: MIT
# Who may know whom. A folder of core includes only from itself and from those before it in this
# order; each library stays behind its door; a plugin includes only winnow/, shared/ and its own
# files. Usage: layers.sh SOURCE_ROOT
set -u
. "${0%/*}/sources.sh"
cd "$1" || exit 1

# shellcheck disable=SC2046 # no file has a space in its name
awk '
BEGIN {
	count = split("base config load text fetch store outside run trial serve cli", order)
	for (i = 1; i <= count; i++)
		rank[order[i]] = i
	door["curl/"] = "^core/fetch/"
	door["sqlite3.h"] = "^core/store/"
	door["jansson.h"] = "^(core/(store|outside|cli)|plugins)/"
	door["yaml.h"] = "^(core/config|plugins/reader/markdown)/"
	door["md4c-html.h"] = "^plugins/reader/markdown/"
	door["microhttpd.h"] = "^core/serve/"
	door["libexttextcat/"] = "^core/text/"
	door["textcat.h"] = "^core/text/"
	door["nettle/"] = "^(core/base|plugins)/"
	door["dlfcn.h"] = "^core/load/"
	door["seccomp.h"] = "^core/outside/"
	door["gmime/"] = "^plugins/reader/mail/"
	door["archive"] = "^plugins/reader/office/"
	door["poppler.h"] = "^plugins/reader/pdf/"
	door["gelf.h"] = "^core/trial/"
	door["libxml/"] = "^plugins/"
}
function say(text) {
	printf "%s:%d: includes %s: %s\n", FILENAME, FNR, included, text
	failed = 1
}
function exists(path,    line, found) {
	found = (getline line < path) >= 0
	close(path)
	return found
}
function check_door(    name) {
	for (name in door)
		if (index(included, name) == 1 && FILENAME !~ door[name])
			say("that library is only for " substr(door[name], 2))
}
function check_core(    own) {
	own = FILENAME
	sub(/^core\//, "", own)
	sub(/\/.*/, "", own)
	folder = included
	sub(/\/.*/, "", folder)
	if (quoted && !(folder in rank))
		say("core names a file by its folder, as \"base/str.h\"")
	else if (quoted && rank[folder] > rank[own])
		say(folder " comes after " own)
}
# Its own files are beside it, or in the folder of a plugin of its name: reader/crin, source/crin.
function check_plugin(    folder, part) {
	folder = FILENAME
	sub(/\/[^\/]*$/, "", folder)
	split(included, part, "/")
	if (!quoted || included ~ /^shared\//)
		return
	if (part[3] != "" && part[1] ~ /^(source|reader|extractor|sink)$/ &&
		folder ~ ("^plugins/[a-z]+/" part[2] "(/|$)"))
		return
	if (included ~ /\.\./ || !exists(folder "/" included))
		say("a plugin includes winnow/, shared/ and its own files")
}
FILENAME ~ /^tests\// { nextfile }
/^[ \t]*#[ \t]*include/ {
	quoted = /"/
	included = $0
	sub(/^[^<"]*[<"]/, "", included)
	sub(/[>"].*/, "", included)
	check_door()
	if (FILENAME ~ /^core\//)
		check_core()
	else if (FILENAME ~ /^plugins\//)
		check_plugin()
	else if (quoted)
		say("a public header includes only <…>")
}
END { exit failed }' $(c_files)
