"""What goods come in: bags, tins, jars, bottles, cartons, crates, baskets, pots.

A vessel stands on the table where its function says; fill, emblem and colours change by kind.
"""

from .parts import (
    BARK,
    CLAY,
    CREAM,
    DARK,
    INK,
    RICE,
    STRAW,
    TURMERIC_DEEP,
    at,
    bar,
    disc,
    line,
    mix,
    num,
    oval,
    path,
    ring,
    shadow,
    solid,
    stamps,
    text_bars,
)

BAG = "M150 132q-4-26 12-26h156q16 0 12 26c6 68 20 168 22 240q0 36-30 36H158q-30 0-30-36c2-72 16-172 22-240"


def roundel(x: float, y: float, r: float, colour: str, *inner: str, fill: str = RICE) -> str:
    """A round label with a ring of the given colour."""
    return disc(x, y, r, fill) + ring(x, y, r, colour, 5) + "".join(inner)


def rice_bag(cloth: str, band: str, accent: str, *emblem: str, foot: str = "") -> str:
    """A bag of five kilograms with a handle, centred on x = 240, standing on y = 408."""
    wave = "M100 342c70-26 130 14 280-20"
    return shadow(240, 408, 124) + solid(
        BAG,
        cloth,
        bar(100, 106, 280, 40, band),
        bar(206, 116, 68, 18, mix(cloth, "#ffffff", 0.3), 9),
        path(wave + "v98H100z", band),
        line("M100 328c70-26 130 14 280-20", accent, 5),
        roundel(240, 238, 72, accent),
        *emblem,
        foot or text_bars(240, 372, 100, RICE),
        span=(128, 352),
    )


def tin(body: str, lid: str, lid_top: str, accent: str, *emblem: str) -> str:
    """A tall tea tin, centred on x = 224, its label between y = 190 and 340."""
    return (
        shadow(232, 408, 98)
        + solid(
            "M146 132h156v254q0 24-78 24t-78-24z",
            body,
            bar(140, 190, 170, 150, CREAM),
            bar(140, 196, 170, 4, accent),
            bar(140, 330, 170, 4, accent),
            *emblem,
            span=(146, 302),
        )
        + solid(
            "M138 104q0-20 86-20t86 20v36q0 12-86 12t-86-12z",
            lid,
            path("M138 104q0-20 86-20t86 20q0 14-86 14t-86-14", lid_top),
            span=(138, 310),
        )
    )


def coffee_bag(body: str, fold: str, clip: str, ring_colour: str, *emblem: str) -> str:
    """A bag with a folded top and a wire, centred on x = 223, its roundel at (223, 270)."""
    wire = bar(118, 116, 210, 13, clip, 6.5)
    return (
        shadow(226, 408, 106)
        + solid(
            "M138 136h170l14 236q2 36-26 36H150q-28 0-26-36z",
            body,
            bar(100, 136, 240, 18, INK, 0, 0.18),
            disc(223, 270, 66, CREAM),
            ring(223, 270, 57, ring_colour, 3),
            *emblem,
            text_bars(223, 360, 94, STRAW),
            span=(122, 324),
            dark=0.18,
            light=0.12,
        )
        + solid(
            "M134 92h178v46H134z",
            fold,
            bar(120, 110, 220, 10, INK, 0, 0.25),
            span=(134, 312),
        )
        + wire
    )


def pouch(body: str, band: str, *painted: str, x: float = 224) -> str:
    """A stand-up pouch with a sealed and notched top, 200 wide, from y = 96 to 408."""
    outline = (
        "M-92-212h184q6 0 5 8-2 20-7 36c4 56 16 120 18 172q1 36-26 36H-82q-27 0-26-36"
        "c2-52 14-116 18-172-5-16-7-26-7-36-1-8 5-8 5-8"
    )
    seal = bar(-110, -212, 220, 30, band) + line("M-110-176H110", INK, 2, 0.18, "6 7")
    inner = solid(outline, body, seal, *painted, span=(-104, 104))
    return shadow(x, 408, 108) + at(x, 368, inner, scale=1)


def honey_jar(glass: str, honey: str, top: str, lid: str, *label: str) -> str:
    """A squat jar of 500 ml, centred on x = 228, from its lid at y = 120 to 408."""
    return (
        shadow(230, 406, 116)
        + solid(
            "M146 172c-20 14-26 28-26 50v150q0 36 36 36h144q36 0 36-36V222c0-22-6-36-26-50z",
            glass,
            path("M100 206h256v214H100z", honey),
            path("M100 206h256v24c-56-14-156 16-256-4z", top),
            *label,
            span=(120, 336),
            dark=0.13,
            light=0.28,
        )
        + solid("M142 120h172v44q0 8-8 8H150q-8 0-8-8z", lid, span=(142, 314))
    )


def cork_jar(*inside: str) -> str:
    """A wide jar of clear glass under a cork, centred on x = 232, filled below y = 222."""
    specks = [(180, 118), (206, 140), (232, 112), (262, 134), (284, 116), (196, 104), (250, 150)]
    return (
        shadow(236, 408, 116)
        + solid(
            "M150 160h164v24c20 8 26 20 26 40v152q0 32-32 32H156q-32 0-32-32V224c0-20 6-32 26-40z",
            "#e6ede6",
            *inside,
            span=(124, 340),
            dark=0.16,
        )
        + bar(146, 154, 172, 14, "#c9d6ce", 7)
        + solid(
            "M158 104q0-8 8-8h132q8 0 8 8l-6 56H164z",
            STRAW,
            *(disc(x, y, 3, BARK, 0.3) for x, y in specks),
            span=(158, 306),
        )
    )


def bottle(cap: str, neck: str, liquid: str, *label: str) -> str:
    """A bottle of 500 ml, centred on x = 234, its label between y = 256 and 368."""
    return (
        shadow(236, 408, 90)
        + solid(
            "M208 96h52v62c0 24 46 38 46 82v144q0 24-24 24h-96q-24 0-24-24V240c0-44 46-58 46-82z",
            neck,
            path("M150 176h170v244H150z", liquid),
            *label,
            span=(162, 306),
            dark=0.18,
        )
        + solid(
            "M200 62q0-8 8-8h52q8 0 8 8v42h-68z",
            cap,
            bar(196, 92, 80, 5, INK, 0, 0.25),
            span=(200, 268),
        )
    )


def dropper(glass: str, *label: str) -> str:
    """A small bottle with a pipette, centred on x = 226, its label from y = 262 to 366."""
    ribs = "".join(bar(x, 138, 3, 52, "#fff", 0, 0.12) for x in range(200, 256, 9))
    return (
        shadow(230, 408, 92)
        + solid(
            "M188 190c-28 10-40 26-40 54v136q0 28 28 28h100q28 0 28-28V244c0-28-12-44-40-54z",
            glass,
            bar(140, 262, 180, 104, CREAM),
            *label,
            span=(148, 304),
            dark=0.16,
        )
        + solid("M196 138h60v52h-60z", DARK, ribs, span=(196, 256))
        + solid("M206 92q0-26 20-26t20 26v46h-40z", CLAY, span=(206, 246))
    )


def carton(
    box: tuple[float, float, float, float],
    face: str,
    side: str,
    inside: str,
    *painted: str,
) -> str:
    """An open carton: (left, top, width, height) of its face; ``inside`` peeps out behind it."""
    x, y, w, h = box
    flap = path(f"M{num(x)} {num(y)}l28-24h{num(w)}l-28 24z", mix(side, INK, 0.4))
    back = path(f"M{num(x + w)} {num(y)}l28-24v{num(h)}l-28 24z", side)
    face_d = f"M{num(x)} {num(y)}h{num(w)}v{num(h)}h{num(-w)}z"
    return (
        shadow(x + w / 2 + 6, y + h, w * 0.62) + flap + inside + back + solid(face_d, face, *painted, span=(x, x + w))
    )


def crate(x: float, y: float, w: float, h: float, wood: str = STRAW) -> str:
    """A crate of three boards between two posts; (x, y) is its upper left corner."""
    step = h / 3
    boards = "".join(
        solid(
            f"M{num(x)} {num(y + i * step)}h{num(w)}v{num(step - 6)}h{num(-w)}z",
            mix(wood, CLAY, 0.1 * i),
            line(f"M{num(x + 20)} {num(y + i * step + 12)}h{num(w * 0.5)}", BARK, 2, 0.2),
            span=(x, x + w),
        )
        for i in range(3)
    )
    posts = bar(x + 6, y - 6, 20, h + 2, BARK, 3) + bar(x + w - 26, y - 6, 20, h + 2, BARK, 3)
    gap = bar(x + 6, y, w - 12, h - 6, DARK, 0, 0.75)
    return shadow(x + w / 2, y + h - 4, w * 0.54) + gap + boards + posts


def woven(x: float, y: float, w: float, h: float, taper: float = 0.12) -> str:
    """A woven basket's body with its rim; (x, y) is the rim's left end."""
    foot = w * taper
    outline = f"M{num(x)} {num(y)}h{num(w)}l{num(-foot)} {num(h - 26)}q-6 26-34 26H{num(x + foot + 34)}q-28 0-34-26z"
    cell = bar(0, 4, 11, 20, CLAY, 4, 0.55) + bar(17, 7, 26, 14, TURMERIC_DEEP, 6, 0.75)
    rows = stamps(
        cell,
        [
            (x - 20 + (23 if r % 2 else 0) + c * 46, y + 6 + r * 20, 0, 1)
            for r in range(int(h / 20) + 1)
            for c in range(int(w / 46) + 2)
        ],
    )
    rim = bar(x - 12, y - 14, w + 24, 24, BARK, 12) + line(
        f"M{num(x - 2)} {num(y - 2)}H{num(x + w + 2)}", STRAW, 8, 1, "0 15"
    )
    return shadow(x + w / 2, y + h, w * 0.46) + solid(outline, STRAW, rows, span=(x, x + w)) + rim


def pot(colour: str, lip: str, wave: str = RICE) -> str:
    """The glazed pot of mai and cúc, centred on x = 240, standing on y = 412."""
    return (
        shadow(240, 412, 100)
        + solid(
            "M150 322h180l-18 72q-4 18-22 18H190q-18 0-22-18z",
            colour,
            line("M150 356q30-16 60 0t60 0 60 0", wave, 4, 0.7),
            span=(150, 330),
        )
        + bar(140, 306, 200, 24, lip, 8)
        + oval(240, 308, 90, 7, DARK)
    )
