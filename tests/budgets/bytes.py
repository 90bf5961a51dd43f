"""What a browser fetches for a page besides photographs, weighed from the page's own HTML and the files it names."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

STATIC = r"/static/([\w./-]+\.{})"


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes, gzipped but for fonts, which are compressed already."""

    html: int
    css: int
    js: int
    fonts: int
    drawings: int

    @property
    def bare(self) -> int:
        """All of it."""
        return self.html + self.css + self.js + self.fonts + self.drawings


def weigh(html: str) -> Weight:
    """The page with what it links; style sheets together, as they are served."""
    sheets = _named(html, "css")
    scripts = _named(html, "js")
    imported = [f"js/{name}" for script in scripts for name in _imported(_text(script), html)]
    fonts = sorted(
        {f"fonts/{name}" for sheet in sheets for name in re.findall(r"fonts/([\w.-]+\.woff2)", _text(sheet))}
    )
    return Weight(
        html=zipped(html.encode()),
        css=zipped("".join(_text(name) for name in sheets).encode()) if sheets else 0,
        js=sum(zipped(_text(name).encode()) for name in {*scripts, *imported}),
        fonts=sum(_path(name).stat().st_size for name in fonts),
        drawings=sum(zipped(_text(name).encode()) for name in _named(html, "svg")),
    )


def _imported(script: str, html: str) -> list[str]:
    """The modules that the script fetches on this page: those without a condition, and those whose mark is there."""
    found = re.findall(r'(?:if \(has\("([^"]+)"\)\) )?import\("\./([\w.-]+\.js)"\)', script)
    return [name for selector, name in found if not selector or re.findall(r"[\w-]+", selector)[-1] in html]


def zipped(data: bytes) -> int:
    """As a server compresses in passing."""
    return len(gzip.compress(data, 6))


def _named(html: str, kind: str) -> list[str]:
    return list(dict.fromkeys(re.findall(STATIC.format(kind), html)))


def _path(name: str) -> Path:
    found = finders.find(name)
    assert found, f"{name} is not below {settings.STATICFILES_DIRS}"
    return Path(found)


def _text(name: str) -> str:
    return _path(name).read_text()
