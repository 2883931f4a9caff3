"""Ways of writing dates and spans of time, with the truth of what each way shows."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from training.layouts.spans import Span
from training.people.grammar import Words
from training.people.model import Entry, Moment

PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_LATIN = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_SEASONS = (0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 0)
Form = Callable[[Moment, Words], str]


def _month(m: Moment, words: Words) -> str:
    return words.all("months")[m.month - 1]


def _short(m: Moment, words: Words) -> str:
    return words.all("months_short")[m.month - 1]


def _mid(m: Moment, words: Words) -> str:
    third = words.all("mid")
    return third[min((m.month - 1) * len(third) // 12, len(third) - 1)]


FORMS: dict[str, Form] = {
    "mon": lambda m, w: f"{_short(m, w)} {m.year}",
    "mondot": lambda m, w: f"{_short(m, w)}. {m.year}",
    "month": lambda m, w: f"{_month(m, w)} {m.year}",
    "of": lambda m, w: f"{_month(m, w)} {w.say('of')} {m.year}",
    "comma": lambda m, w: f"{_month(m, w)}, {m.year}",
    "caps": lambda m, w: f"{_short(m, w)} {m.year}".upper(),
    "num": lambda m, w: f"{m.month:02}/{m.year}",
    "num1": lambda m, w: f"{m.month}/{m.year}",
    "num2": lambda m, w: f"{m.month:02}/{m.year % 100:02}",
    "iso": lambda m, w: f"{m.year}-{m.month:02}",
    "slash": lambda m, w: f"{m.year}/{m.month:02}",
    "dot": lambda m, w: f"{m.month:02}.{m.year}",
    "dash": lambda m, w: f"{_short(m, w)}-{m.year}",
    "dash2": lambda m, w: f"{_short(m, w)}-{m.year % 100:02}",
    "apos": lambda m, w: f"{_short(m, w)} '{m.year % 100:02}",
    "apos2": lambda m, w: f"{_short(m, w)}’{m.year % 100:02}",
    "aposyear": lambda m, w: f"'{m.year % 100:02}",
    "day": lambda m, w: f"{m.day} {_month(m, w)} {m.year}",
    "dayus": lambda m, w: f"{_month(m, w)} {m.day}, {m.year}",
    "daydot": lambda m, w: f"{m.day:02}.{m.month:02}.{m.year}",
    "dayslash": lambda m, w: f"{m.year}/{m.month:02}/{m.day:02}",
    "dayiso": lambda m, w: f"{m.year}-{m.month:02}-{m.day:02}",
    "quarter": lambda m, w: f"Q{(m.month + 2) // 3} {m.year}",
    "season": lambda m, w: f"{w.all('season')[_SEASONS[m.month - 1]]} {m.year}",
    "mid": lambda m, w: f"{_mid(m, w)} {m.year}",
    "year": lambda m, w: str(m.year),
    "solar": lambda m, w: f"{w.all('solar_months')[(m.month - 4) % 12]} {_solar(m)}",
    "solarnum": lambda m, w: f"{_solar(m)}/{(m.month - 4) % 12 + 1:02}",
    "solaryear": lambda m, w: str(_solar(m)),
    "solarshort": lambda m, w: f"{w.all('solar_months')[(m.month - 4) % 12]} {_solar(m) % 100:02}",
    "levant": lambda m, w: f"{w.all('levant_months')[m.month - 1]} {m.year}",
}
_YEARS = {"aposyear", "year", "season", "mid", "quarter"}
_APPROX = {"season", "mid", "quarter", "solar", "solarnum", "solaryear", "solarshort"}
_EN = (
    "mon mon mon month month mondot comma caps num num num num num1 num2 iso slash dot dash dash2 "
    "apos apos2 aposyear day dayus daydot dayslash quarter season mid year year year"
)
_EUROPE = "mon month month num num num dot num2 iso year year year season day daydot slash apos mid"
HABITS = {
    "en": _EN.split(),
    "de": (_EUROPE + " dot dot num dot daydot quarter").split(),
    "fr": _EUROPE.split(),
    "es": (_EUROPE + " of of").split(),
    "it": _EUROPE.split(),
    "pt": (_EUROPE + " of").split(),
    "tr": _EUROPE.split(),
    "nl": _EUROPE.split(),
    "fa": [
        "solar",
        "solar",
        "solar",
        "solarnum",
        "solarnum",
        "solaryear",
        "solaryear",
        "solarshort",
        "month",
        "num",
        "year",
    ],
    "ar": ["month", "month", "levant", "num", "num", "slash", "year", "year", "daydot"],
}
_DASHES = (" – ", " – ", " - ", " - ", "–", "-", " — ", " to ", " to ")


def _solar(m: Moment) -> int:
    """The Persian solar year of most of a Gregorian month (months begin about the 21st)."""
    return m.year - 621 if m.month >= 4 else m.year - 622


@dataclass
class DateHabit:
    """How one document writes dates: the form, the joiner, the figures, the word for today."""

    form: str
    dash: str
    digits: dict[int, int]
    words: Words
    shared: bool
    bracket_length: bool
    today: str

    def moment(self, m: Moment) -> str:
        """The moment in this habit's form."""
        return FORMS[self.form](m, self.words).translate(self.digits)

    def spans(self, entry: Entry) -> list[Span]:
        """The entry's time as spans with the roles start, end, present, sep, length."""
        if entry.mode == "none" or entry.start is None or entry.end is None:
            return []
        if entry.mode == "length":
            return [Span(self.words.say("months_note").translate(self.digits), "length")]
        if entry.mode == "end" or (entry.mode == "start" and not entry.now):
            role = "end" if entry.mode == "end" else "start"
            if entry.lead and role == "end":
                return [Span(f"{entry.lead} ", "note"), Span(self.moment(entry.end), "end")]
            return [Span(self.moment(entry.end if role == "end" else entry.start), role)]
        start = Span(self.moment(entry.start), "start")
        if entry.mode == "since":
            return [Span(self.words.say("since") + " ", "sep"), start]
        if entry.mode == "open":
            return [start, Span(self.dash.rstrip() if len(self.dash.strip()) < 2 else " –", "sep")]
        return self._range(entry, start)

    def _range(self, entry: Entry, start: Span) -> list[Span]:
        dash = Span(self.dash, "sep")
        if entry.now or entry.end is None:
            spans = [start, dash, Span(self.today, "present")]
        else:
            spans = [start, dash, Span(self.moment(entry.end), "end")]
            if self.shared and entry.start and entry.start.year == entry.end.year:
                spans = self._shared(entry.start, entry.end) or spans
        if self.bracket_length:
            length = self.words.say("months_note").translate(self.digits)
            spans += [Span(" ", "sep"), Span(length, "length")]
        return spans

    def _shared(self, start: Moment, end: Moment) -> list[Span]:
        """One year for two months: "5 - 11/2012", "Jun – Sep 2012"."""
        if self.form in ("num", "num1"):
            first = str(start.month)
        elif self.form in ("mon", "month"):
            first = (_short if self.form == "mon" else _month)(start, self.words)
        else:
            return []
        return [
            Span(first.translate(self.digits), "start"),
            Span(self.dash, "sep"),
            Span(self.moment(end), "end"),
        ]

    def truth(self, m: Moment) -> str:
        """What a reader can know of the moment: YYYY-MM, or YYYY where no month is drawn."""
        if self.form == "solaryear":
            return str(_solar(m) + 621)
        return str(m.year) if self.form in _YEARS else f"{m.year}-{m.month:02}"

    @property
    def approx(self) -> bool:
        """Whether the truth is the nearest Gregorian month or year of what is drawn."""
        return self.form in _APPROX


def habit(words: Words, rng: Random) -> DateHabit:
    """A random way of writing dates for one document."""
    language = words.language
    digits: dict[int, int] = {}
    if language == "fa" and rng.random() < 0.7:
        digits = PERSIAN
    if language == "ar" and rng.random() < 0.4:
        digits = ARABIC
    dash = rng.choice(_DASHES)
    if " to " in dash or rng.random() < 0.12:
        dash = f" {words.say('to')} "
    form = rng.choice(HABITS[language])
    if form == "dash" and dash.strip() == "-":
        dash = " – "
    return DateHabit(
        form, dash, digits, words, rng.random() < 0.4, rng.random() < 0.08, words.say("present")
    )
