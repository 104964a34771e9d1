"""Runs the commands that the documentation shows and writes down what they print.

    python tools/refresh_docs.py            # rewrite the pages where the output has changed
    python tools/refresh_docs.py --check    # only name the pages that would change

A page is read as one session in an empty folder. A fenced block with a caption makes a file: ``film.yaml`` writes it
whole, ``film.yaml, changed`` replaces in it the top-level keys that the block names and adds those that are new, and
``film.yaml, instead of "a line"`` puts the block in place of that line. In a
``console`` block every line that begins with ``$`` is a command; what follows is its output, errors included. In a
``pycon`` block the lines are those of an interactive Python that lasts for the whole page. A line ``…`` in a block
stands for output left out; each piece around it is found again by its first line.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("README.md", "docs/tutorial.md", "docs/cli.md", "docs/add-an-agreement.md")
COLUMNS = "88"
FOLDER = "/films"
"""What the folder of a session is called on the page."""

BLOCK = re.compile(r"^(?P<fence>`{3,})(?P<head>[^\n`]*)\n(?P<body>.*?)^(?P=fence)$", re.DOTALL | re.MULTILINE)
CAPTION = re.compile(r'^:caption: (?P<name>[^,\n]+)(?P<changed>, changed)?(, instead of "(?P<line>.+)")?\n+')
KEY = re.compile(r"^(?=[A-Za-z_]+:)", re.MULTILINE)
LEFT_OUT = "…"


class Session:
    """One page: a folder of its own, a shell for every block, one Python for all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: dict[str, object] = {}
        self.wrong: list[str] = []

    def page(self, text: str) -> str:
        """The page with every output as it is now."""
        return BLOCK.sub(self._block, text)

    def _block(self, found: re.Match[str]) -> str:
        head, body = found["head"].strip(), found["body"]
        if caption := CAPTION.match(body):
            self._write(caption["name"], body[caption.end() :], bool(caption["changed"]), caption["line"])
        elif head in ("console", "pycon"):
            fresh = self._shell(body) if head == "console" else self._python(body)
            if LEFT_OUT in body.splitlines():
                cut = shortened(body, fresh)
                if cut is None:
                    self.wrong.append(body)
                    return found[0]
                fresh = cut
            return f"{found['fence']}{found['head']}\n{fresh}{found['fence']}"
        return found[0]

    def _write(self, name: str, text: str, changed: bool, line: str | None) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if line:
            text = path.read_text(encoding="utf-8").replace(f"{line}\n", text)
        elif changed:
            parts = {part.partition(":")[0]: part for part in KEY.split(path.read_text(encoding="utf-8"))}
            parts |= {part.partition(":")[0]: part for part in KEY.split(text) if part.strip()}
            text = "".join(parts.values())
        path.write_text(text, encoding="utf-8")

    def _shell(self, body: str) -> str:
        commands = [line[2:] for line in body.splitlines() if line.startswith("$ ")]
        script = "".join(f"{command}\n_was=$?; printf '\\036'; (exit $_was)\n" for command in commands)
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=self.folder,
            env={**os.environ, **environment()},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        outputs = done.stdout.decode().replace(str(self.folder), FOLDER).split("\x1e")
        shown = [f"$ {command}\n{output.strip(chr(10))}\n" for command, output in zip(commands, outputs, strict=False)]
        return "\n".join(re.sub(r"\n\n$", "\n", item) for item in shown)

    def _python(self, body: str) -> str:
        """Examples run as doctest runs them; what they print now is written below each."""
        lines: list[str] = []
        before = os.getcwd()
        os.chdir(self.folder)
        try:
            for example in doctest.DocTestParser().get_examples(body):
                first, *rest = example.source.splitlines()
                lines += [f">>> {first}", *(f"... {line}" for line in rest)]
                lines += printed(example.source, self.names)
        finally:
            os.chdir(before)
        return "".join(f"{line}\n" for line in lines)


def printed(source: str, names: dict[str, object]) -> list[str]:
    """What an interactive Python would print for a piece of source."""
    import contextlib
    import io

    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(source, "<page>", "single"), names)
    return out.getvalue().splitlines()


def environment() -> dict[str, str]:
    """The reader's terminal: the command on the path, English, of one width."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return {"PATH": path, "COLUMNS": COLUMNS, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8"}


def shortened(shown: str, fresh: str) -> str | None:
    """The output with the same parts left out: each piece is found by its first line and keeps its length.

    None when a piece is no longer there.
    """
    kept: list[str] = []
    lines, at, wanted = fresh.splitlines(), 0, True
    for line in shown.splitlines():
        if line == LEFT_OUT:
            kept.append(line)
            wanted = True
            continue
        if wanted:
            if line not in lines[at:]:
                return None
            at = lines.index(line, at)
            wanted = False
        kept += lines[at : at + 1]
        at += 1
    return "".join(f"{line}\n" for line in kept)


def refreshed(text: str) -> tuple[str, list[str]]:
    """A page with its outputs as they are now, and the shortened blocks that are no longer true."""
    with tempfile.TemporaryDirectory() as folder:
        session = Session(Path(folder).resolve())
        return session.page(text), session.wrong


def main(argv: list[str]) -> int:
    stale = 0
    for name in PAGES:
        path = ROOT / name
        text = path.read_text(encoding="utf-8")
        fresh, wrong = refreshed(text)
        for body in wrong:
            print(f"{name}: no longer true, mend by hand:\n{body}")
        if fresh != text:
            print(f"{name}: {'stale' if '--check' in argv else 'refreshed'}")
            if "--check" not in argv:
                path.write_text(fresh, encoding="utf-8")
        stale += bool(wrong) or fresh != text
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
