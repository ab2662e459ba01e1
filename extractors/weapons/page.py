"""The page ``docs/weapons.md``: all systems of the gazetteer by class, written from the lexicons.

Run ``python -m extractors.weapons.page docs/weapons.md`` after a change of the lexicons.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from extractors.lexicon import read_csv
from extractors.weapons.classes import CLASSES, WeaponClass
from extractors.weapons.systems import FILES, SYSTEMS, System, listed_forms

_HEAD = """# The gazetteer of weapon systems

{count} systems in {classes} classes, written by `python -m extractors.weapons.page docs/weapons.md`
from `extractors/weapons/lexicon/weapons_*.csv`. Do not edit this page: edit the lexicon and write
the page again.

## To add a system

One row in the file of its domain ({files}):

```
name,class,origin,caliber_mm,aliases,family
Nora B-52,sp_gun,SRB,155,Nora NG;Nora howitzer,
```

- `name` is the canonical name that the tables show; `class` an id of `weapon_classes.toml`.
- `origin` is the ISO 3166-1 alpha-3 code of the maker's country, empty for a joint work of several
  countries; `caliber_mm` the bore of a gun or launcher, empty for everything else.
- `aliases` are further names, parted by `;`. Hyphens, blanks, letter case, accents, plurals, Roman
  and Arabic marks ("Mk 4", "Mark IV") and the code at the head of a name ("M142" of "M142 HIMARS")
  need no alias of their own.
- A sibling with another number ("An-74" of the An-72) has a row of its own with its own facts, and
  `family` names the first. An alias with another number than its row's name ends in `=` where it
  names the same system all the same ("Su-32=" of the Su-34).
- A form that ends in `?` is also an ordinary word, a person's name, a road or a form ("Patriot?",
  "A-10?"): it counts in military context only. Words that must not stand near it go into
  `cues.toml`, with the other cues.
- Part of a name is enough beside a noun of the system's class: "Dardo vehicles" of "VCC-80 Dardo",
  "Kilo submarines" of "Kilo class". Words that are no such name ("Indian") stand under `no_parts`
  in `spellings.toml`.
- A name that is taken for something else gets a row in `weapon_examples.csv`: a phrase where it is
  the weapon, and one where it is not.
- A name may stand in one row only; loading the lexicon says which rows disagree. Then write this
  page again and run `pytest tests/extractors/weapons/test_systems.py`, which finds every name of
  every row in a sentence.

A designation that is in no row is still read by its form and context: `designation_series.toml` has
the families.

"UNROCA" is the category of the United Nations Register of Conventional Arms. Names in italics need
military context.
"""


def build_page() -> str:
    """Return the whole page as Markdown."""
    head = _HEAD.format(
        count=f"{len(SYSTEMS):,}",
        classes=len({system.weapon_class for system in SYSTEMS}),
        files=", ".join(f"`{file}.csv`" for file in FILES),
    )
    return "\n".join([head, *_examples(), *_sections()])


def _examples() -> Iterator[str]:
    yield "## Names that mean other things too\n"
    yield "| System | Here it is meant | Here it is not |\n|---|---|---|"
    for row in read_csv(__package__, "weapon_examples"):
        yield f"| {row['system']} | {row['example']} | {row['counter_example']} |"
    yield ""


def _sections() -> Iterator[str]:
    for group in dict.fromkeys(row.group for row in CLASSES.values()):
        members = [row for row in CLASSES.values() if row.group == group and _systems_of(row)]
        if members:
            yield f"## {group.capitalize()}\n"
        for row in members:
            yield from _table(row)


def _systems_of(row: WeaponClass) -> list[System]:
    return sorted(
        (s for s in SYSTEMS if s.weapon_class == row.id), key=lambda s: (s.name.casefold(), s.name)
    )


def _table(row: WeaponClass) -> Iterator[str]:
    yield f"### {row.id}\n"
    yield f"SIPRI: {row.sipri or 'not counted'}; UNROCA: {row.unroca or 'not counted'}.\n"
    yield "| System | Origin | mm | Also | Family |\n|---|---|---|---|---|"
    for system in _systems_of(row):
        forms = [_marked(*form) for form in listed_forms(system)]
        facts = (forms[0], system.origin or "", system.caliber_mm or "")
        yield "| {} | {} | {} | {} | {} |".format(*facts, ", ".join(forms[1:]), system.family or "")
    yield ""


def _marked(form: str, ambiguous: bool) -> str:
    plain = form.replace("|", "/").replace("*", "\\*")
    return f"*{plain}*" if ambiguous else plain


def main() -> None:
    """Write the page to the path that the command line names."""
    if len(sys.argv) != 2:
        sys.exit("usage: python -m extractors.weapons.page PATH")
    Path(sys.argv[1]).write_text(build_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
