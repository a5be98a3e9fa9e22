#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""An extractor in Python: the names of schools.

    extractors: [{plugin: exec, command: [python3, ./school_names.py]}]

winnow writes one object of JSON on a line, this answers on a line. See plugins/PROTOCOL.md.
"""
import json
import re
import sys

NAME = re.compile(r"(?:(?!The )[^\W\d_a-z][\w'’-]+ )+?(Primary |Secondary |High )?School\b")

READY = {
    "id": "school_names",
    "version": "1.0.0",
    "licence": "MIT",
    "summary": "The names of schools.",
    "extractor": {"makes": [{
        "name": "school",
        "help": "A school that the text names.",
        "attributes": [
            {"name": "level", "type": "code", "codes": ["primary", "secondary", "high"],
             "help": "Which kind of school its name says it is."}],
    }]},
}


def facts_of(text):
    for found in NAME.finditer(text):
        level = [{"name": "level", "value": found[1].strip().lower(),
                  "start": found.start(1), "end": found.end(1) - 1}] if found[1] else []
        yield {"type": "school", "rule": "school.name", "confidence": 0.9,
               "start": found.start(), "end": found.end(), "attributes": level}


for line in sys.stdin:
    message = json.loads(line)
    if "winnow" in message:
        answer = {"ready": READY}
    elif "extract" in message:
        text = message["extract"]["document"]["text"]
        answer = {"call": message["call"], "facts": list(facts_of(text)), "done": True}
    else:
        continue
    print(json.dumps(answer), flush=True)
