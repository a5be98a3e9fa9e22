# SPDX-License-Identifier: MIT
"""An extractor that marks each "ß", and does what the text says: "please crash"."""
import json
import os
import sys
import time

unit = sys.argv[1] if len(sys.argv) > 1 else "characters"
habit = sys.argv[2] if len(sys.argv) > 2 else ""
encoding = {"characters": None, "utf16": "utf-16-le", "bytes": "utf-8"}[unit]


def say(message):
    print(json.dumps(message), flush=True)


def place(text, at):
    if not encoding:
        return at
    return len(text[:at].encode(encoding)) // (2 if unit == "utf16" else 1)


def ready():
    say({"ready": {"id": "sharp", "version": "2", "extractor": {"makes": [{
        "name": "sharp", "help": "A sharp s.", "attributes": [
            {"name": "before", "type": "reference", "help": "The one before."},
            {"name": "on", "type": "date", "help": "A day."},
            {"name": "nth", "type": "integer", "required": True, "help": "Which one."}]}]}},
        "offsets": unit})


def misbehave(text, call):
    if "please crash" in text:
        os.kill(os.getpid(), 11)
    if "please exit" in text:
        sys.exit(4)
    if "please hang" in text:
        time.sleep(1000)
    if "please garble" in text:
        print("Traceback (most recent call last):", flush=True)
    if "please close" in text:
        os.close(1)
        time.sleep(1000)
    if "please guess" in text:
        say({"call": call + 1000, "done": True})
    if "please flood" in text:
        while True:
            say({"call": call, "facts": [{"type": "sharp", "start": 0, "end": 1}] * 1000})
    if "please fail" in text:
        say({"call": call, "fail": "data", "why": "this text is beyond me"})
        return True
    return False


def extract(message):
    text, call = message["extract"]["document"]["text"], message["call"]
    if misbehave(text, call):
        return
    facts = []
    for at, letter in enumerate(text):
        if letter != "ß":
            continue
        attributes = [{"name": "nth", "value": len(facts)},
                      {"name": "on", "value": "2014-03"}]
        if facts:
            attributes.append({"name": "before", "value": -len(facts)})
        facts.append({"type": "sharp", "start": place(text, at), "end": place(text, at + 1),
                      "attributes": attributes})
    say({"call": call, "log": "%d found" % len(facts), "level": "debug"})
    say({"call": call, "facts": facts})
    say({"call": call, "done": True})


if habit == "dies":
    sys.exit("cannot go on")
for line in sys.stdin:
    message = json.loads(line)
    if "winnow" in message:
        ready()
    elif "extract" in message:
        extract(message)
