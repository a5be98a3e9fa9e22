# SPDX-License-Identifier: MIT
"""An extractor that takes four calls at once, answers the last first, and says how many it had;
"please crash" ends it with all of them in hand. With payloads, by bytes."""
import json
import os
import select
import signal

READY = {"ready": {"id": "batch", "version": "1", "extractor": {"makes": [{
    "name": "batch", "help": "A document.", "attributes": [
        {"name": "together", "type": "integer", "help": "How many were in hand."}]}]}},
    "offsets": "bytes", "payloads": True, "batch": 4}


def say(message):
    line = (json.dumps(message) + "\n").encode()
    while line:
        line = line[os.write(1, line):]


def answer_all(pending):
    for message, text in reversed(pending):
        if b"please crash" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        say({"call": message["call"], "done": True, "facts": [{
            "type": "batch", "start": 0, "end": text.index(b"\n"),
            "attributes": [{"name": "together", "value": len(pending)}]}]})
    pending.clear()


def take(received, pending):
    """What is left of the bytes once whole messages were taken."""
    while b"\n" in received:
        line, rest = received.split(b"\n", 1)
        message = json.loads(line)
        length = message.get("payload", 0)
        if len(rest) < length:
            break
        if "winnow" in message:
            say(READY)
        elif "extract" in message:
            pending.append((message, rest[:length]))
        received = rest[length:]
    return received


received, pending = b"", []
while True:
    if select.select([0], [], [], 0.1)[0]:
        more = os.read(0, 65536)
        if not more:
            break
        received = take(received + more, pending)
    else:
        answer_all(pending)
    if len(pending) == 4:
        answer_all(pending)
