# SPDX-License-Identifier: BSL-1.0
"""same_as_tool.py TOOL LIBRARY SOURCE: the C interface answers with the bytes, problems and status of the tool.

Both get the same files under the same names: the tool in a folder, the library in memory.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from interface import Panelscore

# One call a line, as one would type it; --format is always said, because its default is another one.
CALLS = """
rubrics --format=text
rubrics --format=json
rubrics ml-engineer --format=json
rubrics ml-enginer --format=json
lint ml-engineer data-scientist --format=text
lint ml-engineer --format=json
lint rubrics --format=json
lint ./rubrics/ml-engineer.json --format=json --strict
lint rubrics/lint/../ml-engineer.json --format=text
lint nested/role.json --format=json
lint outside/role.json --format=json
lint ml-engineer --resolved --format=json
lint grant-review --format=text --words=rubrics/lint/en.json
lint --explain=L-08 --format=text
lint nowhere.json --format=json
lint broken/rubric.json --format=json
lint broken/rubric.json --format=text --quiet
lint empty.json --format=json
check --rubric=ml-engineer panel --format=text
check --rubric=ml-engineer panel --format=json
check --rubric=ml-engineer broken --format=json
check --rubric=ml-engineer broken/cards.json panel/c-0188 --format=text --strict
check panel --format=json
kit --rubric=ml-engineer --format=json
kit --rubric=ml-engineer --format=markdown --interview=ml_depth
kit --rubric=ml-engineer --format=html --seniority=senior
kit --rubric=ml-engineer --format=csv
kit --rubric=ml-engineer --format=markdown --calibration
recommend --rubric=ml-engineer panel --format=json
recommend --rubric=ml-engineer ./panel --format=json
recommend --rubric=rubrics panel/ --format=json
recommend --rubric=ml-engineer panel --format=text
recommend --rubric=ml-engineer panel --format=ndjson
recommend --rubric=ml-engineer panel --format=ndjson --threads=3
recommend --rubric=ml-engineer panel --format=markdown --candidate=c-0193
recommend --rubric=ml-engineer panel --format=html --no-evidence
recommend --rubric=ml-engineer panel --format=csv
recommend --rubric=ml-engineer panel/c-0193 --format=text --explain --labels=labels.csv
recommend --rubric=ml-engineer panel --format=json --calibration=cal.json
recommend --rubric=ml-engineer panel --format=json --level=2
recommend --rubric=ml-engineer panel broken --format=json --keep-going
recommend --rubric=ml-engineer panel nowhere --format=json
recommend --rubric=grant-review/grant-review.json grant-review/scorecards.csv --format=text
calibrate --rubric=ml-engineer past.csv --format=json --bootstrap=50
calibrate --rubric=ml-engineer past.csv --format=text --bootstrap=50 --threads=2
calibrate --scale=1:5 past.csv --format=html --bootstrap=50
calibrate --scale=1:5 past.csv --format=csv --bootstrap=50 --only=agreement
calibrate --scale=1:5 past.csv --format=csv
calibrate --scale=1:5 broken --format=json
plan --calibration=cal.json --format=json
plan --calibration=cal.json --format=text --rubric=ml-engineer --target=0.8
plan --calibration=panel/README.md --format=json
import exports/friday --from=greenhouse --map=exports/map.json --format=ndjson --allow-unmapped
import exports/friday --map=exports/map.json --format=json
import exports/friday --map=exports/map.json --format=csv --allow-unmapped --expected=exports/expected.csv
import exports/friday panel --map=exports/map.json --format=json --rubric=ml-engineer
import exports/friday --format=json
schema recommendation --format=json
schema rubric --format=json
schema recomendation --format=json
"""


def files_of(folder):
    """Every file below a folder: name and bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def prepare(folder, tool, source):
    """Example files, shipped rubrics as files, and some that are wrong."""
    for name in ("panel", "grant-review"):
        shutil.copytree(source / "examples" / name, folder / name)
    shutil.copytree(source / "examples/exports/greenhouse", folder / "exports")
    shutil.copytree(source / "rubrics", folder / "rubrics")
    for name in ("nested", "outside", "broken"):
        (folder / name).mkdir()
    role = '{"format": "panelscore/rubric/1", "id": "role", "revision": "1", "title": "Role", "uses": "%s"}\n'
    (folder / "nested/role.json").write_text(role % "models/./m.json")
    (folder / "nested/models").mkdir()
    (folder / "nested/models/m.json").write_text(role.replace(', "uses": "%s"', ""))
    (folder / "outside/role.json").write_text(role % "../nested/models/m.json")
    (folder / "broken/rubric.json").write_text('{"format": "panelscore/rubric/1", "idd": 7,\n "scale": }')
    (folder / "broken/cards.json").write_bytes(b'[{"candidate": "c\xff"}]')
    (folder / "broken/cards.csv").write_text("candidate;interviewer;competency;score\nc;i;ml;4,5\n")
    (folder / "broken/.hidden.json").write_text("[")
    (folder / "empty.json").write_text("")
    (folder / "labels.csv").write_text("id,label\ni-15,Kim\nc-0193,Jo\n")
    for command in ("simulate --rubric=ml-engineer --candidates=60 --interviewers=8 --seed=3 --format=csv --output=past.csv",
                    "calibrate --scale=1:5 past.csv --format=json --bootstrap=50 --output=cal.json"):
        subprocess.run([tool, *command.split()], cwd=folder, check=True, capture_output=True)


def call_of(words):
    """Options and arguments of a line."""
    options = [tuple((word[2:] + "=").split("=")[:2]) for word in words if word.startswith("--")]
    return options, [word for word in words if not word.startswith("--")]


def without_hint(problems):
    """What the tool says without its pointer to --help, which the library has no use for."""
    return re.sub(rb"\n    how to use it: panelscore[^\n]*", b"", problems)


def unreadable(text):
    """Why a file is not there is said in other words where no disk is."""
    return text.replace(b"no such file or folder", b"no text was handed over under this name")


def missing_commands(tool, panelscore):
    """Commands of the tool that the library does not know."""
    listed = subprocess.run([tool, "--help"], capture_output=True, check=True).stdout.decode()
    names = re.findall(r"^  (\w+) ", listed.split("Commands:\n")[1].split("\n\n")[0], re.MULTILINE)
    return [name for name in names if b"unknown command" in panelscore.run(name)[2]]


def main(tool, library, source):
    panelscore, failed = Panelscore(library), 0
    if missing_commands(tool, panelscore) != ["simulate"]:
        print("not offered:", *missing_commands(tool, panelscore))
        failed += 1
    calls = CALLS.split("\n")[1:-1]
    with tempfile.TemporaryDirectory(prefix="panelscore-") as name:
        folder = pathlib.Path(name)
        prepare(folder, tool, pathlib.Path(source))
        files = files_of(folder)
        for line in calls:
            command, *words = line.split()
            done = subprocess.run([tool, command, *words], cwd=folder, capture_output=True, check=False)
            wanted = done.returncode, unreadable(done.stdout), unreadable(without_hint(done.stderr))
            status, text, problems = panelscore.run(command, files, *call_of(words))
            if (status, unreadable(text), unreadable(problems)) != wanted:
                failed += 1
                print(f"panelscore {line}\n  tool: exit {done.returncode}, {len(done.stdout)} bytes, "
                      f"{done.stderr.decode()}\n  here: status {status}, {len(text)} bytes, {problems.decode()}")
    print(f"{len(calls)} calls, {failed} differ")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*(str(pathlib.Path(word).resolve()) for word in sys.argv[1:])))
