"""Runs the commands that the engine writes in shells, with `aws` replaced, and parses them as PowerShell.

Reads the lines of `tests/examples/snippets.rs` from standard input. Each snippet runs in bash, in dash, and in a zsh that is typed into
through a terminal, once line by line and once as a terminal pastes. Everywhere `aws` has to get the same words, the same files have to be
written, and nothing else may run. PowerShell isn't there: its grammar of tree-sitter has to read the same words.
"""

import json
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile

import tree_sitter
import tree_sitter_powershell

# The names that a snippet may call, and the files that it may write.
FILES = {"policy.json", "before.json", "statement.json", "condition.json"}

# Files that show what was changed, and are no JSON.
COMPARED = {"before.txt", "after.txt"}

# The one line of PowerShell that has expressions. Nothing that was pasted stands in it.
COMPARE = (
    "Compare-Object ((Get-Content before.json) -join '' -replace ' ' -split ',') "
    "((Get-Content policy.json) -join '' -replace ' ' -split ',')"
)

# `aws` and `cdk` write down their words; every other name that a snippet could call leaves a mark.
PRELUDE = """
aws() { { printf '%s\\0' "$@"; printf '\\1'; } >> "$LOG"; echo '{}'; }
cdk() { aws "$@"; }
id() { echo EXECUTED >> "$LOG"; }
"""

failures = []


def fail(snippet, why):
    failures.append(f"{snippet['case']} ({snippet['names']!r}), {snippet['kind']}: {why}\n{snippet['text']}\n")


def outcome(folder, log):
    """What a run left: the calls of `aws`, each as its words, and the files."""
    raw = open(log, "rb").read().decode() if os.path.exists(log) else ""
    calls = [call.split("\0")[:-1] for call in raw.split("\1")[:-1]]
    files = {name: open(os.path.join(folder, name)).read() for name in sorted(os.listdir(folder))}
    return calls, files, "EXECUTED" in raw


def run(shell, text):
    with tempfile.TemporaryDirectory() as place:
        folder, log = os.path.join(place, "run"), os.path.join(place, "log")
        os.mkdir(folder)
        result = subprocess.run(
            [shell, "-c", PRELUDE + text], cwd=folder, env={**os.environ, "LOG": log}, text=True, capture_output=True
        )
        return outcome(folder, log), result.stderr


class Terminal:
    """A zsh that is typed into."""

    PROMPT = b"READY>"

    def __init__(self, place):
        self.place = place
        self.number = 0
        pid, self.file = pty.fork()
        if pid == 0:
            os.environ.update(PS1=self.PROMPT.decode(), PS2="", TERM="xterm", HISTFILE="")
            os.execvp("zsh", ["zsh", "-f", "-i", "-o", "no_prompt_sp", "-o", "no_beep"])
        self.until(self.PROMPT)
        for line in PRELUDE.strip().splitlines():
            self.type(line.encode() + b"\n")
            self.until(self.PROMPT)

    def type(self, data):
        view = memoryview(data)
        while view:
            written = os.write(self.file, view[:256])
            view = view[written:]

    def until(self, mark):
        seen = b""
        while mark not in seen:
            ready, _, _ = select.select([self.file], [], [], 60)
            if not ready:
                sys.exit(f"zsh doesn't answer any more: {seen[-2000:]!r}")
            seen += os.read(self.file, 65536)
        return seen

    def run(self, text, pasted):
        self.number += 1
        folder, log = os.path.join(self.place, str(self.number)), os.path.join(self.place, f"{self.number}.log")
        os.mkdir(folder)
        end = f"DONE{self.number}."
        self.type(f"cd {folder}; LOG={log}\n".encode())
        # The mark stands in no line that is typed, so that its echo is not taken for it.
        last = f"echo DO''NE{self.number}.\n"
        if pasted:
            self.type(b"\x1b[200~" + text.encode() + b"\x1b[201~\n" + last.encode())
        else:
            self.type(text.encode() + b"\n" + last.encode())
        self.until(end.encode())
        return outcome(folder, log)


POWERSHELL = tree_sitter.Parser(tree_sitter.Language(tree_sitter_powershell.language()))

# What a snippet is made of in PowerShell. A variable, an expression or a block isn't among it.
NODES = {
    "program", "statement_list", "pipeline", "pipeline_chain", "pipeline_chain_tail", "command", "command_name", "command_elements", "command_argument_sep",
    "command_parameter", "generic_token", "array_literal_expression", "unary_expression", "string_literal", "verbatim_string_characters",
    "verbatim_here_string_characters", "logical_expression", "bitwise_expression", "comparison_expression", "additive_expression",
    "multiplicative_expression", "format_expression", "range_expression", "|", "\n", " ", ";",
}  # fmt: skip

CALLS = {"aws", "cdk", "Copy-Item", "Set-Content", "Write-Host"}


def powershell(snippet):
    """The calls of `aws`, each as its words, and the documents, as PowerShell reads them."""
    text = snippet["text"]
    if re.search("[‘’‚‛“”„]", text):
        fail(snippet, "PowerShell would read a typographic quote")
    if POWERSHELL.parse(COMPARE.encode()).root_node.has_error:
        fail(snippet, "PowerShell can't read how two files are compared")
    lines = [line for line in text.splitlines() if line != COMPARE]
    tree = POWERSHELL.parse("\n".join(lines).encode())
    if tree.root_node.has_error:
        fail(snippet, f"PowerShell can't read it: {tree.root_node}")
        return
    calls = []
    stack = [tree.root_node]
    while stack:
        node = stack.pop()
        if node.type not in NODES:
            fail(snippet, f"PowerShell reads {node.type}: {node.text.decode()!r}")
        if node.type == "command":
            name, *words = words_of(node)
            if name not in CALLS:
                fail(snippet, f"PowerShell would call {name!r}")
            if name in ("aws", "cdk"):
                calls.append(words)
        stack.extend(reversed(node.children))
    for words in calls:
        for word in words:
            if re.search(r'["&%^|<>\x00-\x1f]', word):
                fail(snippet, f"Windows PowerShell or cmd would read {word!r}")
    return calls


def words_of(command):
    """The words of a command, without what quotes them. Between words there are spaces alone."""
    words = []
    for quoted, plain in re.findall(r"'((?:[^']|'')*)'|([^\s']+)", command.text.decode()):
        words.append(plain or quoted.replace("''", "'"))
    return words


def main():
    shells = [shell for shell in ("bash", "dash", "zsh") if shutil.which(shell)]
    missing = {"bash", "dash", "zsh"} - set(shells)
    if missing:
        sys.exit(f"Missing: {', '.join(sorted(missing))}\n  Get them with: sudo apt-get install {' '.join(sorted(missing))}")
    snippets = {}
    for line in sys.stdin:
        snippet = json.loads(line)
        if snippet["kind"] in ("aws-cli", "command"):
            snippets.setdefault((snippet["kind"], snippet["shell"], snippet["text"]), snippet)
    with tempfile.TemporaryDirectory() as place:
        typed, pasted = (Terminal(os.path.join(place, name)) for name in map(folder_in(place), ("typed", "pasted")))
        for snippet in snippets.values():
            if snippet["shell"] == "powershell":
                powershell(snippet)
                continue
            (calls, files, executed), said = run("bash", snippet["text"])
            if executed or said or not calls and snippet["kind"] == "command":
                fail(snippet, f"bash ran something else: {calls} {said!r}")
            if not set(files) <= FILES | COMPARED:
                fail(snippet, f"bash wrote {sorted(files)}")
            for name, document in files.items():
                if name in COMPARED:
                    continue
                try:
                    json.loads(document)
                except ValueError as error:
                    fail(snippet, f"{name} is no JSON: {error}")
            for words in calls:
                for word in words[2:]:
                    if not re.match(r"--[a-z-]+(=|$)|ContextKeyName=|Policy$|QueueArn$", word):
                        fail(snippet, f"a word stands alone: {word!r}")
            wanted = (calls, files, False)
            others = {
                "dash": run("dash", snippet["text"])[0],
                "zsh, typed": typed.run(snippet["text"], pasted=False),
                "zsh, pasted": pasted.run(snippet["text"], pasted=True),
            }
            for shell, got in others.items():
                if got != wanted:
                    fail(snippet, f"{shell} does {got}, bash {wanted}")
    print(f"{len(snippets)} snippets in bash, dash, zsh and PowerShell's grammar")
    if failures:
        print("\n".join(failures[:20]), file=sys.stderr)
        sys.exit(f"{len(failures)} of {len(snippets)} snippets are not as they should be")
    if not snippets:
        sys.exit("there was nothing to check")


def folder_in(place):
    def make(name):
        os.mkdir(os.path.join(place, name))
        return name

    return make


main()
