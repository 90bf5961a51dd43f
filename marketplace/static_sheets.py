"""Style sheets are written apart and served as one: they compress together, and a page waits for one request."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.base import ContentFile

EVERYWHERE = ("tokens", "base", "layout", "components")
SHEETS = {
    "buyer": (*EVERYWHERE, "pages"),
    "desk": (*EVERYWHERE, "desk"),
    "alliance": (*EVERYWHERE, "pages", "desk"),
    "specimen": (*EVERYWHERE, "pages", "desk", "specimen"),
}


def names(kind: str) -> list[str]:
    """Name the style sheets of a kind of page (a key of SHEETS): the joined one where files were collected."""
    joined = _joined(kind)
    if not settings.DEBUG and joined in getattr(staticfiles_storage, "hashed_files", {}):
        return [joined]
    return [f"css/{part}.css" for part in SHEETS[kind]]


class JoinedSheets:
    """For a static files storage that hashes names: `collectstatic` also writes each kind's joined style sheet."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Add the joined sheets to what was collected, then go on as usual."""
        if not dry_run:
            for kind, parts in SHEETS.items():
                target = _joined(kind)
                sources = (paths[f"css/{part}.css"] for part in parts)
                self.delete(target)  # type: ignore[attr-defined]
                self._save(target, ContentFile(b"".join(_read(*source) for source in sources)))  # type: ignore[attr-defined]
                paths[target] = (self, target)
        yield from super().post_process(paths, dry_run, **options)  # type: ignore[misc]


def _joined(kind: str) -> str:
    return f"css/all-{kind}.css"


def _read(storage: Any, path: str) -> bytes:
    with storage.open(path) as source:
        return bytes(source.read())
