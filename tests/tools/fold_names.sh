#!/bin/sh
# SPDX-License-Identifier: MIT
# What the weights of names are worth on documents they were not fitted on: five times they are
# fitted on four fifths of each set's documents, and the facts of the other fifth are found with
# them. OUT/1.jsonl is the first set's facts, every document read once, for any scorer.
# Usage: fold_names.sh FIT_NAMES WINNOW LEXICON OUT DOCS GOLD [DOCS GOLD ...]
# FIT_NAMES: build/tests/tools/fit_names (ninja -C build tests/tools/fit_names)
# DOCS, GOLD: as fit_names reads them. A document's fold is its line's number, modulo five.
set -eu
[ $# -ge 6 ] || { sed -n 's/^# Usage/usage/p' "$0" >&2; exit 2; }
fit=$1 winnow=$2 lexicon=$3 out=$4
shift 4

split() { # the sets: what to learn from, and behind it what to read
	number=0
	pairs=''
	while [ $# -gt 0 ]; do
		number=$((number + 1))
		awk -v fold="$fold" '(NR - 1) % 5 != fold' "$1" >"$out/$number.learn"
		awk -v fold="$fold" '(NR - 1) % 5 == fold' "$1" >"$out/$number.read"
		pairs="$pairs $out/$number.learn $2"
		shift 2
	done
}

mkdir -p "$out"
rm -rf "$out/lexicon" "$out"/*.jsonl
cp -r "$lexicon" "$out/lexicon"
fold=0
while [ "$fold" -lt 5 ]; do
	split "$@"
	# shellcheck disable=SC2086 # no file has a space in its name
	WINNOW_LEXICON_PATH=$lexicon "$fit" 5 "$out/weights.tsv" $pairs >/dev/null
	cp "$out/weights.tsv" "$out/lexicon/en/name_weight.tsv"
	for set in "$out"/*.read; do
		WINNOW_LEXICON_PATH=$out/lexicon "$winnow" extract --documents "$set" \
			>>"${set%.read}.jsonl"
	done
	fold=$((fold + 1))
done
rm -rf "$out/lexicon" "$out/weights.tsv" "$out"/*.learn "$out"/*.read
