"""The invented person as data, before any layout."""

import dataclasses
from dataclasses import dataclass


@dataclass(frozen=True)
class Moment:
    """A day of the calendar; layouts draw as much of it as their date style shows."""

    year: int
    month: int
    day: int = 1


@dataclass
class Entry:
    """A job, study, project … ; a field that the person does not state is "" or None.

    ``mode`` says how its time is told: range, since, open (no word after the dash), start, end,
    length (a duration alone) or none. ``lead`` stands before the date ("Expected"); ``state`` of a
    study is "" (held), expected or unfinished.
    """

    kind: str
    title: str = ""
    company: str = ""
    place: str = ""
    degree: str = ""
    field: str = ""
    institution: str = ""
    note: str = ""
    lead: str = ""
    state: str = ""
    start: Moment | None = None
    end: Moment | None = None
    now: bool = False
    mode: str = "range"
    body: list[str] = dataclasses.field(default_factory=list)


@dataclass
class Section:
    """A part of the resume: entries, or plain items ("" kind for the block without heading)."""

    kind: str
    entries: list[Entry] = dataclasses.field(default_factory=list)
    items: list[str] = dataclasses.field(default_factory=list)


@dataclass
class Person:
    """An invented person and everything that may be drawn about him or her."""

    language: str
    culture: str
    name: str
    name_also: list[str]
    headline: str
    email: str
    phone: str
    address: str
    links: list[str]
    sections: list[Section]
