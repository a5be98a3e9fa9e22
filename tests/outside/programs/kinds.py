# SPDX-License-Identifier: MIT
"""A source, a reader, an extractor or a sink, as it is told; its arguments are the source's
addresses, or the sink's file."""
import base64
import json
import os
import sys

kind = ""


def say(message):
    print(json.dumps(message), flush=True)


def ready():
    parts = {
        "source": {"visit": True},
        "reader": {},
        "extractor": {"needs": ["quantity"], "makes": [{
            "name": "echo", "help": "A quantity, once more.", "attributes": [
                {"name": "of", "type": "reference", "help": "The quantity."}]}]},
        "sink": {"resume": True},
    }
    say({"ready": {"id": "kind_" + kind, "version": "1", kind: parts[kind]}})


def body_of(item):
    if "body_base64" in item:
        return base64.b64decode(item["body_base64"]).decode("latin-1")
    return item["body"]


def document_of(item):
    title, text = body_of(item).split("\n", 1)
    text = title + "\n\n" + text.strip()
    return {"title": title, "text": text, "language": "en", "blocks": [
        {"type": "title", "start": 0, "end": len(title)},
        {"type": "paragraph", "start": len(title) + 2, "end": len(text)}],
        "fields": [{"name": "media", "value": item.get("media_type", ""), "origin": "test"}]}


def echoes_of(facts):
    return [{"type": "echo", "start": fact["start"], "end": fact["end"],
             "attributes": [{"name": "of", "value": fact.get("number", 0)}]} for fact in facts]


def write(record):
    with open(sys.argv[1], "a", encoding="utf-8") as file:
        file.write(json.dumps(record) + "\n")


def resume(position):
    if position < 0:
        return True
    os.truncate(sys.argv[1], position)
    return False


def answer_to(message):
    if "start" in message:
        return {"requests": [{"uri": uri, "expects": "article"} for uri in sys.argv[1:]]}
    if "visit" in message:
        return {"keep": ""}
    if "probe" in message:
        return {"score": 100 if message["probe"]["uri"].endswith(".note") else 0}
    if "read" in message:
        return {"document": document_of(message["read"])}
    if "extract" in message:
        return {"facts": echoes_of(message["extract"]["facts"])}
    if "write" in message:
        return write(message["write"]) or {}
    if "flush" in message:
        return {"position": os.path.getsize(sys.argv[1]) if os.path.exists(sys.argv[1]) else 0}
    return {"from_start": resume(message["resume"])}


for line in sys.stdin:
    asked = json.loads(line)
    if "winnow" in asked:
        kind = asked["kind"]
        ready()
    elif "call" in asked:
        say({"call": asked["call"], **answer_to(asked)})
        say({"call": asked["call"], "done": True})
