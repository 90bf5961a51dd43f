"""Files as people send them, by mistake or on purpose."""

from __future__ import annotations

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms

from tests.catalogue.test_images import photograph, png_of

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
HTML = b"<!doctype html><script>alert(document.cookie)</script>"


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """The picture as a file of that kind."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def gif() -> bytes:
    """Two pictures that take turns."""
    frames = [Image.new("RGB", (200, 200), colour) for colour in ("#1f5b36", "#a5281d")]
    return saved(frames[0], "GIF", save_all=True, append_images=frames[1:])


def zipped(*names: str) -> bytes:
    """An archive with empty files of those names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return out.getvalue()


def deep() -> bytes:
    """A grey PNG of 16 bits a pixel, of one middle grey."""
    return saved(Image.new("I;16", (200, 200), 0x8080), "PNG")


def profiled() -> bytes:
    """A red of a profile that is not sRGB."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    return saved(Image.new("RGB", (200, 200), "#c00000"), "JPEG", icc_profile=lab)


def upload(data: bytes, name: str = "anh.jpg", kind: str = "image/jpeg") -> SimpleUploadedFile:
    """The bytes under a name and a declared type, neither of which is believed."""
    return SimpleUploadedFile(name, data, content_type=kind)


GOOD = {
    "a photograph on its side, with its place": photograph(),
    "a PNG named .jpg": saved(Image.new("RGB", (200, 200)), "PNG"),
    "CMYK": saved(Image.new("CMYK", (200, 200)), "JPEG"),
    "16 bits": deep(),
    "a palette": saved(Image.new("P", (200, 200)), "PNG"),
    "a strange profile": profiled(),
    "half seen through": saved(Image.new("RGBA", (200, 200), (0, 0, 0, 99)), "PNG"),
}
BAD = {
    "nothing": b"",
    "an SVG with a script": SVG,
    "a page named .jpg": HTML,
    "an archive named .jpg": zipped("a.txt"),
    "a GIF that moves": gif(),
    "a JPEG cut short": photograph((1200, 900))[:4000],
    "a bomb of 64 million pixels": png_of(8000, 8000),
    "a bomb beyond the decoder's own limit": png_of(60_000, 60_000),
    "eleven megabytes": b"\xff\xd8\xff\xe0" + b"\0" * (11 * 1024 * 1024),
    "a speck": png_of(20, 90),
}
