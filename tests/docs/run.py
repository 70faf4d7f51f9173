# SPDX-License-Identifier: BSL-1.0
"""run.py TOOL SOURCE PAGE: does a page of the documentation still hold?

- ```console: each `$ ` line is run in a scratch copy of examples/ (one for the whole page) and must print what
  stands below it, standard error included; `...` alone stands for any number of lines. A command that fails
  on purpose says so: ```console exit=1. Commands that should not be run stand in ```sh.
- ```cpp example=NAME.cpp#TAG: the lines between two `//! [TAG]` marks of examples/NAME.cpp, dedented. Without
  #TAG: the file below its SPDX line. Other languages: the same, with their own way to write a comment.
- Relative links lead to files that exist.

UPDATE=1 writes what was printed, or what the example says, into the page.
"""

import os
import pathlib
import re
import shutil
import sys
import tempfile
import textwrap

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
import transcript  # noqa: E402

LANGUAGES = ("cpp", "c", "python", "js", "ruby", "java")
MARK = re.compile(r"^(//|#|/\*)! \[(?P<tag>\w+)\]( \*/)?$")
FENCE = re.compile(r"^(?P<indent> *)```(?P<words>.*)$")


def example_lines(source, name):
    """The tagged region of an example, dedented."""
    file, _, tag = name.partition("#")
    lines = (source / "examples" / file).read_text(encoding="utf-8").splitlines()
    if not tag:
        return lines[1:] if lines[0].startswith("// SPDX") else lines
    found = [(at, MARK.match(line.strip())) for at, line in enumerate(lines)]
    marks = [at for at, mark in found if mark and mark["tag"] == tag]
    if len(marks) != 2:
        sys.exit(f"examples/{file} has {len(marks)} lines `! [{tag}]`, needs 2")
    region = [line for line in lines[marks[0] + 1:marks[1]] if not MARK.match(line.strip())]
    return textwrap.dedent("\n".join(region)).strip("\n").split("\n")


def replay_console(body, exit_code, folder, surroundings):
    """The fence as it should read, and the lines that differ."""
    steps = []
    for line in body:
        if line.startswith("$ "):
            steps.append(([line], []))
        elif steps and not steps[-1][1] and steps[-1][0][-1].endswith("\\"):
            steps[-1][0].append(line)
        elif steps:
            steps[-1][1].append(line)
        elif line:
            return body, [f"a console fence starts with `$ `, not with: {line}"]
    renewed, report = [], []
    for at, (command, expected) in enumerate(steps):
        while expected and not expected[-1]:
            expected.pop()
        code, printed, _ = transcript.run("\n".join(command)[2:], folder, surroundings, merged=True)
        found = transcript.difference(expected, printed, "output")
        if code not in (0, exit_code):
            found.append(f"exit code {code}; a command that fails on purpose stands in ```console exit={code}")
        if found:
            report += ["\n".join(command), *found, ""]
        renewed += command + (printed if found else expected) + ([""] if at + 1 < len(steps) else [])
    return renewed, report


def check_fence(words, body, source, folder, surroundings):
    """The fence's lines as they should read, and the lines that differ."""
    language = words[0] if words else ""
    given = dict(word.split("=", 1) for word in words[1:] if "=" in word)
    if language == "console":
        renewed, report = replay_console(body, int(given.get("exit", 0)), folder, surroundings)
        return (renewed, report) if report else (body, [])
    if language in LANGUAGES:
        if "example" not in given:
            return body, [f"```{language} names no example, such as example=01_recommend.cpp#load", *body, ""]
        wanted = example_lines(source, given["example"])
        return wanted, transcript.difference(wanted, body, given["example"])
    return body, []


def broken_links(page, lines):
    """Relative links that lead nowhere."""
    found = []
    for number, line in enumerate(lines, 1):
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", line):
            if not re.match(r"[a-z]+:", target) and not (page.parent / target).exists():
                found.append(f"{page.name}:{number}: link to {target}, which does not exist")
    return found


def check(page, source, folder, surroundings):
    """The page as it should read, and what differs."""
    lines = page.read_text(encoding="utf-8").splitlines()
    renewed, report, at = [], [], 0
    prose = []
    while at < len(lines):
        opening = FENCE.match(lines[at])
        renewed.append(lines[at])
        at += 1
        if not opening:
            prose.append(lines[at - 1])
            continue
        prose.append("")
        indent, end = opening["indent"], at
        while end < len(lines) and lines[end].strip() != "```":
            end += 1
        body = [line[len(indent):] for line in lines[at:end]]
        body, found = check_fence(opening["words"].split(), body, source, folder, surroundings)
        renewed += [indent + line if line else line for line in body] + lines[end:end + 1]
        prose += [""] * (end + 1 - at)
        report += [f"{page.name}:{at}:", *found] if found else []
        at = end + 1
    return renewed, report, broken_links(page, prose)


def main(tool, root, name):
    source = pathlib.Path(root)
    page = source / name
    with tempfile.TemporaryDirectory(prefix="panelscore-") as folder:
        shutil.copytree(source / "examples", folder, dirs_exist_ok=True)
        renewed, report, links = check(page, source, folder, transcript.environment(tool, source))
    print("\n".join(report + links))
    if report and os.environ.get("UPDATE"):
        page.write_text("\n".join(renewed) + "\n", encoding="utf-8")
        print(f"{name}: rewritten")
        return 1 if links else 0
    return 1 if report or links else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
