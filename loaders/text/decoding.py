"""Encoding detection: decodes a file when its encoding is certain, else marks what is damaged.

A spreadsheet program saves a CSV in the code page of its system, and a cut or flipped byte makes
UTF-8 invalid. The two must not be mistaken for one another: read as Windows-1252, one damaged
letter would turn every accent of a file into two signs.
"""

import codecs
import re
from dataclasses import dataclass

LOST = "\ufffd"
"""What stands where a byte, or a control character, says nothing. Source: Unicode, U+FFFD."""

CODE_PAGES = ("cp1252", "iso8859_15", "mac_roman", "cp850")
"""What French programs save in that know no UTF-8: Windows, older Unix, Mac and MS-DOS."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_OF_UTF_8 = re.compile(
    rb"\xc3[\x80-\xbf]|\xc2[\xa0-\xbf]|\xc5[\x92\x93\xb8]|\xe2[\x80-\x82][\x80-\xbf]"
)
"""Letters and signs of French in UTF-8. In no code page do these bytes stand side by side in a
French text: there they are `Ã©`, `Â«`, `Å“`, `â€™`."""

_LETTERS = frozenset("àâäæçèéêëîïôöœùûüÿÀÂÄÆÇÈÉÊËÎÏÔÖŒÙÛÜŸ")
_FOREIGN = frozenset("áãåìíñòóõøúýšžßÁÅÌÍÑÒÓÕØÚÝŠŽ")
_BETWEEN_LETTERS = frozenset("’·•-‐–—­")
_BESIDE_LETTERS = frozenset("«»“”„‘‚‹›…°ºª²³¹½¼¾€£§µ×÷±©®™†‡¡¿¨´¸¦¢¥¬¶· \u00a0")

_ENOUGH = 2
"""Letters that make a code page sure in a file whose lines end in LF alone, as ours do. Programs
that save in a code page end lines with CR: there one letter is enough."""

_TWICE = re.compile("[ÃÅ][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]|â€|â‚¬|Â[\u00a0-\u00bf]")
"""What letters and signs of French become where UTF-8 is read as Windows-1252: `Ã©`, `â€™`."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_CONTROL_BYTES = bytes(byte for byte in range(128) if _CONTROL.match(chr(byte)))


@dataclass(frozen=True)
class Decoded:
    """The text of a file, `encoding` as Python names it, and whether signs in it were lost.

    Where `damaged`, `LOST` stands for each byte that could not be read.
    """

    text: str
    encoding: str
    damaged: bool = False


def decoded(content: bytes) -> Decoded:
    """Return the text of `content`, without the mark that may stand at its beginning.

    UTF-8 and UTF-16 are known by their marks and their form. A code page is taken where all
    letters make sense in one alone, and none looks like UTF-8; what is left is damaged UTF-8.
    A control character that no text has counts as a damaged sign too.
    """
    found = _decoded(content)
    if len(content.translate(None, _CONTROL_BYTES)) == len(content):  # as a rule, and quickly seen
        return found
    text, lost = _CONTROL.subn(LOST, found.text)
    return Decoded(text, found.encoding, found.damaged or lost > 0)


def decoded_from_outside(content: bytes) -> Decoded:
    """Return the text of a file that somebody brings, as `decoded` does where that is sure.

    One letter is not enough to know a code page by. A file of ours is then damaged UTF-8; one from
    outside in which fewer letters are UTF-8 than are not is far likelier saved by Windows.
    """
    found = decoded(content)
    in_utf_8 = len(_OF_UTF_8.findall(content))
    if found.damaged and found.encoding == "utf-8" and in_utf_8 < found.text.count(LOST):
        text = content.decode("cp1252", errors="replace")
        if LOST not in text and not _CONTROL.search(text):
            return Decoded(text, "cp1252")
    return found


def read_once(line: str) -> str:
    """Return a line of text with the accents put right that were read in the wrong code page.

    It was UTF-8, read as Windows-1252 and saved again: all of it, or some of its words.
    """
    if not _TWICE.search(line):
        return line
    whole = _mended(line)
    return re.sub(r"[^\s;,|]+", lambda word: _mended(word[0]), line) if whole == line else whole


def _mended(line: str) -> str:
    """Return a text read twice as it was meant; as it is where that does not explain it all."""
    try:
        # Windows reads the five bytes that its code page leaves out as control characters.
        return b"".join(
            bytes([ord(sign)]) if 0x80 <= ord(sign) < 0xA0 else sign.encode("cp1252")
            for sign in line
        ).decode("utf-8")
    except UnicodeError:
        return line


def _decoded(content: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _as_utf(content.removeprefix(mark), encoding)
    if _looks_like_utf_16(content):
        return _as_utf(content, "utf-16-le" if content[1:2] == b"\0" else "utf-16-be")
    as_utf_8 = _as_utf(content, "utf-8")
    if not as_utf_8.damaged or _OF_UTF_8.search(content):
        return as_utf_8
    read = {page: _in_code_page(content, page) for page in CODE_PAGES}
    sure = {page: text for page, text in read.items() if text is not None}
    if len(set(sure.values())) != 1:
        return as_utf_8
    page, text = next(iter(sure.items()))
    return Decoded(text, page)


def _as_utf(content: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding), encoding)
    except UnicodeDecodeError:
        return Decoded(content.decode(encoding, errors="replace"), encoding, damaged=True)


def _looks_like_utf_16(content: bytes) -> bool:
    """Say whether every second byte of the first line is zero: the headings are plain letters."""
    first = content[:64]
    pairs = len(first) // 2
    zeros = {start: first[start : 2 * pairs : 2].count(0) for start in (0, 1)}
    return pairs > 1 and sorted(zeros.values()) == [0, pairs]


def _in_code_page(content: bytes, page: str) -> str | None:
    """Return the text in a code page; None where a sign makes no sense there, or no letter does."""
    try:
        text = content.decode(page)
    except UnicodeDecodeError:
        return None
    letters = 0
    for place in (match.start() for match in re.finditer(r"[^\x00-\x7f]", text)):
        before, sign, after = text[place - 1 : place], text[place], text[place + 1 : place + 2]
        inside = before.isalpha() and after.isalpha()
        if sign in _LETTERS or sign in _FOREIGN:
            # No word goes on with a capital: `logÈment` is a small è read in the wrong page.
            if sign.isupper() and (before.islower() or (inside and after.islower())):
                return None
            letters += sign in _LETTERS
        elif sign not in (_BETWEEN_LETTERS if inside else _BETWEEN_LETTERS | _BESIDE_LETTERS):
            return None
        letters += inside and sign == "’"
    return text if letters >= (1 if "\r" in text else _ENOUGH) else None
