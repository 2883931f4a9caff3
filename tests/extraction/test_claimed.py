"""What a model says of a resume's structure counts as far as the text bears it out."""

from __future__ import annotations

from datetime import date

from resume_api import documents
from resume_api.domain.claims import EntryClaim
from resume_api.domain.document import Limits
from resume_api.domain.resume import Month, Resume
from resume_api.extraction.resume.extractor import parse_resume

TODAY = date(2026, 1, 1)
TEXT = """Mira Solheim
Bergen

What I did
Three winters long, from Nov 2017 to March 2020, the ski school Hvit Topp had me as its ski guide.
Guests came from nine countries.

Experience
Lift Mechanic
Fjellheis AS
04/2020 - 08/2023
- Serviced 14 lifts

Education
Fagbrev, Bergen School of Trades, 2015 - 2017
"""


def read(*claims: EntryClaim) -> Resume:
    return parse_resume(documents.read(TEXT.encode(), Limits()), TODAY, claims)


def guide(**changes: object) -> EntryClaim:
    fields: dict[str, object] = {
        "title": "ski guide",
        "organisation": "Hvit Topp",
        "dates": "Nov 2017 to March 2020",
    }
    return EntryClaim("job", 5, 6, **{**fields, **changes})  # type: ignore[arg-type]


def test_a_job_that_only_the_model_sees_is_added_with_its_words_and_dates() -> None:
    found = read(guide())
    [told] = [p for p in found.positions if p.organisation == "Hvit Topp"]
    assert (told.title, told.start, told.end) == ("ski guide", Month(2017, 11), Month(2020, 3))
    assert told.confidence["title"] < 1
    assert found.experience_months == 29 + 41


def test_what_does_not_stand_in_the_lines_it_names_is_nothing() -> None:
    before = read()
    assert read(guide(title="Chief Executive", organisation="Alpine Holding")) == before
    assert read(EntryClaim("job", 14, 15, title="ski guide", organisation="Hvit Topp")) == before
    titles = [position.title for position in read(guide(title="Head of Ski School")).positions]
    assert "Head of Ski School" not in titles


def test_lines_that_are_none_are_no_entry() -> None:
    before = read()
    for first, last in ((0, 3), (6, 5), (5, 4000)):
        claim = EntryClaim("job", first, last, title="ski guide")
        assert read(claim) == before or first == 0


def test_what_we_are_sure_of_stays() -> None:
    wrong = EntryClaim("job", 9, 12, title="Mechanic", organisation="Fjellheis", dates="08/2023")
    before = [(p.title, p.organisation, p.start, p.end) for p in read().positions]
    assert ("Lift Mechanic", "Fjellheis AS", Month(2020, 4), Month(2023, 8)) in before
    assert [(p.title, p.organisation, p.start, p.end) for p in read(wrong).positions] == before


def test_a_study_is_no_job() -> None:
    claim = EntryClaim("job", 15, 15, title="Fagbrev", organisation="Bergen School of Trades")
    assert read(claim).positions == read().positions
