#!/bin/sh
# What the plugin writes of the example. Usage: test.sh PLUGIN.so WINNOW
set -eu
PLUGIN=$(realpath "$1") winnow=$2
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
export PLUGIN WORK
cd "$(dirname "$0")"

"$winnow" run -c example.yaml
cut -f 2,4 "$WORK/facts.tsv" | grep -q '^quantity	61 children$' || {
	echo 'no fact of 61 children in:'
	cat "$WORK/facts.tsv"
	exit 1
}
echo ok
