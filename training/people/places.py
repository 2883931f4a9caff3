"""How a person writes places."""

from training.people.facts import FactsOf
from training.people.grammar import Words
from training.people.towns import us_states


def place_text(words: Words, facts: FactsOf, anonymous: bool = False) -> str:
    """A place as one document writes it; "" where none is given."""
    rng = words.rng
    if anonymous:
        return rng.choice(("City , State", "City , State", "City , State", "City", ""))
    if words.has("city"):
        return words.say("city")
    town, region, country = facts.town()
    if facts.culture == "us":
        full = dict(us_states()).get(region, region)
        return rng.choice(
            (
                f"{town}, {region}",
                f"{town}, {region}",
                f"{town}, {full}",
                town,
                f"{town} {region}",
                f"{town} , {region}",
                f"{town}, {region}, USA",
            )
        )
    if country and rng.random() < 0.5:
        return f"{town}, {country}"
    return town
