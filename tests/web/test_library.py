"""Resumes, jobs, matches and history over HTTP, on both databases."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from click.testing import CliRunner
from sqlalchemy import event

from resume_api.cli import cli
from resume_api.db import Database
from resume_api.dependencies import Dependencies
from resume_api.domain.document import Format
from resume_api.errors import ApiError, ErrorCode
from resume_api.saved import library
from tests.conftest import SAMPLES
from tests.signed_in import Person

PDF = SAMPLES / "resume-one-column.pdf"
JOB = (SAMPLES / "job-backend-en.txt").read_text()
NURSE = (SAMPLES / "job-nurse-de.txt").read_text()


_SHOP = """Summary
Developer who likes services that stay up, and who writes down how they are run.

Experience
Developer, Tern Ltd, March 2018 - June 2024
- {work}
- Wrote the tests of the checkout and reviewed the changes of two colleagues
- Looked after the release every second week and answered the questions of the help desk

Education
BSc Computer Science, University of Leeds, 2017
"""
VERSIONS = {
    "first": "Ada Quill\nada.quill@example.com\n\n"
    + _SHOP.format(work="Built services in Python for the shop"),
    "second": "Ada Quill\nada.quill@example.com\n\n"
    + _SHOP.format(work="Built services in Python and Django with PostgreSQL, run in Docker"),
    "of somebody else": "Ben Osier\nben.osier@example.com\n\n"
    + _SHOP.format(work="Built the reports of the warehouse in COBOL"),
}
"""Two versions of one resume, and another person's."""


@pytest.fixture
def john(mine: Dependencies) -> Person:
    return Person(mine, "john", "recruiter")


def file(path: Path = PDF, name: str | None = None) -> dict[str, dict[str, Any]]:
    return {"data": {"file": (io.BytesIO(path.read_bytes()), name or path.name)}}


def analysed(person: Person, job: str = JOB, path: Path = PDF) -> str:
    form = {"resume": (io.BytesIO(path.read_bytes()), path.name), "job_description": job}
    analysis_id: str = person.data("POST", "/analyze-resume", data=form)["meta"]["analysis_id"]
    return analysis_id


def analysed_text(person: Person, resume: str, job: str = JOB) -> str:
    form = {"resume": (io.BytesIO(resume.encode()), "cv.txt"), "job_description": job}
    analysis_id: str = person.data("POST", "/analyze-resume", data=form)["meta"]["analysis_id"]
    return analysis_id


def test_a_resume_is_kept_as_it_came(jane: Person) -> None:
    kept = jane.data("POST", "/resumes", **file(name="Zoë's résumé.pdf"))
    assert kept["filename"] == "Zoë's résumé.pdf"
    answer = jane.ask("GET", f"/resumes/{kept['id']}")
    assert answer.data == PDF.read_bytes()
    assert answer.mimetype == "application/pdf"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert [row["id"] for row in jane.data("GET", "/resumes")["items"]] == [kept["id"]]


@pytest.mark.parametrize("format_", Format)
def test_a_resume_of_every_format_is_kept(jane: Person, format_: Format) -> None:
    names = {
        Format.PDF: PDF.name,
        Format.DOCX: "resume.docx",
        Format.TEX: "resume.tex",
        Format.TEXT: "resume-es.txt",
    }
    path = SAMPLES / names[format_]
    kept = jane.data("POST", "/resumes", **file(path))
    answer = jane.ask("GET", f"/resumes/{kept['id']}")
    assert answer.data == path.read_bytes()
    assert answer.mimetype == kept["media_type"] == library.MEDIA_TYPES[format_]


def test_the_same_file_is_kept_once(jane: Person, john: Person, mine: Dependencies) -> None:
    first = jane.ask("POST", "/resumes", **file())
    again = jane.ask("POST", "/resumes", **file(name="other name.pdf"))
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.get_json() == again.get_json()
    assert john.ask("POST", "/resumes", **file()).status_code == 201


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "MISSING_RESUME"),
        (b"\x89PNG\r\n", "INVALID_FILE_FORMAT"),
    ],
)
def test_what_cannot_be_read_is_not_kept(jane: Person, data: bytes, code: str) -> None:
    form = {"file": (io.BytesIO(data), "a.pdf")}
    assert jane.ask("POST", "/resumes", data=form).get_json()["code"] == code
    assert jane.data("GET", "/resumes")["total"] == 0


def test_a_file_whose_row_fails_is_not_left_behind(
    mine: Dependencies, jane: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    faults = iter([ApiError(ErrorCode.SERVICE_UNAVAILABLE), KeyError("a bug")])

    def lost(*_: object) -> None:
        raise next(faults)

    monkeypatch.setattr(library.owned, "add", lost)
    assert jane.ask("POST", "/resumes", **file()).status_code == 503
    with pytest.raises(KeyError):
        jane.ask("POST", "/resumes", **file())
    assert list((tmp_path / "files").rglob("*.pdf")) == []


def test_a_job_is_kept_under_the_title_it_names(jane: Person) -> None:
    by_text = jane.data("POST", "/jobs", data={"text": NURSE})
    by_file = jane.data("POST", "/jobs", **file(SAMPLES / "job-backend-en.txt"))
    named = jane.data("POST", "/jobs", data={"text": "Cook wanted.", "title": " My\njob "})
    assert named["title"] == "My job"
    assert by_text["title"]
    assert jane.data("GET", f"/jobs/{by_file['id']}")["text"].strip() == JOB.strip()
    assert jane.ask("POST", "/jobs", data={"text": NURSE}).status_code == 200


@pytest.mark.parametrize("data", [{}, {"text": "   "}])
def test_a_job_without_words_is_said(jane: Person, data: dict[str, str]) -> None:
    assert jane.ask("POST", "/jobs", data=data).get_json()["code"] == "MISSING_JOB_DESCRIPTION"


def test_matches_are_ranked(jane: Person) -> None:
    resumes = [
        jane.data("POST", "/resumes", **file(SAMPLES / name))["id"]
        for name in ("resume-de.pdf", "resume-one-column.pdf")
    ]
    jobs = [jane.data("POST", "/jobs", data={"text": text})["id"] for text in (JOB, NURSE)]
    found = jane.data("POST", "/matches", json={"resume_ids": resumes, "job_ids": jobs})["matches"]
    scores = [cell["score"] for cell in found]
    assert scores == sorted(scores, reverse=True)
    assert len(found) == 4
    best = {(cell["resume_id"], cell["job_id"]) for cell in found[:2]}
    assert best == {(resumes[1], jobs[0]), (resumes[0], jobs[1])}
    assert found[0]["matching_skills"]
    reasons = found[0]["reasons"]
    assert [one["of"] for one in reasons] == sorted((one["of"] for one in reasons), reverse=True)
    assert all(one["reason"] for one in reasons) and any(one["quote"] for one in reasons)
    entry = jane.data("GET", f"/history/{found[0]['analysis_id']}")
    assert entry["score"] == scores[0]
    assert jane.data("GET", "/history")["total"] == jane.data("GET", "/results")["total"] == 0
    again = jane.data("POST", "/matches", json={"resume_ids": resumes, "job_ids": jobs})["matches"]
    assert [cell["analysis_id"] for cell in again] == [cell["analysis_id"] for cell in found]


def test_a_match_with_what_is_not_ones_own_is_not_found(jane: Person, john: Person) -> None:
    resume = jane.data("POST", "/resumes", **file())["id"]
    job = john.data("POST", "/jobs", data={"text": JOB})["id"]
    answer = jane.ask("POST", "/matches", json={"resume_ids": [resume], "job_ids": [job]})
    assert (answer.status_code, answer.get_json()["code"]) == (404, "NOT_FOUND")
    assert answer.get_json()["details"]["missing"] == {"job_ids": [job]}


def test_an_analysis_of_a_user_is_kept_whole(jane: Person) -> None:
    resume = jane.data("POST", "/resumes", **file())["id"]
    analysis_id = analysed(jane)
    [item] = jane.data("GET", "/history")["items"]
    assert (item["id"], item["resume_id"]) == (analysis_id, resume)
    entry = jane.data("GET", f"/history/{analysis_id}")
    assert entry["report"]["ats_score"]["overall_score"] == item["score"] == entry["score"]
    assert entry["job_text"] == JOB


def test_an_analysis_of_nobody_is_kept_nowhere(jane: Person) -> None:
    form = {"resume": (io.BytesIO(PDF.read_bytes()), "a.pdf"), "job_description": JOB}
    answer = jane.client.post("/analyze-resume", data=form).get_json()
    assert "analysis_id" not in answer["data"]["meta"]
    assert jane.data("GET", "/history")["total"] == 0


def test_an_analysis_that_cannot_be_kept_is_answered_and_says_so(
    jane: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_: object) -> None:
        raise ApiError(ErrorCode.SERVICE_UNAVAILABLE)

    monkeypatch.setattr(library.owned, "add", lost)
    form = {"resume": (io.BytesIO(PDF.read_bytes()), "a.pdf"), "job_description": JOB}
    data = jane.data("POST", "/analyze-resume", data=form)
    assert data["ats_score"]["overall_score"] > 75
    assert [one["code"] for one in data["meta"]["degraded"]] == ["HISTORY_NOT_SAVED"]


def test_history_has_pages_and_filters(jane: Person) -> None:
    ids = [analysed(jane), analysed(jane, NURSE), analysed(jane)]
    pages = [jane.data("GET", f"/history?per_page=2&page={page}") for page in (1, 2, 3)]
    assert [[item["id"] for item in page["items"]] for page in pages] == [
        [ids[2], ids[1]],
        [ids[0]],
        [],
    ]
    assert {(page["total"], page["pages"]) for page in pages} == {(3, 2)}
    key = pages[1]["items"][0]["job_key"]
    assert jane.data("GET", f"/history?job_key={key}")["total"] == 2
    later = (datetime.now(UTC) + timedelta(hours=1)).isoformat().replace("+00:00", "Z")
    assert jane.data("GET", f"/history?since={later}")["total"] == 0


@pytest.mark.parametrize(
    "query", ["page=0", "per_page=101", "per_page=x", "job_key=ab", "since=yesterday"]
)
def test_a_faulty_query_is_said(jane: Person, query: str) -> None:
    answer = jane.ask("GET", f"/history?{query}")
    assert answer.get_json()["code"] == "VALIDATION_ERROR"
    assert list(answer.get_json()["details"]["fields"]) == [query.partition("=")[0]]


def test_trends_tell_the_uplift_of_each_job(jane: Person) -> None:
    poor = analysed_text(jane, VERSIONS["first"])
    good = analysed_text(jane, VERSIONS["second"])
    analysed_text(jane, VERSIONS["second"], NURSE)
    trends = jane.data("GET", "/history/trends")
    assert [point["analysis_id"] for point in trends["points"]][:2] == [poor, good]
    [backend] = [job for job in trends["jobs"] if job["analyses"] == 2]
    scores = [point["score"] for point in trends["points"]][:2]
    assert (backend["first_score"], backend["latest_score"]) == tuple(scores)
    assert backend["uplift"] == scores[1] - scores[0] > 0
    assert len({point["lineage"] for point in trends["points"]}) == 1


def test_another_persons_resume_is_no_uplift(jane: Person) -> None:
    for version in VERSIONS.values():
        analysed_text(jane, version)
    jobs = jane.data("GET", "/history/trends")["jobs"]
    assert {job["analyses"]: job["uplift"] is None for job in jobs} == {2: False, 1: True}


def test_two_analyses_are_compared(jane: Person, john: Person) -> None:
    a, b = (analysed_text(jane, VERSIONS[name]) for name in ("first", "second"))
    found = jane.data("GET", f"/history/compare?a={a}&b={b}")
    assert found["same_job"] and found["same_resume"]
    assert found["change"] == found["b"]["score"] - found["a"]["score"] > 0
    assert "Docker" in found["skills_gained"] and found["skills_lost"] == []
    assert {one["part"] for one in found["parts"]} >= {"skills_match", "keyword_density"}
    [docker] = [one for one in found["requirements"] if one["text"] == "Docker"]
    assert (docker["a"], docker["b"]) == ("not_met", "met")
    assert docker["b_points"] > docker["a_points"] == 0 and "Docker" in docker["quote"]
    assert john.ask("GET", f"/history/compare?a={a}&b={b}").status_code == 404
    assert jane.ask("GET", f"/history/compare?a={a}").status_code == 422


def test_one_analysis_is_deleted(jane: Person) -> None:
    gone, left = analysed(jane), analysed(jane, NURSE)
    assert jane.data("DELETE", f"/history/{gone}") == {"deleted": 1}
    assert [one["id"] for one in jane.data("GET", "/history")["items"]] == [left]
    assert jane.ask("DELETE", f"/history/{gone}").status_code == 403


def test_what_is_kept_stands_for_file_and_text(jane: Person, john: Person) -> None:
    resume = jane.data("POST", "/resumes", **file())["id"]
    job = jane.data("POST", "/jobs", data={"job_description": JOB})["id"]
    kept = {"resume_id": resume, "job_id": job}
    report = jane.data("POST", "/analyze-resume", data=kept)
    entry = jane.data("GET", f"/history/{report['meta']['analysis_id']}")
    assert (entry["resume_id"], entry["resume_name"]) == (resume, PDF.name)
    assert jane.data("POST", "/parse-resume", data={"resume_id": resume})
    assert jane.data("POST", "/extract-criteria", data={"job_id": job})["criteria"]
    assert len(jane.data("POST", "/session/start", json=kept)["questions"]) == 3
    for path, how in (
        ("/analyze-resume", "data"),
        ("/analyze", "data"),
        ("/session/start", "json"),
    ):
        assert john.ask("POST", path, **{how: kept}).status_code == 404, path
        assert jane.client.open(path, method="POST", **{how: kept}).status_code == 401, path
    ranking = {"resume_ids": json.dumps([resume]), "job_id": job}
    answer = jane.ask("POST", "/score-resumes", data=ranking)
    assert answer.status_code == 200 and PDF.name in answer.text
    by_words = {"resume_ids": [resume], "criteria": '["Python"]'} | file()["data"]
    by_words["files"] = by_words.pop("file")
    assert len(jane.ask("POST", "/score-resumes", data=by_words).text.splitlines()) == 3
    assert john.ask("POST", "/score-resumes", data=ranking).status_code == 404
    assert jane.client.post("/score-resumes", data=ranking).status_code == 401
    both = kept | {"resume": (io.BytesIO(b"Jane Roe"), "cv.txt")}
    answer = jane.ask("POST", "/analyze-resume", data=both)
    assert list(answer.get_json()["details"]["fields"]) == ["resume_id"]


def test_what_an_error_names_is_taken(jane: Person) -> None:
    sent = {"resume": PDF.read_bytes(), "job_description_file": JOB.encode()}
    for path in ("/resumes", "/jobs", "/analyze", "/extract-criteria", "/parse-resume"):
        form: dict[str, object] = {}
        while (answer := jane.ask("POST", path, data=dict(form))).status_code >= 400:
            for name in answer.get_json()["details"]["fields"]:
                assert name not in form, (path, name)
                form[name] = (io.BytesIO(sent[name]), "a.pdf") if name in sent else JOB
            form = {n: (io.BytesIO(sent[n]), "a.pdf") if n in sent else v for n, v in form.items()}


def test_a_job_has_notes(jane: Person) -> None:
    noted = {"company": "Heron", "url": "https://example.com/j/1", "notes": "Ask\nfor Ann."}
    job = jane.data("POST", "/jobs", data={"job_description": JOB} | noted)
    assert {name: job[name] for name in noted} == noted
    changed = jane.data("PATCH", f"/jobs/{job['id']}", json={"notes": None, "title": "Backend"})
    assert (changed["notes"], changed["title"], changed["company"]) == (None, "Backend", "Heron")
    again = jane.data("POST", "/jobs", data={"text": JOB, "company": "Stork"})
    assert (again["id"], again["company"]) == (job["id"], "Stork")
    for wrong in ({"url": "javascript:alert(1)"}, {"title": "x" * 256}, {"notes": 3}):
        assert jane.ask("PATCH", f"/jobs/{job['id']}", json=wrong).status_code == 422, wrong


def test_the_dashboard_counts(jane: Person, john: Person) -> None:
    empty = jane.data("GET", "/dashboard")
    assert empty["counts"] == {"resumes": 0, "jobs": 0, "analyses": 0}
    assert empty["average_score"] is None
    jane.data("POST", "/resumes", **file())
    jane.data("POST", "/jobs", data={"text": JOB})
    analysed(jane, NURSE)
    analysed(john)
    full = jane.data("GET", "/dashboard")
    assert full["counts"] == {"resumes": 1, "jobs": 1, "analyses": 1}
    assert full["top_missing_skills"][0]["count"] == 1
    assert full["latest_score"] == full["best_score"] == full["average_score"]


def test_nobody_reaches_what_belongs_to_another(
    mine: Dependencies, jane: Person, john: Person
) -> None:
    """Every route with an id, as every role, with the id of another's."""
    resume = jane.data("POST", "/resumes", **file())["id"]
    job = jane.data("POST", "/jobs", data={"text": JOB})["id"]
    analysis = analysed(jane)
    admin = Person(mine, "admin", "admin")
    theirs = {"resume_id": resume, "job_id": job, "analysis_id": analysis, "task_id": analysis}
    theirs |= {"identifier": analysis}
    rules = [
        rule
        for rule in jane.client.application.url_map.iter_rules()
        if rule.arguments and set(rule.arguments) <= set(theirs)
    ]
    tried = 0
    for rule in rules:
        for method in {"GET", "DELETE"} & (rule.methods or set()):
            path = rule.rule
            for name in rule.arguments:
                path = path.replace(f"<uuid:{name}>", theirs[name])
            for person in (john, admin):
                status = person.ask(method, path).status_code
                assert status in (403, 404), (method, path)
                tried += 1
            guests = jane.client.open(path, method=method).status_code
            assert guests == (404 if "task_id" in rule.arguments else 401), (method, path)
    assert tried >= 11
    assert jane.ask("GET", f"/history/{analysis}").status_code == 200
    for path in ("/resumes", "/jobs", "/history"):
        assert john.data("GET", path)["total"] == 0
    assert admin.data("DELETE", f"/history/{jane.id}") == {"deleted": 1}
    assert jane.data("GET", "/history")["total"] == 0


@pytest.mark.parametrize("path", ["/resumes/", "/jobs/", "/history/"])
def test_what_does_not_exist_is_not_found(jane: Person, path: str) -> None:
    assert jane.ask("GET", f"{path}{uuid4()}").status_code == 404
    assert jane.ask("GET", f"{path}nonsense").status_code == 404


def test_deleting_hides_at_once_and_purging_erases(
    mine: Dependencies, jane: Person, john: Person, tmp_path: Path
) -> None:
    resume = jane.data("POST", "/resumes", **file())["id"]
    job = jane.data("POST", "/jobs", data={"text": JOB})["id"]
    analysed(jane)
    kept = john.data("POST", "/resumes", **file())["id"]
    jane.data("DELETE", f"/resumes/{resume}")
    jane.data("DELETE", f"/jobs/{job}")
    assert jane.data("DELETE", f"/history/{jane.id}") == {"deleted": 1}
    assert jane.ask("GET", f"/resumes/{resume}").status_code == 404
    assert jane.ask("DELETE", f"/resumes/{resume}").status_code == 404
    assert jane.data("GET", "/dashboard")["counts"] == {"resumes": 0, "jobs": 0, "analyses": 0}
    assert library.purge(mine, days=1)["resume"] == 0
    erased = library.purge(mine, days=0)
    of_each = {"analysis": 1, "session": 0, "resume": 1, "job": 1, "user": 0}
    assert erased == {"files": 1, **of_each, "orphans": 0}
    assert len(list((tmp_path / "files").rglob("*.pdf"))) == 1
    assert john.ask("GET", f"/resumes/{kept}").data == PDF.read_bytes()


def test_a_deleted_account_is_gone_with_all_that_belongs_to_it(
    mine: Dependencies, jane: Person, tmp_path: Path
) -> None:
    jane.data("POST", "/resumes", **file())
    analysed(jane)
    jane.data("DELETE", "/auth/me")
    assert jane.ask("GET", "/auth/me").status_code == 401
    assert library.purge(mine, days=0)["files"] == 1
    assert list((tmp_path / "files").rglob("*.pdf")) == []
    assert library.purge(mine, days=0) == dict.fromkeys(
        ("files", "analysis", "session", "resume", "job", "user", "orphans"), 0
    )
    assert Person(mine, "jane").data("GET", "/dashboard")["counts"]["analyses"] == 0


def test_an_export_holds_everything_of_its_owner_alone(jane: Person, john: Person) -> None:
    resume = jane.data("POST", "/resumes", **file(name="../my resume.pdf"))["id"]
    job = jane.data("POST", "/jobs", data={"text": JOB})["id"]
    analysis = analysed(jane)
    john.data("POST", "/jobs", data={"text": NURSE})
    answer = jane.ask("GET", "/export")
    archive = zipfile.ZipFile(io.BytesIO(answer.data))
    answer.close()
    assert archive.namelist() == [
        "account.json",
        f"resumes/{resume}.json",
        f"resumes/{resume}-.._my_resume.pdf",
        f"jobs/{job}.json",
        f"analyses/{analysis}.json",
    ]
    assert archive.read(archive.namelist()[2]) == PDF.read_bytes()
    assert json.loads(archive.read(f"analyses/{analysis}.json"))["report"]["ats_score"]
    assert b"password" not in archive.read("account.json")


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        if statement.startswith("SELECT"):
            statements.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    yield statements
    event.remove(database.engine, "before_cursor_execute", note)


@pytest.mark.parametrize("path", ["/history", "/history/trends", "/dashboard", "/resumes", "/jobs"])
def test_a_list_costs_as_many_queries_for_many_rows_as_for_one(
    jane: Person, database: Database, path: str
) -> None:
    def queries() -> int:
        with counted(database) as statements:
            jane.data("GET", path)
        return len(statements)

    def one_more(number: int) -> None:
        analysed(jane, f"{JOB}\n{number}")
        jane.data("POST", "/jobs", data={"text": f"{JOB} {number}"})
        jane.data("POST", "/resumes", **file())

    one_more(1)
    few = queries()
    for number in range(2, 5):
        one_more(number)
    assert queries() == few <= 4


def test_the_command_purges(settings: object) -> None:
    for _ in range(2):
        ran = CliRunner().invoke(cli, ["purge"], obj=settings)
        assert ran.exit_code == 0, ran.output
    assert "0 of files" in ran.output, "the first run left nothing"
