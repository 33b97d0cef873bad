"""Bytes to text: which encoding, and what could not be decoded.

In: a file's bytes. Out: ``Decoded`` with the text and its warnings, or ``NotText``/``EmptyFile``. What kind of text
it is (HTML, Markdown) is told elsewhere.
"""

import codecs
import re
from dataclasses import dataclass

from reportedly.errors import EmptyFile, NotText
from reportedly.records import ReportWarning

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CHARSET = re.compile(rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
# Browsers read these as Windows-1252 (WHATWG Encoding Standard).
LATIN = frozenset({"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "iso8859-1", "iso_8859-1"})
OTHER_SCRIPTS = frozenset("cp932 shift_jis euc_jp gb18030 big5 cp949 euc_kr cp1251 koi8_r cp1256 cp1253 cp1255".split())
MAGIC = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"SQLite format 3": "a database",
    b"{\\rtf": "an RTF document",
    b"7z\xbc\xaf": "a 7z archive",
    b"RIFF": "a sound, film or picture file",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"wOFF": "a font",
    b"ID3": "a sound file",
    b"OggS": "a sound file",
    b"%!PS": "a PostScript document",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was in and what must be said about it."""

    text: str
    encoding: str
    warnings: tuple[ReportWarning, ...] = ()


def decode(data: bytes, name: str, *, html: bool = False) -> Decoded:
    """The text of ``data``. Characters that cannot be decoded become U+FFFD and are counted in a warning."""
    if not data.strip():
        raise EmptyFile(name, "it is empty", "save it again, or leave it out")
    for magic, what in MAGIC.items():
        if data.startswith(magic):
            raise NotText(name, f"it is {what}, not text", "give it as HTML, PDF, Markdown or plain text")
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _finish(data[len(bom) :], encoding, name, guessed=False)
    wide = _wide(data)
    if wide:
        return _finish(data, wide, name, guessed=True)
    _refuse_binary(data, name)
    declared = CHARSET.search(data[:8192]) if html else None
    try:
        return Decoded(_clean(data.decode("utf-8")), "utf-8", _nul_warning(data.count(0)))
    except UnicodeDecodeError:
        pass
    if declared and (known := _codec(declared[1].decode("ascii", "replace"))):
        return _finish(data, known, name, guessed=False)
    return _finish(data, _guess(data), name, guessed=True)


def _codec(label: str) -> str | None:
    label = label.strip().lower()
    if label in LATIN:
        return "cp1252"
    label = {
        "shift_jis": "cp932",
        "shift-jis": "cp932",
        "sjis": "cp932",
        "x-sjis": "cp932",
        "gb2312": "gb18030",
        "gbk": "gb18030",
        "euc-kr": "cp949",
        "ks_c_5601-1987": "cp949",
    }.get(label, label)
    try:
        found = codecs.lookup(label)
    except (LookupError, ValueError):
        return None
    return found.name if found._is_text_encoding else None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte of the head is zero."""
    sample = data[:4000]
    if len(sample) < 8 or sample.count(0) < len(sample) * 0.3:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 4 * even and odd > len(sample) * 0.3:
        return "utf-16-le"
    return "utf-16-be" if even > 4 * odd and even > len(sample) * 0.3 else None


def _refuse_binary(data: bytes, name: str) -> None:
    sample = data[:65536]
    odd = len(sample) - len(sample.translate(None, bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})))
    if odd > max(4, len(sample) * 0.01) or (len(sample) < 200 and sample.count(0) > len(sample) * 0.05):
        raise NotText(name, "it holds binary data, not text", "give it as HTML, PDF, Markdown or plain text")


def _guess(data: bytes) -> str:
    """The likeliest encoding of bytes that are not UTF-8; mostly UTF-8 with a few broken bytes stays UTF-8."""
    broken = data.decode("utf-8", "replace").count("\ufffd")
    sample = data[:200_000]
    high = sum(byte > 127 for byte in sample)
    if broken <= max(1, high * 0.05):
        return "utf-8"
    if high < 0.15 * len(sample):
        return "cp1252"  # Latin letters with a few accents; other scripts are mostly high bytes
    from charset_normalizer import from_bytes  # noqa: PLC0415  # comes with trafilatura; needed for odd files only

    best = from_bytes(data[:100_000]).best()
    name = best.encoding if best else ""
    return name if name in OTHER_SCRIPTS else "cp1252"


def _finish(data: bytes, encoding: str, name: str, *, guessed: bool) -> Decoded:
    text = data.decode(encoding, "replace")
    warnings: list[ReportWarning] = []
    if guessed:
        warnings.append(
            ReportWarning(
                "encoding", f"no encoding was stated and the bytes are not UTF-8: read as {encoding}", stage="read"
            )
        )
    lost = text.count("\ufffd")
    if lost:
        warnings.append(
            ReportWarning(
                "encoding", f"{lost} characters could not be decoded as {encoding}; each stands as �", stage="read"
            )
        )
    warnings.extend(_nul_warning(text.count("\0")))
    if not text.strip():
        raise EmptyFile(name, "there is no text in it", "save it again, or leave it out")
    return Decoded(_clean(text), encoding, tuple(warnings))


def _nul_warning(count: int) -> tuple[ReportWarning, ...]:
    return (
        (ReportWarning("encoding", f"{count} NUL characters in the text; each stands as �", stage="read"),)
        if count
        else ()
    )


def _clean(text: str) -> str:
    return text.replace("\0", "\ufffd")
