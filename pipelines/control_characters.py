"""Characters that command a terminal instead of being printed, shown as visible signs.

A title or a file's name may hold escape sequences that clear the screen, rename the window or type
for the reader, and marks that turn the order of letters around. Whatever is printed passes
`show_controls` first; tables and JSON keep the text as it is.
"""

import re

_COMMANDS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 and C1: ESC, CSI, OSC; of C0 not tab and newline
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional marks, embeddings, isolates
    "\u2028\u2029"  # separators that some terminals take for a new line
    "\ud800-\udfff]"  # bytes of a file's name that are no UTF-8
)


def show_controls(text: str) -> str:
    r"""Return `text` with each control character but tab and newline as its escape.

    The escape is JSON's, so a JSON document still says the same when it has passed.

    >>> show_controls("\x1b]0;owned\x07 \u202egnp.exe")
    '\\u001b]0;owned\\u0007 \\u202egnp.exe'
    """
    return _COMMANDS.sub(_escape, text)


def show_line(text: str) -> str:
    r"""Return `text` as `show_controls` does and on one line.

    >>> show_line("two\nlines")
    'two\\u000alines'
    """
    return show_controls(text).replace("\n", "\\u000a").replace("\t", "\\u0009")


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
