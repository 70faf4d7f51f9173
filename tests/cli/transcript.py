# SPDX-License-Identifier: BSL-1.0
"""Runs commands and compares what they print with what a transcript expects."""

import difflib
import os
import subprocess

ANY_LINES = "..."


def environment(tool, source):
    """The surroundings of a transcript's commands: the built tool first in PATH, nothing of the caller's terminal."""
    kept = {name: value for name, value in os.environ.items()
            if name not in ("NO_COLOR", "COLUMNS", "TERM", "LANG") and not name.startswith("LC_")}
    kept["PATH"] = os.path.dirname(os.path.abspath(tool)) + os.pathsep + kept.get("PATH", "")
    kept["PANELSCORE_SOURCE"] = os.path.abspath(source)
    kept["LC_ALL"] = "C.UTF-8"
    kept["PYTHONIOENCODING"] = "utf-8"
    return kept


def lines_of(output):
    """Printed bytes as lines, without the blank ones at the end. CRLF, which CSV has, is a line end too."""
    text = output.decode("utf-8", "backslashreplace").replace("\r\n", "\n")
    return text.rstrip("\n").split("\n") if text.strip("\n") else []


def run(command, folder, surroundings, merged=False):
    """Exit code, standard output and standard error of one shell command."""
    done = subprocess.run(["sh", "-c", command], cwd=folder, env=surroundings, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT if merged else subprocess.PIPE,
                          timeout=300, check=False)
    return done.returncode, lines_of(done.stdout), lines_of(done.stderr or b"")


def matches(expected, actual):
    """Are the lines equal, where an expected line of only `...` stands for any number of lines?"""
    reachable = {0}
    for line in expected:
        if line == ANY_LINES:
            reachable = set(range(min(reachable), len(actual) + 1))
        else:
            wanted = line[1:] if line == "\\" + ANY_LINES else line
            reachable = {at + 1 for at in reachable if at < len(actual) and actual[at] == wanted}
        if not reachable:
            return False
    return len(actual) in reachable


def difference(expected, actual, title):
    """The lines that differ, for a person; empty when they match."""
    if matches(expected, actual):
        return []
    found = difflib.unified_diff(expected, actual, "expected " + title, "printed " + title, lineterm="", n=2)
    return [line for line in found]
