#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""make_table.py NAME HEADER IN.tsv OUT.c - writes a table (see table.h) that maps each word of the second
and later columns to the value in the first; words are divided by spaces or tabs."""
import sys

name, header, source, target = sys.argv[1:]
rows = {}
with open(source, encoding='utf-8') as lines:
    for number, line in enumerate(lines, 1):
        value, *words = line.split() or ['#']
        if value.startswith('#'):
            continue
        for word in words:
            if rows.setdefault(word.lower(), value) != value:
                sys.exit(f'{source}:{number}: {word} was given another value before')
with open(target, 'w', encoding='utf-8') as out:
    out.write(f'/* SPDX-License-Identifier: MIT */\n#include "{header}.h"\n\n'
              'static const struct table_row rows[] = {\n')
    for word in sorted(rows):
        out.write(f'\t{{ "{word}", "{rows[word]}" }},\n')
    out.write(f'}};\n\nconst struct table {name}_table = '
              '{ rows, sizeof(rows) / sizeof(rows[0]) };\n')
