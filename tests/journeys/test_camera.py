"""Khách holds a package in front of the camera at /truy-xuat/; without a camera the field is there all the same."""

import re

import pytest

from tests.support.browser import Visitor

# a browser that reads codes, and a camera that shows one: what a telephone brings along
TELEPHONE = """
window.BarcodeDetector = class {
  static async getSupportedFormats() { return ["qr_code", "ean_13"]; }
  async detect(video) { return video.srcObject ? [{ rawValue: window.shown }] : []; }
};
navigator.mediaDevices.getUserMedia = async () => {
  if (window.refused) throw new DOMException("no", "NotAllowedError");
  const canvas = document.createElement("canvas");
  canvas.getContext("2d").fillRect(0, 0, 10, 10);
  const stream = canvas.captureStream(5);
  window.tracks = stream.getTracks();
  return stream;
};
"""


@pytest.fixture
def code(newcomer, shop):
    """A lot that is on sale."""
    with newcomer() as khach:
        listed = khach.page.request.get(khach.home + "/sitemap-lo.xml").text()
    return re.search(r"/l/([A-Z0-9-]+)<", listed)[1]


def _with(khach: Visitor, *, shows: str = "", refused: bool = False) -> None:
    khach.page.add_init_script(f"{TELEPHONE}; window.shown = '{shows}'; window.refused = {str(refused).lower()};")
    khach.go("/truy-xuat/")


def test_what_the_camera_reads_opens_the_lot(newcomer, code):
    with newcomer(width=360) as khach:
        _with(khach, shows=f"https://id.example/l/{code}")
        khach.page.get_by_role("button", name="Dùng máy ảnh").click()
        khach.page.wait_for_url(f"**/l/{code}")
        assert khach.complaints == []


def test_who_does_not_allow_the_camera_types(newcomer, code):
    with newcomer(width=360) as khach:
        _with(khach, refused=True)
        khach.page.get_by_role("button", name="Dùng máy ảnh").click()
        khach.page.get_by_text("Không dùng được máy ảnh ở đây").wait_for()
        khach.page.get_by_label("Mã trên tem").fill(code)
        khach.page.keyboard.press("Enter")
        khach.page.wait_for_url(f"**/l/{code}")


def test_the_camera_ends_when_it_is_closed(newcomer):
    with newcomer(width=360) as khach:
        _with(khach)
        khach.page.get_by_role("button", name="Dùng máy ảnh").click()
        khach.page.get_by_role("button", name="Tắt máy ảnh").click()
        assert khach.page.evaluate("tracks.every((track) => track.readyState === 'ended')")
        assert khach.page.locator("video").is_hidden()


def test_a_browser_that_reads_no_codes_shows_no_button(newcomer):
    with newcomer(width=360) as khach:
        khach.page.add_init_script("delete window.BarcodeDetector")
        khach.go("/truy-xuat/")
        assert khach.page.get_by_label("Mã trên tem").is_visible()
        assert khach.page.get_by_role("button", name="Dùng máy ảnh").is_hidden()
