#!/bin/sh
# SPDX-License-Identifier: MIT
# The units are ones that systemd takes. Usage: units.sh FOLDER_OF_THE_UNITS FOLDER_TO_WORK_IN; the
# program is $WINNOW, and stands in for the installed one.
set -eu
units=$1
work=$2/units
command -v systemd-analyze >/dev/null || exit 77

rm -rf "$work"
mkdir -p "$work"
for unit in winnow.service winnow-run.service winnow-run.timer; do
	sed "s|^\(Exec[A-Za-z]*=\)[^ ]*/winnow |\1$WINNOW |" "$units/$unit" >"$work/$unit"
done
# What is amiss is told, and some of it with the status 0.
systemd-analyze verify --man=no "$work"/winnow.service "$work"/winnow-run.timer >"$work/told" 2>&1 ||
	{ cat "$work/told"; exit 1; }
if grep -F "$work" "$work/told"; then
	exit 1
fi
# As safe as it says: 0 is best, 10 is worst.
systemd-analyze security --offline=yes --threshold=30 "$work/winnow.service" >"$work/told" 2>&1 ||
	{ tail -n 5 "$work/told"; exit 1; }
