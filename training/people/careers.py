"""The sections of a person's resume: jobs, studies and all the rest."""

from random import Random

from training.people.facts import FactsOf
from training.people.grammar import Words
from training.people.model import Entry, Section
from training.people.places import place_text
from training.people.studies import studies_of
from training.people.times import place_jobs, place_studies, set_modes

_OTHER = (
    "languages",
    "certificates",
    "awards",
    "interests",
    "references",
    "personal",
    "volunteer",
    "projects",
    "publications",
    "training",
    "break",
)
_HABITS = ("range",) * 40 + ("start", "end", "none", "length")
_ITEMS = {
    "certificates": "certificate",
    "awards": "award",
    "training": "training",
    "publications": "publication",
}


def sections_of(words: Words, facts: FactsOf, habits: frozenset[str]) -> list[Section]:
    """All sections in the order of the document (random, the usual orders more often)."""
    rng = words.rng
    jobs = _jobs(words, facts, habits)
    studies = studies_of(words, facts, "anonymous" in habits)
    sections = [Section("experience", jobs), Section("education", studies)]
    if rng.random() < 0.3:
        sections.reverse()
    if rng.random() < 0.85:
        skills = list(
            dict.fromkeys(
                words.say("skill") for _ in range(rng.choice((4, 6, 8, 10, 12, 16, 22, 45)))
            )
        )
        sections.insert(rng.randint(0, 2), Section("skills", items=skills))
    if rng.random() < 0.65:
        items = [words.say("summary") for _ in range(rng.randint(1, 3))]
        sections.insert(0, Section("summary", items=items))
    for kind in rng.sample(_OTHER, rng.choice((0, 1, 2, 2, 3, 4, 6))):
        sections.insert(rng.randint(len(sections) - 1, len(sections)), _other(kind, words, facts))
    return sections


def _jobs(words: Words, facts: FactsOf, habits: frozenset[str]) -> list[Entry]:
    rng = words.rng
    anonymous, plain = "anonymous" in habits, "plain" in habits
    jobs: list[Entry] = []
    places = rng.random() < 0.75
    for _ in range(rng.choice((1, 2, 3, 3, 4, 4, 5, 6, 7))):
        title = words.say(_title(plain, bool(jobs), rng))
        if jobs and rng.random() < 0.15 and not anonymous:
            jobs.append(Entry("job", title, jobs[-1].company, jobs[-1].place))
            continue
        company = "Company Name" if anonymous else _company(words, facts, plain)
        where = _place(words, facts, anonymous, plain) if places and rng.random() < 0.9 else ""
        if where and not anonymous and rng.random() < 0.05:
            where = words.say("remote")
        jobs.append(Entry("job", title, company, where))
    for entry in jobs:
        if rng.random() < 0.03 and len(jobs) > 1:
            setattr(entry, rng.choice(("title", "company")), "")
        entry.body = _body(words, rng.choice((0, 1, 2, 3, 4, 5, 8)))
    place_jobs(jobs, rng)
    set_modes(jobs, rng, rng.choice(_HABITS))
    return jobs


def _title(plain: bool, further: bool, rng: Random) -> str:
    """The symbol that a title is drawn from; a plain one is a trade and no more."""
    if plain and rng.random() < 0.8:
        return "core"
    return "title" if rng.random() < 0.85 or not further else "intern"


def _place(words: Words, facts: FactsOf, anonymous: bool, plain: bool) -> str:
    """The place of a job; a plain one is a town alone."""
    if plain and words.rng.random() < 0.7:
        return facts.town()[0]
    return place_text(words, facts, anonymous)


def _company(words: Words, facts: FactsOf, plain: bool) -> str:
    """An employer; half of them in the ways of the culture where it has its own."""
    if plain and words.rng.random() < 0.8:
        return words.say("company_plain")
    own = {"in": "company_in", "intl": "company_gulf"}.get(facts.culture, "company")
    return words.say(own if words.has(own) and words.rng.random() < 0.4 else "company")


def _body(words: Words, count: int) -> list[str]:
    sentences = [words.say("duty") for _ in range(count)]
    if words.rng.random() < 0.85:
        sentences = [text[:1].upper() + text[1:] for text in sentences]
    return sentences


def _other(kind: str, words: Words, facts: FactsOf) -> Section:
    rng: Random = words.rng
    if kind in _ITEMS:
        entries = [_single(_ITEMS[kind], words, facts) for _ in range(rng.randint(1, 4))]
        place_studies(entries, rng)
        return Section(kind, entries)
    if kind in ("volunteer", "projects", "break"):
        entries = [
            _station(kind, words, facts) for _ in range(rng.randint(1, 1 if kind == "break" else 3))
        ]
        place_jobs(entries, rng)
        set_modes(entries, rng, rng.choice(("range", "range", "none", "start")))
        return Section(kind, entries)
    return Section(kind, items=_plain(kind, words))


def _single(kind: str, words: Words, facts: FactsOf) -> Entry:
    rng = words.rng
    entry = Entry(
        kind,
        words.say(kind),
        mode="none" if kind == "publication" else rng.choice(("end", "end", "none")),
    )
    if kind != "publication" and rng.random() < 0.3:
        entry.company = words.say("company")
    return entry


def _station(kind: str, words: Words, facts: FactsOf) -> Entry:
    rng = words.rng
    if kind == "volunteer":
        company = words.say("charity" if words.has("charity") else "company")
        return Entry(
            "volunteer",
            words.say("volunteer_title"),
            company,
            body=_body(words, rng.choice((0, 1, 2))),
        )
    if kind == "projects":
        body = [words.say(rng.choice(("project_body", "duty"))) for _ in range(rng.randint(0, 3))]
        return Entry(
            "project",
            words.say("project"),
            words.say("company") if rng.random() < 0.25 else "",
            body=body,
        )
    return Entry("break", words.say("break"))


def _plain(kind: str, words: Words) -> list[str]:
    rng = words.rng
    if kind == "languages":
        spoken = list(dict.fromkeys(words.say("spoken") for _ in range(rng.randint(1, 4))))
        form = rng.choice(("{0} ({1})", "{0} - {1}", "{0}: {1}", "{0}", "{0} {1}", "{0} – {1}"))
        return [form.format(one, words.say("level_spoken")) for one in spoken]
    symbol = {"interests": "hobby", "references": "reference", "personal": "personal"}[kind]
    return list(dict.fromkeys(words.say(symbol) for _ in range(rng.randint(1, 6))))
