#!/bin/sh
# What the plugin reads in the example. Usage: test.sh PLUGIN.so WINNOW
set -eu
PLUGIN=$(realpath "$1") winnow=$2
export PLUGIN
cd "$(dirname "$0")"

"$winnow" selftest --plugin "$PLUGIN" --with example.txt --check 'hostile texts'
read=$("$winnow" read -c example.yaml --jsonl example.txt)
for part in '"title": *"Aid for the valley"' '"date": *"2015-05-12' 'Thirty more are on their way'; do
	echo "$read" | grep -q "$part" || { echo "no $part in $read"; exit 1; }
done
echo ok
