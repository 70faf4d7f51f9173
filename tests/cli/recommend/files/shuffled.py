# SPDX-License-Identifier: BSL-1.0
"""shuffled.py FOLDER N: N lines, each the JSON files of FOLDER in another order.

shuffled.py FOLDER --ndjson SEED: the cards of FOLDER as NDJSON, lines and keys in another order.
"""
import json
import pathlib
import random
import sys


def shuffled(value, rng):
    if isinstance(value, dict):
        keys = list(value)
        rng.shuffle(keys)
        return {key: shuffled(value[key], rng) for key in keys}
    return [shuffled(item, rng) for item in value] if isinstance(value, list) else value


files = sorted(pathlib.Path(sys.argv[1]).rglob("*.json"))
rng = random.Random(int(sys.argv[-1]))
if sys.argv[2] == "--ndjson":
    rng.shuffle(files)
    for file in files:
        print(json.dumps(shuffled(json.loads(file.read_text(encoding="utf-8")), rng), ensure_ascii=False))
else:
    for _ in range(int(sys.argv[2])):
        rng.shuffle(files)
        print(*files)
