"""Hoa looks at the shop: every kind of good has its own picture, light enough for her phone."""

import csv
import xml.etree.ElementTree as ET
from itertools import combinations
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from marketplace.demo.pictures.gallery import COOPERATIVES, GOODS, PICTURES, SCENES, VIEWS, goods_of
from marketplace.demo.pictures.views_origin import ORIGINS
from marketplace.demo.tables import table
from tests.demo.looks import distance, thing_on

ART = Path(__file__).resolve().parents[2] / "marketplace" / "demo" / "art"
SVG = "{http://www.w3.org/2000/svg}"
KINDS = [
    "tra-rau-ma-quang-tho",
    "bot-matcha-rau-ma",
    "rau-ma-tuoi-vietgap",
    "den-may-tre-bao-la",
    "ro-ra-may-tre",
    "non-la-hue",
    "me-xung-hue",
    "che-tan-cuong",
    "che-shan-tuyet",
    "mat-ong-bac-ha",
    "cam-sanh-ha-giang",
    "gao-seng-cu",
    "que-van-yen",
    "man-hau-son-la",
    "ca-phe-son-la",
    "gao-muong-tac",
    "gao-dien-bien",
    "cam-cao-phong",
    "buoi-doan-hung",
    "mi-gao-lut",
    "vai-thieu-luc-ngan",
    "my-chu",
    "nhan-long-hung-yen",
    "cha-muc-ha-long",
    "nuoc-mam-phu-quoc",
    "duong-thot-not",
    "gao-st25",
    "buoi-nam-roi",
    "keo-dua-ben-tre",
    "xoai-cat-hoa-loc",
    "khoai-lang-say",
    "ca-phe-buon-ma-thuot",
    "ho-tieu-chu-se",
    "hat-dieu-binh-phuoc",
    "nho-ninh-thuan",
    "toi-ly-son",
    "que-tra-my",
    "mam-ruoc-hue",
    "tinh-dau-tram",
    "cao-atiso",
    "tra-ca-gai-leo",
    "mai-vang-chau",
    "hoa-cuc-mam-xoi",
    "mot-ngay-doi-che",
    "nghi-tai-ban",
]


def test_every_kind_of_good_has_its_picture():
    assert sorted(GOODS) == sorted(KINDS)
    for name in PICTURES:
        assert (ART / f"{name}.svg").is_file(), f"{name}.svg is missing: python -m marketplace.demo.pictures"
        assert (ART / f"{name}.webp").is_file(), f"{name}.webp is missing: python -m marketplace.demo.pictures --raster"


def test_the_kinds_are_those_of_the_demonstration_list():
    listing = Path(settings.BASE_DIR).parent / "shared" / "data" / "demo-products.csv"
    if not listing.is_file():
        pytest.skip("the list of demonstration goods does not stand beside the project")
    with listing.open(encoding="utf-8") as rows:
        assert sorted(row["slug"] for row in csv.DictReader(rows)) == sorted(KINDS)


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_the_drawing_in_the_repository_is_what_the_script_draws(name):
    assert (ART / f"{name}.svg").read_text(encoding="utf-8") == PICTURES[name]()


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_a_drawing_parses_says_nothing_in_letters_and_is_light(name):
    drawing = ART / f"{name}.svg"
    root = ET.parse(drawing).getroot()
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert root.tag == f"{SVG}svg" and tags.isdisjoint({"text", "image", "script", "style", "foreignObject"})
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = {element.get("href", "").removeprefix("#") for element in root.iter(f"{SVG}use")}
    assert links <= set(ids)
    landscape = name in SCENES or name in COOPERATIVES or name in ORIGINS
    assert ("linearGradient" in tags) <= landscape
    assert 2_000 <= drawing.stat().st_size <= (40_000 if landscape else 14_000)


def test_no_two_pictures_are_the_same():
    seen = {}
    for name in PICTURES:
        with Image.open(ART / f"{name}.webp") as master:
            assert master.width == (1600 if name in SCENES else 1200)
            seen.setdefault(master.convert("L").resize((16, 16)).tobytes(), []).append(name)
    assert all(len(names) == 1 for names in seen.values())


# A bag with only another emblem on it measures 6, the same bag on another ground beside another bowl 12;
# the nearest two of our kinds measure 23 (a sack of white rice, a pale hat).
LOOKS_ALIKE = 18


def test_hoa_tells_every_two_kinds_apart_on_a_card_of_160_pixels():
    things = {name: thing_on(ART / f"{name}.webp") for name in GOODS}
    alike = [pair for pair in combinations(GOODS, 2) if distance(things[pair[0]], things[pair[1]]) < LOOKS_ALIKE]
    assert alike == []


def test_a_dozen_kinds_and_more_are_shown_from_three_sides():
    well_shown = [name for name in GOODS if len(goods_of(name)) >= 3]
    assert len(well_shown) >= 12
    assert {"gao-st25", "che-tan-cuong", "mat-ong-bac-ha", "nuoc-mam-phu-quoc", "non-la-hue"} <= set(well_shown)


def test_every_cooperative_has_a_picture_of_its_own():
    chosen = [row["picture"] for row in table("cooperatives")]
    assert len(chosen) == 31 and sorted(chosen) == sorted(COOPERATIVES)


def test_every_story_has_a_picture_of_its_own():
    chosen = [row["picture"] for row in table("stories")]
    assert len(set(chosen)) == len(chosen) == 6 and set(chosen) <= set(SCENES)


def test_the_masters_together_stay_under_six_megabytes():
    assert sum(master.stat().st_size for master in ART.glob("*.webp")) < 6_000_000


def test_nothing_lies_beside_the_pictures_that_the_script_does_not_draw():
    assert {file.stem for file in ART.iterdir()} == set(PICTURES)


def test_a_good_with_views_shows_them_after_its_first_picture():
    assert goods_of("gao-st25")[0] == "gao-st25"
    for name in VIEWS:
        slug = name.rpartition("-")[0]
        assert name in goods_of(slug)
