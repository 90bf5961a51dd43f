"""What Bình uploads: turned upright, made small, without the place it was taken at; what is no picture is refused."""

import io
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms

from catalogue.images import clean_upload
from tests.factories import picture


def opened(file):
    file.seek(0)
    return Image.open(file)


def upload(data, name="anh.jpg"):
    return SimpleUploadedFile(name, data, content_type="image/jpeg")


def photograph(size=(900, 600), orientation=6):
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Máy ảnh của Bình"
    exif[0x8825] = {1: "N", 2: (10.0, 2.0, 3.0)}
    out = io.BytesIO()
    Image.new("RGB", size, "#446633").save(out, "JPEG", exif=exif)
    return out.getvalue()


def png_of(width, height):
    """A tiny file that claims to be huge: the decoder would have to make every pixel."""

    def chunk(kind, data):
        return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)

    header = width.to_bytes(4) + height.to_bytes(4) + b"\x08\x02\x00\x00\x00"
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 999)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "AVIF"])
def test_the_kinds_we_read_become_webp(kind):
    cleaned = clean_upload(picture(kind=kind))
    assert opened(cleaned).format == "WEBP"
    assert cleaned.name.endswith(".webp")


def test_the_place_and_the_camera_are_not_kept_and_it_stands_upright():
    image = opened(clean_upload(upload(photograph())))
    assert image.size == (960, 1440)
    assert dict(image.getexif()) == {}
    assert "icc_profile" not in image.info


def test_a_large_picture_is_made_small():
    assert max(opened(clean_upload(picture(size=(3000, 1500)))).size) == 2000


def test_what_is_seen_through_becomes_white():
    out = io.BytesIO()
    Image.new("RGBA", (200, 200), (0, 0, 0, 0)).save(out, "PNG")
    assert opened(clean_upload(upload(out.getvalue()))).convert("RGB").getpixel((9, 9)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "not_a_picture"),
        (b"<?php system($_GET['c']); ?>", "not_a_picture"),
        (b"GIF89a" + b"\0" * 40, "not_a_picture"),
        (b"%PDF-1.7 ", "not_a_picture"),
        (photograph((1200, 900))[:4000], "broken"),
        (png_of(8000, 8000), "too_large"),
        (png_of(60_000, 60_000), "too_large"),
        (png_of(400, 400), "broken"),
        (png_of(20, 90), "too_small"),
        (png_of(80, 400_000), "too_narrow"),
        (b"\xff\xd8\xff\xe0" + b"\0" * (10 * 1024 * 1024), "too_heavy"),
    ],
)
def test_what_is_no_picture_is_refused_in_one_sentence(data, code):
    with pytest.raises(ValidationError) as refusal:
        clean_upload(upload(data))
    assert refusal.value.code == code
    assert len(refusal.value.messages) == 1


def test_a_grey_of_sixteen_bits_stays_grey():
    out = io.BytesIO()
    Image.new("I;16", (200, 200), 0x8080).save(out, "PNG")
    red, green, blue = opened(clean_upload(upload(out.getvalue()))).convert("RGB").getpixel((9, 9))
    assert abs(red - 128) < 4 and abs(green - 128) < 4 and abs(blue - 128) < 4


def test_colours_are_those_that_the_camera_meant():
    """A profile whose red and blue are exchanged: read with it, the red file shows blue."""
    swapped = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = swapped.index(b"rXYZ"), swapped.index(b"bXYZ")
    swapped[red : red + 4], swapped[blue : blue + 4] = swapped[blue : blue + 4], swapped[red : red + 4]
    out = io.BytesIO()
    Image.new("RGB", (200, 200), "#d01010").save(out, "PNG", icc_profile=bytes(swapped))
    seen = opened(clean_upload(upload(out.getvalue()))).convert("RGB").getpixel((9, 9))
    assert seen[2] > 150 > 60 > seen[0]


def test_a_profile_that_nobody_can_read_is_left_out():
    out = io.BytesIO()
    Image.new("RGB", (200, 200), "#d01010").save(out, "PNG", icc_profile=b"no profile at all" * 20)
    assert opened(clean_upload(upload(out.getvalue()))).convert("RGB").getpixel((9, 9))[0] > 180


def test_a_picture_for_print_keeps_its_colours():
    out = io.BytesIO()
    Image.new("CMYK", (200, 200), (0, 255, 255, 0)).save(out, "JPEG", quality=95)
    red, green, _blue = opened(clean_upload(upload(out.getvalue()))).convert("RGB").getpixel((9, 9))
    assert red > 200 > 80 > green
