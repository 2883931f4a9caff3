"""How a document looks and how its headings are dressed."""

from random import Random

from training.layouts.families import Family
from training.layouts.spans import Heading, Style
from training.people.grammar import Words

_FONTS = (
    "Liberation Sans",
    "Liberation Serif",
    "Lato",
    "Roboto",
    "Open Sans",
    "Carlito",
    "Caladea",
    "DejaVu Sans",
    "EB Garamond",
    "Liberation Sans Narrow",
)
_RTL_FONTS = (
    "DejaVu Sans",
    "DejaVu Sans",
    "DejaVu Sans",
    "Noto Naskh Arabic",
    "Noto Sans Arabic",
    "Amiri",
)
_INKS = ("#000000", "#000000", "#1f3864", "#2e74b5", "#444444", "#7a1f1f", "#0b6b4f", "#555577")
_SIDES = (
    ("#f0f0f0", "#222222"),
    ("#ffffff", "#222222"),
    ("#1f3864", "#ffffff"),
    ("#e8eef7", "#111111"),
    ("#2d2d2d", "#eeeeee"),
)
_MARKERS = ("•", "•", "•", "-", "–", "*", "▪", "➢", "○", "✓", "·", "")
_ICONS = ("•", "■", "►", "✦", "❖", "▌", "◆", "#")


def style_of(family: Family, words: Words, name: str) -> Style:
    """A random look within a family."""
    rng = words.rng
    rtl = words.language in ("fa", "ar")
    fill, ink = rng.choice(_SIDES)
    style = Style(
        font=rng.choice(_RTL_FONTS if rtl else _FONTS),
        size=rng.choice((9, 9.5, 10, 10.5, 11, 12)),
        accent=rng.choice(_INKS),
        marker=rng.choice(_MARKERS),
        heading_size=rng.choice((0, 1, 1.5, 2, 3, 4)),
        heading_bold=rng.random() < 0.8,
        heading_rule=rng.random() < 0.4,
        letter_spacing=rng.choice((0, 0, 0, 0, 1, 2, 3)) if not rtl else 0,
        bold=frozenset(
            role
            for role in ("title", "company", "start", "degree", "institution", "label")
            if rng.random() < 0.35
        ),
        italic=frozenset(
            role for role in ("title", "company", "place", "start", "field") if rng.random() < 0.15
        ),
        head_bullet="bullet-head" in family.habits or rng.random() < 0.04,
        margin_width=rng.choice((14, 18, 22, 26)),
        side_width=rng.choice((26, 30, 34, 38)),
        side_fill=fill,
        side_ink=ink,
        centred=rng.random() < 0.3,
        gap=rng.choice((2, 4, 6, 8, 12)),
        rtl=rtl,
        variant=rng.randint(0, 5),
    )
    style.heading_size += style.size
    _furnish(style, words, name)
    return style


_FOOTERS = (
    "{date}", "{page}", "Page {page} of {pages}", "{name} · {page}", "{date} – {page}/{pages}",
    "{cv} {name}, {date}", "{page} | {name}",
)  # fmt: skip
_RUNNING_HEADS = ("{name}", "{name} - {cv}", "{cv} – {date}", "{name}, page {page}")


def _furnish(style: Style, words: Words, name: str) -> None:
    """Give some pages a footer or a running head."""
    rng = words.rng
    if rng.random() < 0.25:
        style.footer = rng.choice(_FOOTERS)
    if rng.random() < 0.12:
        style.running_head = rng.choice(_RUNNING_HEADS)
    day = rng.choice(
        (
            f"{rng.randint(1, 12):02}/{rng.randint(2012, 2026)}",
            f"{rng.randint(1, 28)}.{rng.randint(1, 12)}.{rng.randint(2012, 2026)}",
            f"{words.all('months')[rng.randint(0, 11)]} {rng.randint(2012, 2026)}",
        )
    )
    for part in ("footer", "running_head"):
        text = getattr(style, part).replace("{name}", name).replace("{date}", day)
        setattr(style, part, text.replace("{cv}", words.say("cv")) if text else "")


class Headings:
    """Dresses a document's headings alike: case, icon, number, colon, spacing."""

    def __init__(self, words: Words) -> None:
        rng = words.rng
        self._words = words
        self._case = rng.choice(
            (
                "upper",
                "upper",
                "upper",
                "as",
                "as",
                "as",
                "as",
                "as",
                "title",
                "lower" if rng.random() < 0.3 else "as",
            )
        )
        self._icon = rng.choice(_ICONS) if rng.random() < 0.12 else ""
        self._numbered = rng.random() < 0.05
        self._tail = ":" if rng.random() < 0.12 else ""
        self._spaced = rng.random() < 0.05 and words.language not in ("fa", "ar")
        self.none = rng.random() < 0.03
        self._count = 0

    def heading(self, kind: str, again: bool = False) -> Heading:
        """The heading of a section; ``again`` on the page where it goes on."""
        rng, symbol = self._words.rng, f"h_{kind}"
        text = self._words.say(symbol if self._words.has(symbol) else "h_other")
        self._count += 1
        if kind == "experience" and rng.random() < 0.05 and self._words.has("years"):
            text = f"{text.rstrip(':')} {self._words.say('years')}"
        if again and self._words.has("continued"):
            text = f"{text.rstrip(':')} {self._words.say('continued')}"
        text = _cased(text, self._case)
        if self._spaced:
            text = "   ".join(" ".join(word) for word in text.split())
        if self._tail and not text.endswith((":", ")")):
            text += self._tail
        if self._numbered:
            text = f"{self._count}. {text}"
        return Heading(f"{self._icon} {text}" if self._icon else text, kind)


def _cased(text: str, case: str) -> str:
    if case == "title":
        return text.title()
    return {"upper": text.upper(), "lower": text.lower()}.get(case, text)


def body_form(rng: Random, family: Family) -> str:
    """How a document draws the bodies of its entries."""
    if "run-in" in family.habits:
        return rng.choice(("run-in", "run-in", "paragraph"))
    return rng.choice(("bullets",) * 12 + ("lines", "lines", "paragraph", "paragraph", "run-in"))
