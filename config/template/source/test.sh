#!/bin/sh
# What the plugin has read of the example. Usage: test.sh PLUGIN.so WINNOW
set -eu
PLUGIN=$(realpath "$1") winnow=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
STORE=$work/example.db
export PLUGIN STORE
cd "$(dirname "$0")"

"$winnow" run -c example.yaml
read=$("$winnow" documents -c example.yaml)
for title in 'Aid for the valley' 'Snow closes the pass'; do
	echo "$read" | grep -q "$title" || { echo "no '$title' in $read"; exit 1; }
done
echo ok
