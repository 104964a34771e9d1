"""The everyday part of YAML, read without PyYAML: to import that takes longer than most commands have to do.

What is read here means the same to PyYAML, letter by letter; at the first thing of which that is not certain
:class:`NotMine` is raised. So nothing is refused here and no error has its words here: the caller goes to PyYAML for
what is wrong and for what is merely rare.

Read are mappings whose keys are words (``zh-hans``), sequences, collections in brackets, scalars of one line with or
without quotes, blocks of text after ``|`` and ``>``, comments, and one ``---`` at the top. Where YAML has a rule that
few people know, the reader is narrower than the rule.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

STRANGE = "\t\r\x85\u2028\u2029\ufeff"
"""Letters that YAML takes for breaks, for marks of byte order, or for space in some places only."""

INDICATORS = "-?:,[]{}#&*!|>'\"%@`"
"""A scalar without quotes begins with none of these, save a number with its minus."""

LONGEST_KEY = 100
"""Letters. YAML ends at 1024, by rules of its own."""

SIGNS = "[]{},"

# A text in double quotes with the two escapes that mean here what they mean everywhere. Kept as text, since few files
# need it and to compile it takes as long as to read them.
ESCAPED = r'"(?:[^"\\]|\\["\\])*+"'


class NotMine(Exception):
    """The text goes beyond what is read here. It may be valid YAML or not."""


def read_plain(text: str, *, words: Mapping[str, Any], deepest: int) -> Any:
    """Plain data: mappings, lists and texts. ``words`` are the scalars that without quotes stand for something else.

    ``text`` holds no letter that YAML forbids. Of collections one inside the other there are at most ``deepest``.
    """
    text = text.replace("\r\n", "\n")
    if any(letter in text for letter in STRANGE):
        raise NotMine
    return _Reader(text.split("\n"), words, deepest).document()


class _Reader:
    """Goes through the lines once. ``rest`` is the line from its first part not yet read, which stands in column
    ``indent``; inside brackets ``tokens`` are what is left of it."""

    def __init__(self, lines: list[str], words: Mapping[str, Any], deepest: int) -> None:
        self.lines = lines
        self.words = words
        self.deepest = deepest
        self.number = -1
        self.tokens: Iterator[str] = iter(())
        self.next_line()

    def next_line(self) -> None:
        """Go to the next line that is neither blank nor a comment; past the last one ``indent`` is -1.

        Space is the space alone: other letters that Python would strip are letters to YAML.
        """
        for number in range(self.number + 1, len(self.lines)):
            line = self.lines[number]
            rest = line.lstrip(" ")
            if rest and rest[0] != "#":
                self.number, self.indent, self.rest = number, len(line) - len(rest), rest.rstrip(" ")
                return
        self.number, self.indent, self.rest = len(self.lines), -1, ""

    def document(self) -> Any:
        if self.rest == "---" and self.indent == 0:
            self.next_line()
        data = self.block(0)
        # A line in a column where no collection stands ends them all. It may continue a scalar, or be wrong.
        if self.indent != -1:
            raise NotMine
        return data

    # Blocks: the indent tells what belongs to what -------------------------------------------------------------------

    def block(self, depth: int) -> Any:
        """The mapping or sequence that begins here, and every line of it."""
        if depth >= self.deepest:
            raise NotMine
        return self.sequence(depth) if _is_item(self.rest) else self.mapping(depth)

    def mapping(self, depth: int) -> dict[str, Any]:
        indent = self.indent
        found: dict[str, Any] = {}
        while self.indent == indent:
            key, rest = _split(self.rest)
            if key is None or key in found:
                raise NotMine
            found[key] = self.value(rest, indent, depth + 1, under_key=True)
        return found

    def sequence(self, depth: int) -> list[Any]:
        indent = self.indent
        items: list[Any] = []
        while self.indent == indent and _is_item(self.rest):
            rest = self.rest[1:].lstrip(" ")
            if _is_item(rest) or _split(rest)[0] is not None:
                # A collection that begins beside the dash goes on below in the column where it began.
                self.indent += len(self.rest) - len(rest)
                self.rest = rest
                items.append(self.block(depth + 1))
            else:
                items.append(self.value(rest, indent, depth + 1, under_key=False))
        return items

    def value(self, rest: str, indent: int, depth: int, *, under_key: bool) -> Any:
        """What stands after a colon or dash, beside it or below; ends at the line after."""
        if not rest or rest[0] == "#":
            self.next_line()
            # Under a key, but not under a dash, a sequence need not be indented.
            if self.indent > indent or (under_key and self.indent == indent and _is_item(self.rest)):
                return self.block(depth)
            return self.words[""]
        if rest[0] in "|>":
            return self.block_scalar(rest, indent)
        if rest[0] in "[{'\"":
            self.tokens = iter(_tokens(rest))
            data = self.flow(self.token(), depth)
            if next(self.tokens, None):
                raise NotMine
        else:
            data = self.scalar(rest.partition(" #")[0].rstrip(" "))
        self.next_line()
        return data

    def block_scalar(self, header: str, indent: int) -> str:
        """Lines kept as they stand after ``|`` or joined to paragraphs after ``>``; with ``-`` no break ends the last.

        Left to PyYAML: a margin given as a number, ``+``, lines that are further in where they would be joined, a blank
        line at the beginning or with spaces, and a file that ends without a break.
        """
        if header not in ("|", "|-", ">", ">-"):
            raise NotMine
        margin = 0
        taken: list[str] = []
        for number in range(self.number + 1, len(self.lines)):
            line = self.lines[number]
            inner = line.lstrip(" ")
            spaces = len(line) - len(inner)
            margin = margin or spaces
            if margin <= indent or (line and not inner) or (spaces > margin and header[0] == ">"):
                raise NotMine
            if inner and spaces < margin:
                break
            taken.append(line[margin:])
        else:
            number = len(self.lines)
            if not taken or taken[-1]:
                raise NotMine
        self.number = number - 1
        self.next_line()
        while not taken[-1]:
            taken.pop()
        value = "\n".join(taken) if header[0] == "|" else _joined(taken)
        return value if header[-1] == "-" else value + "\n"

    # Flow: brackets and quotes, over as many lines as they need ------------------------------------------------------

    def flow(self, token: str, depth: int) -> Any:
        """The collection that begins with this bracket, or the scalar that this token is."""
        if token not in ("[", "{"):
            return self.flow_scalar(token)
        if depth >= self.deepest:
            raise NotMine
        return self.flow_sequence(depth) if token == "[" else self.flow_mapping(depth)

    def flow_sequence(self, depth: int) -> list[Any]:
        items: list[Any] = []
        token = self.token()
        while token != "]":
            items.append(self.flow(token, depth + 1))
            token = self.token_after_comma("]")
        return items

    def flow_mapping(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        token = self.token()
        while token != "}":
            key, rest = _split(token)
            if key is None or key in found:
                raise NotMine
            found[key] = self.flow_scalar(rest) if rest else self.flow(self.token(), depth + 1)
            token = self.token_after_comma("}")
        return found

    def token(self) -> str:
        """The next token of this line or of those below."""
        while True:
            if token := next(self.tokens, None):
                return token
            self.next_line()
            if self.indent == -1:
                raise NotMine
            self.tokens = iter(_tokens(self.rest))

    def token_after_comma(self, end: str) -> str:
        """The token that begins the next part, or the bracket that ends them, with a comma before it or not."""
        token = self.token()
        if token == ",":
            return self.token()
        if token != end:
            raise NotMine
        return token

    def flow_scalar(self, token: str) -> Any:
        """The same letters mean more between brackets than outside."""
        if token[0] == "'":
            return token[1:-1].replace("''", "'")
        if token[0] == '"':
            return re.sub(r"\\(.)", r"\1", token[1:-1]) if "\\" in token else token[1:-1]
        if ":" in token or "?" in token or token[0] == ".":
            raise NotMine
        return self.scalar(token)

    def scalar(self, text: str) -> Any:
        """What a scalar of one line says that stands without quotes."""
        number = text[0] == "-" and text[1:2].isdigit()
        if (text[0] in INDICATORS and not number) or text[-1] == ":" or ": " in text:
            raise NotMine
        return self.words.get(text, text)


def _is_item(line: str) -> bool:
    return line[:2] in ("- ", "-")


def _split(line: str) -> tuple[str | None, str]:
    """The key that a line begins with and what stands after its colon; None if it begins with no key."""
    key, colon, rest = line.partition(":")
    return (key, rest.lstrip(" ")) if colon and rest[:1] in ("", " ") and _is_key(key) else (None, line)


def _is_key(text: str) -> bool:
    """Whether it is a word of letters, digits, ``_``, ``-`` and ``.``, which inside a word mean nothing else."""
    return text.replace("-", "_").replace(".", "_").isidentifier() and text[0] not in "-." and len(text) <= LONGEST_KEY


def _joined(lines: list[str]) -> str:
    """Paragraphs in one line each; of the breaks between two lines the first is a space or, before others, nothing."""
    text = lines[0]
    breaks = 0
    for line in lines[1:]:
        if line:
            text += "\n" * breaks + line if breaks else f" {line}"
        breaks = 0 if line else breaks + 1
    return text


def _tokens(line: str) -> list[str]:
    """Brackets, commas, texts in quotes, and what stands between them: a scalar, a key with its colon, or both.

    Found by splitting, which takes a fraction of the time of looking at each letter.
    """
    tokens: list[str] = []
    seen = 0
    for start, end in (*_quoted(line), (len(line), len(line))):
        between, comment, _ = line[seen:start].partition(" #")
        for sign in SIGNS:
            if f":{sign}" in between:
                raise NotMine
            between = between.replace(sign, f"\n{sign}\n")
        tokens += [token for part in between.split("\n") if (token := part.strip(" "))]
        if comment or start == end:
            break
        tokens.append(line[start:end])
        seen = end
    return tokens


def _quoted(line: str) -> Iterator[tuple[int, int]]:
    """Where texts in quotes begin and end. Inside a scalar that began without, a quotation mark is a letter."""
    if "'" not in line and '"' not in line:
        return
    place = 0
    opening = True
    while place < len(line):
        letter = line[place]
        if opening and letter in "'\"":
            if line[place - 1 : place] == ":":
                raise NotMine
            end = _end_of_quoted(line, place)
            yield place, end
            place = end
            opening = False
        else:
            if letter != " ":
                opening = letter in "[{,:"
            place += 1


def _end_of_quoted(line: str, start: int) -> int:
    """Where a text ends that begins here with a quotation mark; in single quotes two of them stand for one."""
    quote = line[start]
    end = line.find(quote, start + 1) + 1
    if quote == "'":
        while end and line[end : end + 1] == quote:
            end = line.find(quote, end + 1) + 1
    elif "\\" in line[start:end]:
        match = re.compile(ESCAPED).match(line, start)
        end = match.end() if match else 0
    if not end:
        raise NotMine
    return end
