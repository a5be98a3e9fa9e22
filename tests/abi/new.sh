#!/bin/sh
# SPDX-License-Identifier: MIT
# What `winnow new` writes builds against what is installed, with meson and with make, and passes
# its own tests; nothing is overwritten. Usage: new.sh BUILD_ROOT
set -eu
build=$1
for tool in meson make pkg-config; do
	command -v $tool >/dev/null 2>&1 || { echo "$tool is not installed"; exit 77; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "${0%/*}/installed.sh"
cd "$work"

# What is not asked for by its name, or is there, is refused.
refuses() {
	status=$1
	shift
	winnow new "$@" >log 2>&1 && fail "winnow new $* is accepted"
	[ $? -eq "$status" ] || [ -s log ] || fail "winnow new $* gives no reason"
}
refuses 64 extractor Large
refuses 64 extractor ../up
refuses 64 gadget mine
mkdir taken
echo mine >taken/file
refuses 73 extractor taken
same 'what was there' "$(ls taken)" file

for kind in source reader extractor sink; do
	winnow new $kind my_$kind >log || { cat log; fail "winnow new $kind fails"; }
	! grep -r '@name@' my_$kind || fail 'a name is left open'
	refuses 73 $kind my_$kind
	winnow new $kind my_$kind made_$kind >log
	(cd my_$kind && meson setup build && meson test -C build --print-errorlogs) >log 2>&1 || {
		cat log
		fail "the $kind does not pass with meson"
	}
	make -C made_$kind test >log 2>&1 || { cat log; fail "the $kind does not pass with make"; }
	! grep -q FAIL log || { cat log; fail "a check of the $kind failed"; }
done
meson install -C my_extractor/build >log 2>&1 || { cat log; fail 'meson install fails'; }
[ -f "$folder/my_extractor.so" ] || fail 'it is not installed where winnow looks'

# For programs, a line of JSON for each check; the status tells whether one failed.
winnow selftest --plugin my_extractor/build/my_extractor.so --json >log || fail 'a sound plugin fails'
same 'checks that are ok' "$(grep -c '"result":"ok"' log)" 11
status=0
winnow selftest --plugin my_extractor/meson.build --json >log || status=$?
same 'status of what is no plugin' $status 1
grep -q '"check":"the contract","result":"FAIL","text":".*name a plugin.s .so file"' log || {
	cat log
	fail 'what is no plugin is not told'
}
