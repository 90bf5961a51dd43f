"""The alphabet of the drawn goods: every function returns a piece of SVG text.

Units are those of the view box: a good is drawn on 480 by 480, a scene on 1600 by 900.
Angles are degrees, 0 to the right, growing clockwise.
"""

import math
import random
import re
import zlib
from collections.abc import Iterable, Sequence

LEAF_DEEP, LEAF, LEAF_MID, LEAF_PALE = "#1f5b36", "#3f7f48", "#7daa58", "#b9cf86"
CREAM, RICE, STRAW = "#fbf1d8", "#fffbf0", "#e6c583"
TURMERIC, TURMERIC_DEEP, CLAY, BARK, DARK = "#e2a32c", "#c77f12", "#be6b3c", "#7a4a2a", "#3a2a20"
LACQUER, INDIGO, PINK, INK = "#b23a2c", "#34506e", "#e79a8b", "#243021"
GROUNDS = {
    "sage": "#dce6d2",
    "straw": "#f3e2b6",
    "clay": "#f2d8c4",
    "mist": "#d8e5e4",
    "cream": "#f0e6cf",
    "rose": "#f3dad2",
    "leaf": "#cfdfbe",
}
WEAVE = (
    '<pattern id="weave" width="20" height="20" patternTransform="rotate(45)" '
    'patternUnits="userSpaceOnUse"><path fill="#fff" opacity=".85" '
    'd="M0 2h10v6H0zm10 10h10v6H10zm2-12h6v10h-6zM2 10h6v10H2z"/></pattern>'
)
Place = tuple[float, float, float, float]
"""Where a stamp goes: x, y, degrees, scale."""


def num(value: float) -> str:
    """A coordinate with at most one decimal, as short as SVG allows."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text in {"-0", ""} else re.sub(r"^(-?)0\.", r"\1.", text)


def pts(*points: tuple[float, float]) -> str:
    """Points as coordinates of a path command."""
    return " ".join(f"{num(x)} {num(y)}" for x, y in points)


def _opacity(value: float) -> str:
    return "" if value >= 1 else f' opacity="{value:.2f}"'.replace('"0.', '".')


def path(d: str, fill: str, opacity: float = 1) -> str:
    """A filled outline."""
    return f'<path fill="{fill}" d="{d}"{_opacity(opacity)}/>'


def line(d: str, colour: str, width: float, opacity: float = 1, dash: str = "") -> str:
    """A stroke with round ends: stalks, ribs, veins, cords."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path fill="none" stroke="{colour}" stroke-linecap="round" stroke-linejoin="round" '
        f'stroke-width="{num(width)}"{dashes} d="{d}"{_opacity(opacity)}/>'
    )


def disc(x: float, y: float, r: float, fill: str, opacity: float = 1) -> str:
    """A filled circle."""
    return f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r)}" fill="{fill}"{_opacity(opacity)}/>'


def ring(x: float, y: float, r: float, colour: str, width: float) -> str:
    """A circle of which only the line shows."""
    return (
        f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r)}" fill="none" stroke="{colour}" stroke-width="{num(width)}"/>'
    )


def oval(x: float, y: float, rx: float, ry: float, fill: str, opacity: float = 1, turn: float = 0) -> str:
    """A filled ellipse, turned about its own centre."""
    turned = f' transform="rotate({num(turn)} {num(x)} {num(y)})"' if turn else ""
    return (
        f'<ellipse cx="{num(x)}" cy="{num(y)}" rx="{num(rx)}" ry="{num(ry)}" fill="{fill}"{_opacity(opacity)}{turned}/>'
    )


def bar(x: float, y: float, w: float, h: float, fill: str, r: float = 0, opacity: float = 1) -> str:
    """A filled rectangle with corners of radius r."""
    corner = f' rx="{num(r)}"' if r else ""
    return (
        f'<rect x="{num(x)}" y="{num(y)}" width="{num(w)}" height="{num(h)}" fill="{fill}"{corner}{_opacity(opacity)}/>'
    )


def at(x: float, y: float, *parts: str, turn: float = 0, scale: float = 1, flip: bool = False) -> str:
    """Parts drawn about their own origin, put at (x, y)."""
    moves = f"translate({num(x)} {num(y)})"
    if turn:
        moves += f"rotate({num(turn)})"
    if flip:
        moves += f"scale({-scale:.2f} {scale:.2f})"
    elif scale != 1:
        moves += f"scale({scale:.2f})"
    return f'<g transform="{moves}">{"".join(parts)}</g>'


def _name(prefix: str, text: str) -> str:
    return f"{prefix}{zlib.crc32(text.encode()):x}"


def clipped(outline: str, *painted: str) -> str:
    """What is painted, cut off at the outline."""
    name = _name("clip", outline)
    return f'<clipPath id="{name}"><path d="{outline}"/></clipPath><g clip-path="url(#{name})">{"".join(painted)}</g>'


def solid(
    outline: str,
    fill: str,
    *painted: str,
    span: tuple[float, float],
    dark: float = 0.13,
    light: float = 0.22,
) -> str:
    """An outline, what is painted on it, shade over its right part and light at its left.

    ``span`` is the leftmost and the rightmost x of the outline.
    """
    left, right = span
    wide = right - left
    from_x, to_x = left + 0.74 * wide, left + 0.14 * wide
    shade = path(f"M{num(from_x)}-300h600v1200h-600z", INK, dark) if dark else ""
    strip = path(f"M{num(to_x)}-300h-600v1200h600z", "#fff", light) if light else ""
    return path(outline, fill) + clipped(outline, *painted, shade, strip)


def stamps(part: str, places: Iterable[Place]) -> str:
    """One part drawn once and repeated at many places."""
    name = _name("part", part)
    uses = []
    for x, y, turn, scale in places:
        moves = f"translate({num(x)} {num(y)})"
        moves += f"rotate({num(turn)})" if turn else ""
        moves += f"scale({scale:.2f})" if scale != 1 else ""
        uses.append(f'<use href="#{name}" transform="{moves}"/>')
    return f'<defs><g id="{name}">{part}</g></defs>{"".join(uses)}'


def scattered(
    seed: int, count: int, box: tuple[float, float, float, float], apart: float = 0
) -> list[tuple[float, float]]:
    """Random points in box (left, top, right, bottom), at least ``apart`` from each other."""
    dice = random.Random(seed)
    found: list[tuple[float, float]] = []
    for _ in range(count * 30):
        if len(found) == count:
            break
        x, y = dice.uniform(box[0], box[2]), dice.uniform(box[1], box[3])
        if all(math.hypot(x - a, y - b) >= apart for a, b in found):
            found.append((x, y))
    return found


def skin(r: float, *painted: str, gleam: float = 0.3) -> str:
    """What lies on a round thing about the origin: paint, shade as a sickle, one tilted gleam."""
    outline = f"M{num(-r)} 0a{num(r)} {num(r)} 0 1 1 {num(2 * r)} 0a{num(r)} {num(r)} 0 1 1 {num(-2 * r)} 0z"
    sickle = (
        f"M{num(r * 0.2)} {num(-r)}a{num(r)} {num(r)} 0 0 1 0 {num(2 * r)}q{num(r * 0.62)} {num(-r)} 0 {num(-2 * r)}z"
    )
    shine = oval(-r * 0.42, -r * 0.38, r * 0.15, r * 0.32, "#fff", gleam, 32)
    return clipped(outline, *painted, path(sickle, INK, 0.13)) + (shine if gleam else "")


def ball(x: float, y: float, r: float, fill: str, *painted: str, gleam: float = 0.3) -> str:
    """One round thing; what is painted on it is drawn about its middle."""
    return disc(x, y, r, fill) + stamps(skin(r, *painted, gleam=gleam), [(x, y, 0, 1)])


def shadow(x: float, y: float, rx: float, opacity: float = 0.17) -> str:
    """The shadow on the table of a thing that stands at (x, y) and is 2 rx wide."""
    return oval(x + 16, y, rx, min(15.0, 4 + rx * 0.1), INK, opacity)


def leaf(
    x: float,
    y: float,
    length: float,
    turn: float,
    fill: str = LEAF,
    width: float = 0.36,
    vein: bool = True,
) -> str:
    """A leaf from its stalk at (x, y): two halves, the lower one darker, and a pale vein."""
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))

    def p(a: float, b: float) -> tuple[float, float]:
        return x + length * (a * cos - b * sin), y + length * (a * sin + b * cos)

    side = 1 if cos >= 0 else -1
    upper = f"{pts(p(0.28, -side * width), p(0.72, -side * 0.9 * width), p(1, 0))}"
    lower = f"{pts(p(0.72, side * 0.9 * width), p(0.28, side * width), p(0, 0))}"
    half = f"M{pts(p(1, 0))}C{lower}z"
    drawn = path(f"M{pts(p(0, 0))}C{upper}C{lower}z", fill) + path(half, INK, 0.13)
    if vein:
        drawn += line(f"M{pts(p(0.07, 0))}L{pts(p(0.84, 0))}", RICE, 2, 0.45)
    return drawn


def text_bars(x: float, y: float, w: float, colour: str) -> str:
    """Two rounded bars that stand for writing, centred on x."""
    return bar(x - w / 2, y, w, 7, colour, 3.5, 0.9) + bar(x - w * 0.29, y + 16, w * 0.58, 6, colour, 3, 0.6)


def mix(colour: str, other: str, share: float) -> str:
    """A colour moved towards another by a share between 0 and 1."""
    a, b = (tuple(int(c[i : i + 2], 16) for i in (1, 3, 5)) for c in (colour, other))
    return "#" + "".join(f"{round(p + (q - p) * share):02x}" for p, q in zip(a, b, strict=True))


def grain(name: str, width: int = 480, height: int = 480, count: int = 46) -> str:
    """Short flecks of straw in the paper, from a seed that is the name."""
    dice = random.Random(zlib.crc32(name.encode()))
    flecks = "".join(
        f"M{dice.randint(2, width - 2)} {dice.randint(2, height - 2)}l{dice.randint(-8, 8)} {dice.randint(2, 8)}"
        for _ in range(count)
    )
    return line(flecks, "#6b5b33", 1.2, 0.16)


def tray(ground: str) -> str:
    """The table and the mẹt: a round bamboo tray that stands behind every good."""
    paper = GROUNDS[ground]
    table = mix(paper, "#6b5b33", 0.12)
    rim = mix(paper, TURMERIC_DEEP, 0.35)
    ticks = ring(240, 222, 178, mix(rim, "#39294d", 0.28), 12).replace(
        "/>", ' stroke-dasharray="3 34.28" opacity=".55"/>'
    )
    return (
        f"<defs>{WEAVE}</defs>"
        + bar(0, 0, 480, 480, paper)
        + bar(0, 352, 480, 128, table)
        + disc(252, 230, 186, INK, 0.09)
        + disc(240, 222, 184, mix(paper, "#ffffff", 0.37))
        + disc(240, 222, 184, "url(#weave)")
        + ring(240, 222, 178, rim, 12)
        + ticks
        + bar(0, 382, 480, 98, table)
    )


def document(width: int, height: int, body: str) -> str:
    """A whole SVG file: equal definitions merged at its head, names shortened."""
    pool: dict[str, None] = {}
    for pattern in (r"()(<clipPath id=.*?</clipPath>)", r"(<defs>)((?:(?!<defs>).)*?)</defs>"):
        while found := list(re.finditer(pattern, body)):
            pool.update(dict.fromkeys(one[2] for one in found))
            body = re.sub(pattern, "", body)
    body = f"<defs>{''.join(pool)}</defs>{body}"
    for index, name in enumerate(dict.fromkeys(re.findall(r'id="(\w+)"', body))):
        body = re.sub(rf'(id="|#){name}(?=["\)])', rf"\g<1>{_short(index)}", body)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{body}</svg>\n'
    )


def _short(index: int) -> str:
    return chr(97 + index) if index < 26 else f"{chr(97 + index // 26 - 1)}{index % 26}"


def tile(name: str, ground: str, *parts: str) -> str:
    """The picture of a good: tray, what stands before it, grain of the paper."""
    return document(480, 480, tray(ground) + "".join(parts) + grain(name))


def fan(start: float, end: float, count: int) -> Sequence[float]:
    """``count`` values from start to end, both included."""
    step = (end - start) / max(1, count - 1)
    return [start + step * i for i in range(count)]
