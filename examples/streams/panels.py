# SPDX-License-Identifier: BSL-1.0
"""panels.py FOLDER: the JSON scorecards of a folder as panels, one candidate a line, for `recommend --stream`."""
import json
import pathlib
import sys

panels = {}
for file in sorted(pathlib.Path(sys.argv[1]).rglob("*.json")):
    card = json.loads(file.read_text(encoding="utf-8"))
    panels.setdefault((card["candidate"], card.get("opening", "")), []).append(card)
for panel in sorted(panels):
    print(json.dumps(panels[panel], ensure_ascii=False))
