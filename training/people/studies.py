"""A person's studies: degrees of the culture's system, finished or not."""

from training.people.facts import FactsOf
from training.people.grammar import Words
from training.people.model import Entry
from training.people.places import place_text
from training.people.times import place_studies, set_modes


def studies_of(words: Words, facts: FactsOf, anonymous: bool) -> list[Entry]:
    """The studies, newest first, with their dates."""
    rng = words.rng
    places = rng.random() < 0.5
    count = rng.choice((1, 1, 2, 2, 3, 4))
    studies = [_study(words, facts, anonymous, places) for _ in range(count)]
    place_studies(studies, rng)
    set_modes(studies, rng, rng.choice(("range", "range", "end", "end", "none")))
    last = studies[0]
    if rng.random() < 0.12:
        last.note, last.state = words.say("unfinished"), "unfinished"
    if rng.random() < 0.1:
        last.lead, last.state, last.mode = words.say("expected"), "expected", "end"
    if rng.random() < 0.05:
        last.now = True
    if rng.random() < 0.1 and words.has("graduated"):
        lead = words.say("graduated")
        for entry in studies:
            entry.lead = entry.lead or lead
    return studies


def _study(words: Words, facts: FactsOf, anonymous: bool, places: bool) -> Entry:
    rng = words.rng
    tail = f"_{facts.culture}" if words.language == "en" else ""
    fields = f"field{tail}" if words.has(f"field{tail}") else "field"
    entry = Entry(
        "education",
        degree=words.say(f"degree{tail}"),
        field=words.say(fields),
        institution=words.say(f"institution{tail}"),
    )
    if rng.random() < 0.15:
        entry.field = ""
    if places and rng.random() < 0.85:
        entry.place = place_text(words, facts, anonymous)
    if rng.random() < 0.3:
        entry.note = words.say(f"grade{tail}")
    if rng.random() < 0.15:
        entry.body = [words.say("course") for _ in range(rng.randint(1, 2))]
    return entry
