"""Invents one person with a whole career."""

import re
import unicodedata
from random import Random

from training.people.careers import sections_of
from training.people.facts import FactsOf
from training.people.grammar import Words
from training.people.model import Person
from training.people.places import place_text

TRADES = (
    "tech",
    "health",
    "teach",
    "money",
    "sell",
    "office",
    "engineer",
    "build",
    "food",
    "public",
    "art",
)
ENGLISH = ("us", "us", "us", "us", "in", "in", "in", "gb", "intl", "intl")
_LATIN = re.compile(r"[^a-z0-9]+")


def invent(
    language: str, rng: Random, habits: frozenset[str] = frozenset()
) -> tuple[Person, Words]:
    """A person of the language and the words that his or her resume goes on to use.

    The habit ``anonymous`` replaces employers and places by "Company Name" and "City , State", as
    resumes do that a builder's vendor made public; ``plain`` names jobs and employers shortly.
    """
    culture = rng.choice(ENGLISH) if language == "en" else language
    facts = FactsOf(culture, rng)
    words = Words(language, rng, facts.table(), rng.choice(TRADES) if language == "en" else "")
    name, also = _name(facts, rng, language)
    sections = sections_of(words, facts, habits)
    address = place_text(words, facts)
    headline = "" if rng.random() < 0.3 else words.say("title")
    person = Person(
        language,
        culture,
        name,
        also,
        headline,
        _email(facts, rng, name),
        facts.phone(),
        address,
        _links(facts, rng),
        sections,
    )
    return person, words


def _name(facts: FactsOf, rng: Random, language: str) -> tuple[str, list[str]]:
    first, last = facts.fake.first_name(), facts.fake.last_name()
    plain = f"{first} {last}"
    if language in ("fa", "ar"):
        return plain, []
    middle = facts.fake.first_name()
    forms: list[tuple[str, list[str]]] = [(plain, [])] * 8 + [
        (f"{first} {middle[0]}. {last}", [plain]),
        (f"{first} {middle} {last}", []),
        (f"{last}, {first}", [plain]),
        (f"{first} {last}-{facts.fake.last_name()}", []),
        (f"{first} “{middle}” {last}", [plain]),
        (f"{first[0]}. {last}", []),
    ]
    if language == "en":
        forms += [
            (f"{plain}{tail}", [plain])
            for tail in (
                ", CPA",
                ", MBA",
                ", RN, BSN",
                " (she/her)",
                ", Ph.D.",
                " Jr.",
                ", PMP",
                ", MD",
                " III",
            )
        ]
        forms += [(f"{head} {plain}", [plain]) for head in ("Dr.", "Mr.", "Ms.", "Er.", "CA")]
    if language == "de":
        forms += [(f"{head} {plain}", [plain]) for head in ("Dr.", "Dipl.-Ing.", "Prof. Dr.")]
        forms.append((f"{plain}, M.Sc.", [plain]))
    return rng.choice(forms)


def _email(facts: FactsOf, rng: Random, name: str) -> str:
    flat = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    parts = [part for part in _LATIN.split(flat) if part][:3] or [facts.invented().lower()]
    local = rng.choice((".", "", "_", "-")).join(parts)
    local += rng.choice(("", "", str(rng.randint(1, 99)), str(rng.randint(1970, 2004))))
    return (
        f"{local}@{rng.choice(('example.com', 'example.org', 'example.net', 'mail.example.com'))}"
    )


def _links(facts: FactsOf, rng: Random) -> list[str]:
    handle = facts.invented().lower() + rng.choice(("", str(rng.randint(1, 999))))
    links = (
        f"linkedin.com/in/{handle}",
        f"github.com/{handle}",
        f"www.{handle}.example.com",
        f"https://www.linkedin.com/in/{handle}",
        f"@{handle}",
        f"skype: {handle}.live",
    )
    return rng.sample(links, rng.choice((0, 0, 1, 1, 2)))
