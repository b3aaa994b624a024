#!/usr/bin/env python3
"""Takes the commands that README.md shows out of README.md, so that it cannot drift from what the program does.

  .ci/readme.py check          every block named below is there, once
  .ci/readme.py command NAME   print the command NAME
  .ci/readme.py run NAME       run the command NAME; its exit code and standard output must be those README shows

A fenced block belongs to the marker comment on the line before it:

  <!-- main command -->  <!-- main output -->  <!-- main exit 3 -->  (the exit code, 0 where there is no marker)
  <!-- test command -->
"""
import difflib
import pathlib
import re
import subprocess
import sys

README = pathlib.Path(__file__).resolve().parent.parent / "README.md"
REQUIRED = ["main command", "main output", "test command"]


def block(text, marker):
    """The text of the fenced block behind a marker comment."""
    pattern = rf"^<!-- *{re.escape(marker)} *-->\n\s*^(`{{3,}}|~~~+)[^\n]*\n(.*?)^\1[ \t]*$"
    found = re.findall(pattern, text, re.MULTILINE | re.DOTALL)
    if len(found) != 1:
        sys.exit(f"README.md: {len(found)} fenced blocks follow a line `<!-- {marker} -->`, expected 1")
    return found[0][1]


def exit_code(text, name):
    """The exit code README states for a command."""
    found = re.findall(rf"<!-- *{re.escape(name)} exit (\d+) *-->", text)
    if len(found) > 1:
        sys.exit(f"README.md: {len(found)} markers `<!-- {name} exit … -->`, expected at most 1")
    return int(found[0]) if found else 0


def run(text, name):
    """Runs a command as README's reader would and compares."""
    command, expected = block(text, f"{name} command"), block(text, f"{name} output")
    print(command, flush=True)
    done = subprocess.run(["bash", "-e", "-c", command], stdout=subprocess.PIPE, cwd=README.parent)
    given = done.stdout.decode("utf-8", "backslashreplace")
    sys.stdout.write(given)
    difference = list(difflib.unified_diff(
        expected.rstrip("\n").split("\n"), given.rstrip("\n").split("\n"), "README.md", "the program", lineterm=""))
    if difference:
        sys.exit("README.md shows another output:\n" + "\n".join(difference))
    if done.returncode != exit_code(text, name):
        sys.exit(f"README.md: {name} command: exit code {done.returncode}, README says {exit_code(text, name)}")


def main():
    text = README.read_text(encoding="utf-8") if README.exists() else sys.exit("README.md is missing")
    match sys.argv[1:]:
        case ["check"]:
            for marker in REQUIRED:
                block(text, marker)
            exit_code(text, "main")
        case ["command", name]:
            print(block(text, f"{name} command"), end="")
        case ["run", name]:
            run(text, name)
        case _:
            sys.exit(__doc__)


main()
