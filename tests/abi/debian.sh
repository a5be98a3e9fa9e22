#!/bin/sh
# SPDX-License-Identifier: MIT
# The files of debian/ are true: each file that is installed is in one package, what is built needs
# what ./bootstrap installs, versions and licences are those of the source. Usage: debian.sh
# SOURCE_ROOT BUILD_ROOT
set -eu
root=$1
debian=$root/debian
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

complain() {
	echo "$*"
	failed=1
}

DESTDIR=$work/installed meson install -C "$2" --no-rebuild --quiet
description=$(find "$work/installed" -name winnow.pc)
prefix=$(sed -n 's/^prefix=//p' "$description")
find "$work/installed" -type f | sed "s|^$work/installed$prefix/|usr/|" | sort >"$work/files"

# in_package FILE PACKAGE: whether one of its patterns names the file, or a folder that it is in
in_package() {
	while read -r pattern _; do
		# shellcheck disable=SC2254 # a pattern it is
		case $1 in $pattern | $pattern/*) return 0 ;; esac
	done <"$debian/$2.install"
	return 1
}

while read -r file; do
	packages=
	for package in winnow-pdf winnow-dev winnow; do
		# What winnow-pdf names is left out of the others, by debian/rules.
		if [ "$packages" != ' winnow-pdf' ] && in_package "$file" "$package"; then
			packages="$packages $package"
		fi
	done
	case $packages in
	' winnow-pdf' | ' winnow-dev' | ' winnow') ;;
	'') complain "no debian/*.install has $file" ;;
	*) complain "$file is in more than one package:$packages" ;;
	esac
done <"$work/files"
[ -s "$work/files" ] || complain 'nothing is installed'

version=$(sed -n 's/^Version: //p' "$description")
head -n 1 "$debian/changelog" | grep -qF "winnow ($version) " ||
	complain "debian/changelog does not begin with version $version"

for package in $("$root/bootstrap" packages | grep -E '^lib.*-dev$|^nettle-dev$|^zlib1g-dev$'); do
	case $package in libc6-dev | libclang-*) continue ;; esac
	grep -qE "^ $package( .*)?,$" "$debian/control" || complain "debian/control does not build with $package"
done

# The last paragraph of debian/copyright that names a file tells its licence.
awk '/^Files:/ { files = 1; sub(/^Files:/, "") }
	/^[A-Z]/ && !/^Files:/ { files = 0 }
	/^License:/ && patterns != "" { print $2, patterns; patterns = "" }
	files { patterns = patterns " " $0 }' "$debian/copyright" >"$work/licences"
set -f
for file in $(cd "$root" && find config/lexicon -mindepth 2 -name '*.tsv'); do
	said=
	while read -r licence patterns; do
		for pattern in $patterns; do
			# shellcheck disable=SC2254
			case $file in $pattern) said=$licence ;; esac
		done
	done <"$work/licences"
	sed -n 's/^# licence: //p' "$root/$file" | grep -q "^$said\>" ||
		complain "debian/copyright says $said of $file, the file itself does not"
done
exit $failed
