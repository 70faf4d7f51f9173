# SPDX-License-Identifier: BSL-1.0
"""completion.py SHELL TOOL COMPLETIONS: what bash, fish or zsh offers at the tab key.

bash and fish are asked for every command and every option that the help prints, so that none is forgotten; all
three for the cases below. zsh completes only on a terminal: it gets one, and a function in the place of the tool
that prints the words it was called with.
"""

import os
import pathlib
import pty
import re
import select
import subprocess
import sys
import tempfile
import time

# What stands before the tab key, and what is offered.
CASES = [
    ("panelscore rec", {"recommend"}),
    ("panelscore calibrate --boots", {"--bootstrap"}),
    ("panelscore kit -f h", {"html"}),
    ("panelscore recommend -f ndj", {"ndjson"}),
    ("panelscore rubrics resp", {"responsible-ai-engineer"}),
    ("panelscore recommend -r resp", {"responsible-ai-engineer"}),
    ("panelscore schema recom", {"recommendation"}),
    ("panelscore recommend -r ml-engineer our-c", {"our-cards.json"}),
    ("panelscore lint our-r", {"our-rubric.json"}),
    ("panelscore plan -c our-c", {"our-cards.json"}),
]
# Where only a person knows: nothing is offered, not even files.
SILENT = ["panelscore recommend -r ml-engineer --candidate our-", "panelscore schema our-"]

BASH = """
source "$1"; shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_panelscore 2>/dev/null
printf '%s\\n' "${COMPREPLY[@]}"
"""


def words(text):
    return {word for word in text.split() if word}


def ask_bash(line, script, folder):
    typed = line.split(" ")
    # bash takes --format=json apart at the equals sign.
    typed = [part for word in typed for part in (re.split("(=)", word) if word.startswith("--") else [word])]
    typed = typed[:-1] if len(typed) > 1 and typed[-1] == "" and typed[-2] == "=" else typed
    done = subprocess.run(["bash", "--norc", "-c", BASH, "bash", script, *typed], cwd=folder, text=True,
                          capture_output=True, check=True)
    return words(done.stdout)


def ask_fish(line, script, folder):
    done = subprocess.run(["fish", "--no-config", "-c", f"source {script}; complete -C '{line}'"], cwd=folder,
                          text=True, capture_output=True, check=True,
                          env={**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder)})
    return {entry.split("\t")[0] for entry in done.stdout.splitlines() if entry}


class Zsh:
    """An interactive zsh on a terminal of its own."""

    def __init__(self, script, folder):
        pid, self.terminal = pty.fork()
        if pid == 0:
            os.chdir(folder)
            os.environ.update(HOME=str(folder), ZDOTDIR=str(folder), TERM="dumb", PS1="")
            os.execvp("zsh", ["zsh", "-f", "-i"])
        self.send("unsetopt prompt_cr prompt_sp; PS1=; stty -echo; setopt no_beep; "
                  "autoload -Uz compinit; compinit -u -D; bindkey '^I' complete-word; unsetopt auto_menu; "
                  "panelscore() { print -r -- \"CALLED<$*>\" }; "
                  f"source {script}; print -r -- REA''DY\n")
        self.wait_for(r"READY")

    def send(self, text):
        os.write(self.terminal, text.encode())

    def wait_for(self, pattern, seconds=20):
        seen, end = "", time.monotonic() + seconds
        while time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.2)[0]:
                seen += os.read(self.terminal, 65536).decode(errors="replace")
            found = re.search(pattern, seen)
            if found:
                return found
        sys.exit(f"zsh did not answer with {pattern} but with: {seen!r}")

    def ask(self, line):
        """The last word after the tab key."""
        self.send(line + "\t\n")
        return {self.wait_for(r"CALLED<([^>]*)>").group(1).split()[-1].split("=")[-1]}


def help_of(tool, *command):
    return subprocess.run([tool, *command, "--help"], text=True, capture_output=True, check=True).stdout


def known(tool):
    """The commands of the help, each with its long options."""
    names = re.findall(r"^  ([a-z]+) ", help_of(tool).split("Commands:")[1].split("Options")[0], re.M)
    return {name: set(re.findall(r"^  (?:-., |    )(--[a-z-]+)", help_of(tool, name), re.M)) for name in names}


def has_terminals():
    try:
        for end in os.openpty():
            os.close(end)
    except OSError:
        return False
    return True


def main():
    shell, tool, completions = sys.argv[1:4]
    if shell == "zsh" and not has_terminals():
        print("skipped: this machine gives out no pseudo-terminals")
        return
    script = str(pathlib.Path(completions) / {"bash": "bash/panelscore", "fish": "fish/panelscore.fish",
                                              "zsh": "zsh/_panelscore"}[shell])
    with tempfile.TemporaryDirectory() as folder:
        for name in ("our-cards.json", "our-rubric.json"):
            (pathlib.Path(folder) / name).write_text("{}")
        if shell == "zsh":
            terminal = Zsh(script, folder)
            ask = terminal.ask
        else:
            def ask(line):
                return {"bash": ask_bash, "fish": ask_fish}[shell](line, script, folder)
        problems = []

        def expect(line, wanted, found):
            if found != wanted:
                problems.append(f"{line!r}: offers {sorted(found)}, not {sorted(wanted)}")

        for line, wanted in CASES:
            expect(line, wanted, ask(line))
        for line in SILENT:
            expect(line, {"our-"} if shell == "zsh" else set(), ask(line))
        expect("panelscore kit --format=h", {"--format=html"} if shell == "fish" else {"html"},
               ask("panelscore kit --format=h"))
        if shell != "zsh":
            commands = known(tool)
            first = {word for word in ask("panelscore ") if not word.startswith("-")}
            expect("panelscore ", set(commands), first)
            for name, options in commands.items():
                found = {word.rstrip("=") for word in ask(f"panelscore {name} --") if word.startswith("--")}
                expect(f"panelscore {name} --", options, found)
        if problems:
            sys.exit("\n".join(problems))


main()
