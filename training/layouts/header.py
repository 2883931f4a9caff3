"""The top of a document: name, headline, ways of contact."""

from training.layouts.families import Family
from training.layouts.spans import Block, Pairs, Text
from training.people.grammar import Words
from training.people.model import Person

_JOINERS = (" | ", " • ", ", ", " · ", "  ", " – ", "; ")
# Font Awesome's envelope, phone and pin; a chain for every other link.
_ICONS, _CHAIN = "\uf0e0\uf095\uf041", "\uf0c1"


def header_of(person: Person, words: Words, family: Family) -> list[Block]:
    """The header's blocks; an anonymous resume mostly shows a job title in capitals alone."""
    rng = words.rng
    if "anonymous" in family.habits and rng.random() < 0.8:
        return [Text("headline", [(person.headline or words.say("title")).upper()])]
    lines: list[Block] = [_name(person, words)]
    if rng.random() < 0.08:
        lines.insert(0, Text("cv", [words.say("cv")]))
    if person.headline:
        capitals = rng.random() < 0.2
        lines.append(Text("headline", [person.headline.upper() if capitals else person.headline]))
    return [*lines, _contact(person, words, "labels" in family.habits)]


def _name(person: Person, words: Words) -> Text:
    rng = words.rng
    name = person.name.upper() if rng.random() < 0.25 else person.name
    if rng.random() < 0.04 and " " in name and person.language not in ("fa", "ar"):
        return Text("name", name.split(" ", 1))
    if rng.random() < 0.05:
        return Text("name", [f"{words.say('cv')} - {name}"])
    return Text("name", [name])


def _contact(person: Person, words: Words, labelled: bool) -> Block:
    rng = words.rng
    rows = [(words.say("email"), person.email), (words.say("phone"), person.phone)]
    if rng.random() < 0.7 and person.address:
        rows.insert(rng.randint(0, 2), (words.say("address"), person.address))
    if rng.random() < 0.3:
        rows.reverse()
    if labelled or rng.random() < 0.25:
        return Pairs("contact", rows, rng.choice((": ", ": ", " : ", ":", " ", "\t")))
    values = [value for _, value in rows] + person.links
    if rng.random() < 0.12:
        known = (person.email, person.phone, person.address)
        icons = dict(zip(known, _ICONS, strict=True))
        values = [f"{icons.get(value, _CHAIN)} {value}" for value in values]
    if rng.random() < 0.6:
        return Text("contact", [rng.choice(_JOINERS).join(values)])
    return Text("contact", values)
