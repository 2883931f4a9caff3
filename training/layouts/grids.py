"""Tables of entries with a header row, as Indian resumes have them for studies."""

from training.layouts.heads import Heads
from training.layouts.spans import Grid
from training.people.grammar import Words
from training.people.model import Section

_JOBS = (
    (("l_company", "{C}"), ("l_title", "{T}"), ("l_dates", "{D}")),
    (("l_title", "{T}"), ("l_company", "{C}, {P}"), ("l_dates", "{D}")),
    (("l_dates", "{D}"), ("l_company", "{C}"), ("l_place", "{P}"), ("l_title", "{T}")),
    (("l_dates", "{D}"), ("l_title", "{T}"), ("l_company", "{C}")),
    (("since", "{S}"), ("to", "{E}"), ("l_company", "{C}"), ("l_title", "{T}")),
    (("l_company", "{C}"), ("l_place", "{P}"), ("l_title", "{T}"), ("l_dates", "{D}")),
)
_STUDIES = (
    (("l_degree", "{G}"), ("l_institution", "{I}"), ("l_year", "{E}"), ("l_grade", "{N}")),
    (("l_degree", "{G} ({F})"), ("l_institution", "{I}"), ("l_year", "{E}"), ("l_grade", "{N}")),
    (("l_year", "{E}"), ("l_degree", "{G}"), ("l_field", "{F}"), ("l_institution", "{I}")),
    (("l_dates", "{D}"), ("l_institution", "{I}, {P}"), ("l_degree", "{G}, {F}")),
    (("l_institution", "{I}"), ("l_degree", "{G}"), ("l_field", "{F}"), ("l_year", "{E}")),
)


def grid_of(section: Section, heads: Heads, words: Words) -> Grid:
    """The section as a table; a column whose field no entry states keeps empty cells."""
    studies = section.kind == "education"
    columns = words.rng.choice(_STUDIES if studies else _JOBS)
    rows = [[heads.part(entry, template) for _, template in columns] for entry in section.entries]
    header = [words.say(symbol) for symbol, _ in columns]
    return Grid(header if words.rng.random() < 0.9 else [], rows, section.entries)
