#!/bin/sh
# What the plugin finds in the example. Usage: test.sh PLUGIN.so WINNOW
set -eu
PLUGIN=$(realpath "$1") winnow=$2
export PLUGIN
cd "$(dirname "$0")"

found=$("$winnow" extract -c example.yaml example.jsonl |
	sed 's/.*"letters" *: *"\([^"]*\)".*/\1/' | tr '\n' ' ')
[ "$found" = 'WFP UNICEF ' ] || { echo "found '$found', not 'WFP UNICEF '"; exit 1; }
echo ok
