# SPDX-License-Identifier: MIT
# Read by the style scripts: prints the C files below the current folder, one a line.
c_files() {
	find core include plugins tests -name '*.[ch]' ! -path '*/build*/*' | sort
}
