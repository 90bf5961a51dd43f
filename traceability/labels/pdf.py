"""A PDF written object by object as it comes: whatever its length, nothing of it is kept but where objects begin.

ISO 32000-1. Fonts are embedded last, with the characters that were used by then; the pages before only name them.
"""

from __future__ import annotations

import zlib
from array import array
from pathlib import Path
from typing import BinaryIO

from reportlab.pdfbase.ttfonts import TTFont, TTFontFace, makeToUnicodeCMap

from marketplace import fonts

from .lines import BOLD, REGULAR, LabelError

FILES: dict[str, Path] = {REGULAR: fonts.REGULAR, BOLD: fonts.SEMIBOLD}
MOST_CHARACTERS = 255  # a simple font has one byte for each
NAMES = {REGULAR: "F1", BOLD: "F2"}


class Typeface:
    """The characters of one font that a file uses, each with the byte that stands for it there."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._codes: dict[int, int] = {0: 0}

    def encoded(self, text: str) -> bytes:
        """The text as a hexadecimal string of the page. Raises LabelError for more characters than a font holds."""
        codes = [self._codes.setdefault(ord(char), len(self._codes)) for char in text]
        if len(self._codes) > MOST_CHARACTERS:
            raise LabelError("The label has too many different characters.")
        return b"<" + bytes(codes).hex().encode() + b">"

    def embed(self, file: PdfFile, number: int) -> None:
        """Write the font with its used characters as the object that the pages have named."""
        face: TTFontFace = TTFont(self.name, FILES[self.name]).face
        subset = list(self._codes)
        program, unicode, descriptor = file.reserve(), file.reserve(), file.reserve()
        file.stream(program, face.makeSubset(subset))
        file.stream(unicode, makeToUnicodeCMap(self.name, subset).encode("latin-1"))
        box = " ".join(f"{value:g}" for value in face.bbox)
        file.put(
            descriptor,
            f"<</Type/FontDescriptor/FontName/AAAAAA+{self.name}/Flags 4/FontBBox[{box}]/ItalicAngle 0/StemV 80"
            f"/Ascent {face.ascent:g}/Descent {face.descent:g}/CapHeight {face.capHeight:g}/FontFile2 {program} 0 R>>",
        )
        widths = " ".join(f"{face.getCharWidth(code):g}" for code in subset)
        file.put(
            number,
            f"<</Type/Font/Subtype/TrueType/BaseFont/AAAAAA+{self.name}/FirstChar 0/LastChar {len(subset) - 1}"
            f"/Widths[{widths}]/FontDescriptor {descriptor} 0 R/ToUnicode {unicode} 0 R>>",
        )


class PdfFile:
    """Pages of one size, in points; `close` ends it."""

    def __init__(self, out: BinaryIO, *, width: float, height: float, title: str) -> None:
        self._out, self._at = out, 0
        self._offsets = array("Q", [0])
        self._pages = array("L")
        self.faces = {name: Typeface(name) for name in NAMES}
        self._write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
        self._catalog, self._tree, self._info = self.reserve(), self.reserve(), self.reserve()
        self._fonts = {name: self.reserve() for name in NAMES}
        self._size, self._title = (width, height), title
        self._forms: dict[str, int] = {}

    def text(self, text: str, font: str, size: float, x: float, y: float) -> bytes:
        """The drawing of one line, its base at `x`, `y` in points."""
        shown = self.faces[font].encoded(text)
        return b"BT /%s %.2f Tf %.2f %.2f Td %s Tj ET\n" % (NAMES[font].encode(), size, x, y, shown)

    def form(self, name: str, drawing: bytes, *, width: float, height: float) -> None:
        """Keep a drawing under a name, by which every page may repeat it (`/name Do`)."""
        self._forms[name] = self.reserve()
        box = f"/Type/XObject/Subtype/Form/BBox[0 0 {width:.2f} {height:.2f}]/Resources<<{self._font_list()}>>"
        self.stream(self._forms[name], drawing, box)

    def page(self, drawing: bytes) -> None:
        """Append one page."""
        content, page = self.reserve(), self.reserve()
        self.stream(content, drawing)
        forms = "".join(f"/{name} {number} 0 R" for name, number in self._forms.items())
        self.put(
            page,
            f"<</Type/Page/Parent {self._tree} 0 R/MediaBox[0 0 {self._size[0]:.2f} {self._size[1]:.2f}]"
            f"/Contents {content} 0 R/Resources<<{self._font_list()}/XObject<<{forms}>>>>>>",
        )
        self._pages.append(page)

    def close(self) -> None:
        """Fonts, the list of pages, and where everything stands."""
        for name, number in self._fonts.items():
            self.faces[name].embed(self, number)
        kids = " ".join(f"{number} 0 R" for number in self._pages)
        self.put(self._tree, f"<</Type/Pages/Count {len(self._pages)}/Kids[{kids}]>>")
        self.put(self._catalog, f"<</Type/Catalog/Pages {self._tree} 0 R/ViewerPreferences<</PrintScaling/None>>>>")
        title = f"feff{self._title.encode('utf-16-be').hex()}"
        self.put(self._info, f"<</Title<{title}>>>")
        begins = self._at
        self._write(b"xref\n0 %d\n0000000000 65535 f \n" % len(self._offsets))
        for offset in self._offsets[1:]:
            self._write(b"%010d 00000 n \n" % offset)
        names = f"/Size {len(self._offsets)}/Root {self._catalog} 0 R/Info {self._info} 0 R"
        self._write(f"trailer\n<<{names}>>\nstartxref\n{begins}\n%%EOF\n".encode())

    def reserve(self) -> int:
        """The number of an object that is written later."""
        self._offsets.append(0)
        return len(self._offsets) - 1

    def put(self, number: int, body: str) -> None:
        """Write an object."""
        self._begin(number)
        self._write(body.encode("latin-1") + b"\nendobj\n")

    def stream(self, number: int, data: bytes, described: str = "") -> None:
        """Write a stream, compressed."""
        packed = zlib.compress(data)
        self._begin(number)
        self._write(f"<<{described}/Filter/FlateDecode/Length {len(packed)}>>stream\n".encode("latin-1"))
        self._write(packed + b"\nendstream\nendobj\n")

    def _font_list(self) -> str:
        return "/Font<<" + "".join(f"/{NAMES[name]} {number} 0 R" for name, number in self._fonts.items()) + ">>"

    def _begin(self, number: int) -> None:
        self._offsets[number] = self._at
        self._write(b"%d 0 obj\n" % number)

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._at += len(data)
