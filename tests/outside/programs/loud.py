# SPDX-License-Identifier: MIT
"""An extractor that says four megabytes before it has read what it is asked."""
import json
import os
import sys

READY = {"ready": {"id": "loud", "version": "1", "extractor": {"makes": [
    {"name": "loud", "help": "A document."}]}}}

print(json.dumps(READY), flush=True)
os.read(0, len('{"winnow":1,"kind":"extractor","name":"extractor exec"}\n'))
first = os.read(0, 1)
for _ in range(4096):
    print(json.dumps({"call": 1, "log": "x" * 1000, "level": "debug"}), flush=True)
question = json.loads(first + sys.stdin.buffer.readline())
text = question["extract"]["document"]["text"]
print(json.dumps({"call": 1, "done": True, "facts": [
    {"type": "loud", "start": 0, "end": 3}]}), flush=True)
sys.stdin.read()
