"""Keep `locale/vi` in step with the code: `make messages` writes it, `--check` (in `make test`) only compares.

xgettext finds the msgids, through Django's own makemessages on a copy of the tree; everything else is Babel. New msgids
take their Vietnamese from `locale/fragments/*.po`, where whoever writes a page may put it, and are empty otherwise.
There is no fuzzy matching: a guess that looks translated is worse than a gap that fails the check.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "marketplace" / "locale"
VIETNAMESE = LOCALE / "vi" / "LC_MESSAGES" / "django.po"
SOURCES = ("*.py", "*.html", "*.txt")
# without dates or names: the file changes only when a message does
HEADER = b"""# The Vietnamese voice of the shop. `make messages` adds and removes msgids; people write the msgstr.
msgid ""
msgstr ""
"Language: vi\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def main(arguments: list[str]) -> int:
    """Write the catalogue, or with `--check` answer 1 after one line for each fault."""
    wanted = extract()
    if "--check" not in arguments:
        _write(merge(wanted, [VIETNAMESE, *sorted(LOCALE.glob("fragments/*.po"))]))
        return 0
    faults = list(compare(wanted, _read(VIETNAMESE)))
    print("\n".join(faults))
    return 1 if faults else 0


def extract() -> Catalog:
    """Every msgid that the code and the templates use now."""
    with tempfile.TemporaryDirectory(prefix="messages-") as name:
        copy = Path(name)
        for path in _source_files():
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, copy / path)
        (copy / "locale").mkdir()
        # not manage.py: words are found even while some module of the tree cannot be imported
        command = [sys.executable, "-m", "django", "makemessages", "--locale=vi", "--keep-pot", "--no-wrap"]
        options = ["--extension=html,txt,py", "--ignore=tests/*", "--add-location=file"]
        bare = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        done = subprocess.run([*command, *options], cwd=copy, env=bare, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"makemessages failed:\n{done.stdout}{done.stderr}")
        # xgettext leaves the plural rule of its template blank, which Babel refuses to read
        template = (copy / "locale" / "django.pot").read_bytes()
        return read_po(
            io.BytesIO(template.replace(b"nplurals=INTEGER; plural=EXPRESSION", b"nplurals=2; plural=(n != 1)"))
        )


def merge(wanted: Catalog, sources: Iterable[Path]) -> Catalog:
    """The wanted msgids, each with the first translation that a source has for it."""
    known = [_read(path) for path in sources if path.exists()]
    merged = Catalog(locale="vi", domain="django", project="cho-hop-tac", fuzzy=False)
    for message in sorted(filter(_is_message, wanted), key=_order):
        merged.add(
            message.id if isinstance(message.id, str) else tuple(message.id),
            _first_translation(known, message),
            locations=[(place, 0) for place in sorted({place for place, _ in message.locations})],
            flags=message.flags - {"fuzzy"},
            auto_comments=message.auto_comments,
            context=message.context,
        )
    return merged


def compare(wanted: Catalog, present: Catalog) -> Iterable[str]:
    """One line for each msgid that is missing, untranslated, fuzzy, broken or no longer used."""
    for message in filter(_is_message, wanted):
        found = present.get(message.id, message.context)
        if found is None:
            yield f"missing: {message.id!r} ({message.locations[0][0]}); run make messages"
        elif found.fuzzy or not _translation(present, message):
            yield f"untranslated: {message.id!r} ({message.locations[0][0]})"
        else:
            yield from (f"broken: {message.id!r}: {error}" for error in found.check(present))
    for message in filter(_is_message, present):
        if wanted.get(message.id, message.context) is None:
            yield f"no longer used: {message.id!r}; run make messages"


def _source_files() -> list[Path]:
    command = ["git", "ls-files", "-co", "--exclude-standard", "--", *SOURCES]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [Path(path) for path in listed if not path.startswith("tests/") and (ROOT / path).exists()]


def _is_message(message: Message) -> bool:
    return bool(message.id)


def _order(message: Message) -> tuple[str, str, str]:
    first = min((place for place, _ in message.locations), default="")
    return first, str(message.id), message.context or ""


def _first_translation(catalogs: Iterable[Catalog], message: Message) -> str | tuple[str, ...]:
    for catalog in catalogs:
        if translation := _translation(catalog, message):
            return translation
    return ""


def _translation(catalog: Catalog, message: Message) -> str | tuple[str, ...]:
    """What the catalogue has for a message; empty where it has nothing, or a plural where a plain text is wanted."""
    found = catalog.get(message.id, message.context)
    text = found.string if found else ""
    if message.pluralizable:
        return tuple(text) if isinstance(text, (tuple, list)) and all(text) else ""
    return text if isinstance(text, str) else ""


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="vi", domain="django")


def _write(catalog: Catalog) -> None:
    VIETNAMESE.parent.mkdir(parents=True, exist_ok=True)
    with VIETNAMESE.open("wb") as file:
        file.write(HEADER)
        write_po(file, catalog, width=110, include_lineno=False, omit_header=True)
    gaps = sum(1 for message in catalog if message.id and not _translation(catalog, message))
    print(f"{VIETNAMESE.relative_to(ROOT)}: {len(catalog)} messages, {gaps} still to translate")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
