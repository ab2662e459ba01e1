r"""File names as tables hold them: bytes that are no UTF-8 stand as ``\xNN``, and nothing is lost.

>>> readable_name("caf\udce9.txt"), raw_name(r"caf\xE9.txt") == "caf\udce9.txt"
('caf\\xE9.txt', True)
"""

import re

_BYTE = re.compile("[\udc80-\udcff]|\\\\(?=x[0-9A-F]{2})")
"""A byte that Python could not decode (PEP 383), or a backslash that would read as such a byte."""
_ESCAPED = re.compile(r"\\x([0-9A-F]{2})")


def readable_name(name: str) -> str:
    """Return a name or path as text that any file can hold; almost all stay as they are."""
    return _BYTE.sub(lambda match: f"\\x{ord(match[0]) & 0xFF:02X}", name)


def raw_name(readable: str) -> str:
    """Return the name or path, as the file system knows it, that `readable_name` made readable."""
    return _ESCAPED.sub(lambda match: _decoded(int(match[1], 16)), readable)


def _decoded(byte: int) -> str:
    return chr(byte) if byte < 0x80 else chr(0xDC00 + byte)
