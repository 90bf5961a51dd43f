"""Write the pictures: ``python -m marketplace.demo.pictures [--raster]``."""

import argparse
import sys
from pathlib import Path

from .gallery import PICTURES
from .raster import write_masters

ART = Path(__file__).resolve().parent.parent / "art"


def main() -> None:
    """Write every SVG file, and with ``--raster`` its WebP master beside it."""
    parser = argparse.ArgumentParser(prog="python -m marketplace.demo.pictures")
    parser.add_argument("--raster", action="store_true", help="also write WebP masters (Chromium)")
    parser.add_argument("names", nargs="*", help="only these pictures")
    chosen = parser.parse_args()
    ART.mkdir(exist_ok=True)
    names = chosen.names or list(PICTURES)
    for name in names:
        (ART / f"{name}.svg").write_text(PICTURES[name](), encoding="utf-8")
    if chosen.raster:
        write_masters([ART / f"{name}.svg" for name in names])
    sys.stdout.write(f"{len(names)} pictures in {ART.name}/\n")


if __name__ == "__main__":
    main()
