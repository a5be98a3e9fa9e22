#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes en/event.tsv, every form of every verb, from make_event.tsv beside this file. Run by
hand; what it writes is kept in the tree."""
import os
import re

HERE = os.path.dirname(os.path.abspath(__file__))
# Stressed on the last syllable, so that the consonant is doubled; and those the British double.
DOUBLED = set('acquit admit ban cancel drop enrol expel flog hit kidnap rob shut stab trap transfer'.split())
HEAD = '''# title: What happened to those who are counted: verbs in all their forms
# origin: make_event.tsv, by make_event.py
# licence: MIT
# columns: form lemma tense voice
'''


def joined(lemma, ending):
    if lemma.endswith('e') and ending[0] in 'ei':
        return (lemma[:-2] + 'y' if lemma.endswith('ie') and ending == 'ing' else
                lemma if lemma.endswith('ee') and ending == 'ing' else lemma[:-1]) + ending
    if re.search('[^aeiou]y$', lemma) and ending == 'ed':
        return lemma[:-1] + 'ied'
    if lemma in DOUBLED:
        return lemma + lemma[-1] + ending
    return lemma + ('k' if lemma.endswith('ic') else '') + ending


def third(lemma):
    if re.search('[^aeiou]y$', lemma):
        return lemma[:-1] + 'ies'
    return lemma + ('es' if re.search('(s|x|z|ch|sh)$', lemma) else 's')


def forms(lemma, irregular):
    if ' ' in lemma:  # the first word is what changes
        verb, rest = lemma.split(' ', 1)
        irregular = '/'.join(each[:-len(rest) - 1] for each in irregular.split('/'))
        for form, tense in forms(verb, irregular):
            yield form + ' ' + rest, tense
        return
    past, _, participle = irregular.partition('/')
    past = past or joined(lemma, 'ed')
    yield lemma, 'base'
    yield third(lemma), 'present'
    yield joined(lemma, 'ing'), 'ing'
    yield past, 'past' if participle else 'participle'
    if participle:
        yield participle, 'passive'


def main():
    rows = {}
    for line in open(os.path.join(HERE, 'make_event.tsv'), encoding='utf-8'):
        if line.startswith('#'):
            continue
        lemma, voice, irregular = (line.rstrip('\n').split('\t') + [''])[:3]
        for form, tense in forms(lemma, irregular):
            # "hit", "shut": the past looks like the base, and in reports it mostly is the past.
            if form not in rows or tense == 'participle':
                rows[form] = (lemma, tense, voice)
    with open(os.path.join(HERE, 'en', 'event.tsv'), 'w', encoding='utf-8') as out:
        out.write(HEAD)
        for form in sorted(rows):
            out.write('\t'.join((form,) + rows[form]) + '\n')


main()
