"""What is drawn rather than chosen: surnames, towns, unknown words, numbers, years, phones."""

from functools import cache
from random import Random

from faker import Faker

from training.people.grammar import WORDS, Facts
from training.people.towns import town, us_states

LOCALES = {
    "us": ("en_US",),
    "gb": ("en_GB", "en_IE"),
    "in": ("en_IN",),
    "intl": (
        "en_US",
        "de_DE",
        "es_MX",
        "it_IT",
        "tr_TR",
        "pl_PL",
        "en_PH",
        "en_NG",
        "pt_BR",
        "ro_RO",
    ),
    "de": ("de_DE", "de_AT", "de_CH"),
    "fr": ("fr_FR", "fr_CA", "fr_CH"),
    "es": ("es_ES", "es_MX", "es_CO"),
    "fa": ("fa_IR",),
    "ar": ("ar_SA", "ar_AA"),
    "it": ("it_IT",),
    "pt": ("pt_BR", "pt_PT"),
    "tr": ("tr_TR",),
    "nl": ("nl_NL", "nl_BE"),
}


@cache
def faker_of(locale: str) -> Faker:
    """One Faker for each locale (making one is slow)."""
    return Faker(locale)


@cache
def forms(name: str) -> tuple[str, ...]:
    """A line of the file of forms: a culture's phone numbers, the sounds of unknown words."""
    lines = (WORDS / "forms.txt").read_text(encoding="utf-8").splitlines()
    line = next(line for line in lines if line.startswith(f"{name}:"))
    return tuple(form.strip() for form in line.split(":", 1)[1].split("|"))


class FactsOf:
    """Random facts of one culture (``us``, ``in``, ``de`` …), all drawn from one random source."""

    def __init__(self, culture: str, rng: Random) -> None:
        self.culture = culture
        self.rng = rng
        self.fake = faker_of(rng.choice(LOCALES[culture]))
        self.fake.seed_instance(rng.getrandbits(32))

    def town(self) -> tuple[str, str, str]:
        """A town, its region ("" where none is usual) and its country's name."""
        return town(self.culture, self.rng) or (self.fake.city(), "", "")

    def invented(self) -> str:
        """An unknown word that sounds like a firm."""
        rng = self.rng
        onsets, vowels = forms("onsets"), forms("vowels")
        count = rng.choice((1, 2, 2))
        word = "".join(rng.choice(onsets) + rng.choice(vowels) for _ in range(count))
        word += rng.choice(onsets) * (rng.random() < 0.4) + rng.choice(vowels)
        word += rng.choice(forms("codas"))
        return word.upper() if rng.random() < 0.08 else word.capitalize()

    def acronym(self) -> str:
        """Two to five capitals."""
        return "".join(
            self.rng.choices("ABCDEFGHIKLMNOPRSTUVW", k=self.rng.choice((2, 3, 3, 3, 4, 5)))
        )

    def phone(self) -> str:
        """A phone number in a form of the culture."""
        rng = self.rng
        digits = "".join(rng.choices("0123456789", k=10))
        return rng.choice(forms(self.culture)).format(*digits)

    def day(self) -> str:
        """A day of the last years, written in figures."""
        rng = self.rng
        return f"{rng.randint(1, 28):02}/{rng.randint(1, 12):02}/{rng.randint(2015, 2026)}"

    def birth(self) -> str:
        """A date of birth in one of several forms."""
        rng = self.rng
        day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(1955, 2003)
        form = rng.choice(
            ("{0:02}/{1:02}/{2}", "{0:02}.{1:02}.{2}", "{2}-{1:02}-{0:02}", "{0:02}-{1:02}-{2}")
        )
        return form.format(day, month, year)

    def table(self) -> Facts:
        """The facts by the symbol that word files name them with."""
        rng = self.rng
        return {
            "surname": self.fake.last_name,
            "initial": lambda: self.fake.first_name()[:1],
            "name_any": lambda: f"{self.fake.first_name()} {self.fake.last_name()}",
            "phone_any": self.phone,
            "city": lambda: self.town()[0],
            "state": lambda: rng.choice(us_states())[1],
            "invented": self.invented,
            "invlow": lambda: self.invented().lower(),
            "acronym": self.acronym,
            "number": lambda: str(rng.randint(12, 2999)),
            "small": lambda: str(rng.randint(2, 15)),
            "digit": lambda: str(rng.randint(0, 9)),
            "percent": lambda: str(rng.randint(16, 98)),
            "gpa": lambda: f"{rng.randint(270, 400) / 100:.{rng.choice((1, 2))}f}",
            "cgpa": lambda: f"{rng.randint(60, 98) / 10:.1f}",
            "year": lambda: str(rng.randint(1985, 2025)),
            "month": lambda: rng.choice(
                ("January", "March", "May", "June", "September", "October")
            ),
            "birth": self.birth,
            "day": self.day,
            "fakejob": self.fake.job,
            "fakecompany": self.fake.company,
        }
