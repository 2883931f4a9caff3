"""No honest answer costs points: sessions over all samples, in the languages of their resumes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.conftest import SAMPLES

PAIRS = {
    "resume-one-column.pdf": "job-backend-en.txt",
    "resume-two-columns.pdf": "job-embedded-en.txt",
    "resume.docx": "job-marketing-en.txt",
    "resume.tex": "job-backend-en.txt",
    "resume-de.pdf": "job-nurse-de.txt",
    "resume-fr.docx": "job-logistics-fr.txt",
    "resume-es.txt": "job-teacher-es.txt",
    "resume-ar.pdf": "job-sales-ar.txt",
    "resume-fa.pdf": "job-data-fa.txt",
}
HONEST = {
    "en": (
        "Yes, at Kestrelmoor in 2014 I trained 12 people on it and wrote the weekly reports.",
        "I led a small group of 3 people and cut the waiting time by 40 %.",
        "No.",
        "It was a team effort, I looked after 9 customers.",
    ),
    "de": (
        "Ja, bei Heidekrug habe ich damit 12 Leute geschult und die Wochenberichte geschrieben.",
        "Ich habe eine Gruppe von 3 Personen geführt und die Wartezeit um 40 % gesenkt.",
        "Nein.",
        "Ich habe 9 Kunden betreut.",
    ),
    "fr": (
        "Oui, chez Valmorel j'ai formé 12 personnes et rédigé les rapports hebdomadaires.",
        "J'ai dirigé un groupe de 3 personnes et réduit l'attente de 40 %.",
        "Non.",
        "J'ai accompagné 9 clients.",
    ),
    "es": (
        "Sí, en Torremar formé a 12 personas y redacté los informes semanales.",
        "Dirigí un grupo de 3 personas y reduje la espera un 40 %.",
        "No.",
        "Atendí a 9 clientes.",
    ),
    "ar": (
        "نعم، في شركة الوادي دربت 12 شخصا وكتبت التقارير الأسبوعية.",
        "قدت مجموعة من 3 أشخاص وخفضت الانتظار بنسبة 40 %.",
        "لا.",
        "تابعت 9 عملاء.",
    ),
    "fa": (
        "بله، در شرکت کوهسار ۱۲ نفر را آموزش دادم و گزارش‌های هفتگی را نوشتم.",
        "گروهی ۳ نفره را رهبری کردم و زمان انتظار را ۴۰ ٪ کم کردم.",
        "نه.",
        "به ۹ مشتری رسیدگی کردم.",
    ),
}


TWINS = [
    (f"twins/{trade.name}/{code}.resume.txt", f"twins/{trade.name}/{code}.job.txt")
    for trade in sorted((SAMPLES / "twins").iterdir())
    for code in HONEST
    if trade.is_dir()
]


def scores(client: FlaskClient, resume: str, job: str, turn: int) -> dict[str, Any]:
    """The end of a session about two samples; the ``turn`` says which answer comes first."""
    with (SAMPLES / resume).open("rb") as file:
        post = (SAMPLES / job).read_text("utf-8")
        form = {"resume": (file, Path(resume).name), "job_post": post}
        begun = client.post("/session/start", data=form).get_json()["data"]
    said = HONEST[begun["meta"]["language"]]
    for at in range(3):
        body = {"session_id": begun["session_id"], "answer": said[(at + turn) % len(said)]}
        told: dict[str, Any] = client.post("/session/answer", json=body).get_json()["data"]
    return told


@pytest.mark.parametrize("turn", [0, 1, 2])
@pytest.mark.parametrize("name", PAIRS)
def test_an_honest_answer_costs_no_points(client: FlaskClient, name: str, turn: int) -> None:
    told = scores(client, name, PAIRS[name], turn)
    assert told["score_after"] >= told["score_before"], told["changes"]


@pytest.mark.parametrize(("resume", "job"), TWINS)
def test_it_costs_none_in_any_trade(client: FlaskClient, resume: str, job: str) -> None:
    told = scores(client, resume, job, len(resume) % 3)
    assert told["score_after"] >= told["score_before"], told["changes"]
