# SPDX-License-Identifier: BSL-1.0
"""run.py TOOL SOURCE FILE.test: replays a transcript and compares.

A transcript is read line by line:

    # why this case exists            only above the first command
    $ panelscore lint a.json          run by sh in a scratch folder; a closing backslash continues
    expected standard output          `...` alone stands for any number of lines
    ! expected standard error
    ? 1                               exit code, 0 when not given

Blank lines before the next command do not count, and neither does how a line ends, LF or CRLF. An output
line that itself starts with `$ `, `! `, `? ` or a backslash is written with a backslash before it. The folder
files/ beside the transcript, if there is one, is copied into the scratch folder; $PANELSCORE_SOURCE is the
root of the project. UPDATE=1 writes what was printed into the transcript.
"""

import os
import pathlib
import shutil
import sys
import tempfile

import transcript

MARKS = ("$ ", "! ", "? ", "\\")


class Step:
    """One command with what it should print."""

    def __init__(self, lines):
        self.written = lines
        self.out, self.err, self.code = [], [], 0

    @property
    def command(self):
        return "\n".join(self.written)

    def expect(self, line):
        if line == "!" or line.startswith("! "):
            self.err.append(line[2:])
        elif line.startswith("? "):
            self.code = int(line[2:])
        else:
            self.out.append(line[1:] if line.startswith("\\") and line != "\\" + transcript.ANY_LINES else line)

    def text(self):
        escaped = ["\\" + line if line.startswith(MARKS) and line != "\\" + transcript.ANY_LINES else line
                   for line in self.out]
        return (["$ " + self.written[0], *self.written[1:]] + escaped
                + [("! " + line).rstrip() for line in self.err] + ([f"? {self.code}"] if self.code else []))


def parse(lines):
    """The comment above the first command, and the steps."""
    remarks, steps, continued = [], [], False
    for line in lines:
        if continued:
            steps[-1].written.append(line)
        elif line.startswith("$ "):
            steps.append(Step([line[2:]]))
        elif steps:
            steps[-1].expect(line)
        elif line and not line.startswith("#"):
            sys.exit(f"a transcript starts with `$ ` or `# `, not with: {line}")
        else:
            remarks.append(line)
        continued = bool(steps) and (continued or line.startswith("$ ")) and line.endswith("\\")
    for step in steps:
        while step.out and not step.out[-1]:
            step.out.pop()
    return remarks, steps


def replay(steps, folder, surroundings):
    """Runs the steps; the lines that differ, and the steps now hold what was printed."""
    report = []
    for step in steps:
        code, out, err = transcript.run(step.command, folder, surroundings)
        found = transcript.difference(step.out, out, "standard output")
        if found:
            step.out = ["\\..." if line == transcript.ANY_LINES else line for line in out]
        found_err = transcript.difference(step.err, err, "standard error")
        if found_err:
            step.err = err
        found += found_err
        if code != step.code:
            found.append(f"expected exit code {step.code}, got {code}")
            step.code = code
        if found:
            report += ["$ " + step.command, *found, ""]
    return report


def has_terminals():
    try:
        for end in os.openpty():
            os.close(end)
    except OSError:
        return False
    return True


def main(tool, source, file):
    path = pathlib.Path(file)
    remarks, steps = parse(path.read_text(encoding="utf-8").splitlines())
    if not steps:
        sys.exit(f"{file}: no command")
    missing = [line.split()[-1] for line in remarks if line.startswith("# needs the program ")]
    missing = [program for program in missing if shutil.which(program) is None]
    if missing:
        print("skipped: this machine has no " + ", ".join(missing))
        return 0
    if "# needs a terminal" in remarks and not has_terminals():
        print("skipped: this machine gives out no pseudo-terminals")
        return 0
    with tempfile.TemporaryDirectory(prefix="panelscore-") as folder:
        if (path.parent / "files").is_dir():
            shutil.copytree(path.parent / "files", folder, dirs_exist_ok=True)
        report = replay(steps, folder, transcript.environment(tool, source))
    if not report:
        return 0
    print("\n".join(report))
    if os.environ.get("UPDATE"):
        blocks = ["\n".join(step.text()) for step in steps]
        path.write_text("\n".join(remarks + ["\n\n".join(blocks)]) + "\n", encoding="utf-8")
        print(f"{file}: rewritten")
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
