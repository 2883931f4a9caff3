"""What a model invents in question sessions, and what of it reaches the resumes.

    python -m benchmarks.inventions

Each sample resume goes through a session with a simulated model that puts one invention of each
kind into every line that it words. The check of the new resumes knows nothing of the service's
gate: every number, every word that begins with a capital and every skill of the new resume must
stand in the old one, in an answer, or in what the rules asked about. The last column is the same
with the gate taken away.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from unittest.mock import patch

from flask.testing import FlaskClient

from resume_api import bootstrap, create_app
from resume_api.coaching import wording
from resume_api.config.settings import Settings
from resume_api.db import migrate
from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text.processed import ProcessedText
from tests.vendors.environment import environment
from tests.vendors.simulator import Simulator

SAMPLES = Path(__file__).parent.parent / "samples"
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
ANSWERS = {
    "en": ("Yes, I helped the team with it for 12 customers.", "I used it for 3 years.", "By 18%."),
    "de": ("Ja, ich habe damit 12 Kunden betreut.", "Ich habe es 3 Jahre genutzt.", "Um 18 %."),
    "fr": ("Oui, j'ai aidé 12 clients.", "J'ai utilisé cela pendant 3 ans.", "De 18 %."),
    "es": ("Sí, ayudé a 12 clientes.", "Lo usé durante 3 años.", "En un 18 %."),
    "ar": ("نعم، ساعدت 12 عميلا.", "استخدمت ذلك لمدة 3 سنوات.", "بنسبة 18٪."),
    "fa": ("بله، به ۱۲ مشتری کمک کردم.", "از آن ۳ سال استفاده کردم.", "حدود ۱۸٪."),
}
INVENTIONS = {
    "employer": "{} at Globex Industries",
    "title": "As Chief Architect, {}",
    "founder": "Founder: {}",
    "date": "{} (2009 - 2014)",
    "degree": "{}, Master of Physics, ETH Zurich",
    "number": "{} by 42%",
    "skill": "{} with Terraform and Blockchain",
    "certificate": "{}, Certified Scrum Master",
}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"[^\W\d_]{2,}")


def facts(text: str) -> set[str]:
    """The numbers, capitalised words and skills of a text, in lower case."""
    numbers = {str(int(part)) for part in re.findall(r"\d+", " ".join(_NUMBER.findall(text)))}
    names = {word.casefold() for word in _NAME.findall(text) if word[0].isupper()}
    return numbers | names | {f"skill {skill.name}" for skill in find_skills(ProcessedText(text))}


def known_in(fact: str, known: str) -> bool:
    """Whether a source has the fact; a word may stand there in small letters or inflected."""
    return fact in facts(known) or (
        not fact.startswith("skill ") and fact[: max(5, len(fact) - 1)] in known.casefold()
    )


def session(client: FlaskClient, resume: str, provider: str) -> Mapping[str, Any]:
    """A session from start to end: what it asked, what was said, what came of it."""
    path = SAMPLES / resume
    with path.open("rb") as file:
        form = {
            "resume": (file, path.name),
            "job_post": (SAMPLES / PAIRS[resume]).read_text(),
            "provider": provider,
        }
        begun = client.post("/session/start", data=form).get_json()["data"]
    said = ANSWERS[begun["meta"]["language"]]
    for text in said:
        body = {"session_id": begun["session_id"], "answer": text}
        told = client.post("/session/answer", json=body).get_json()["data"]
    return {"questions": begun["questions"], "said": said, **told}


def parsed(client: FlaskClient, resume: str) -> str:
    """The text that the service reads in a sample, and its source where it is text."""
    path = SAMPLES / resume
    with path.open("rb") as file:
        told = client.post("/parse-resume", data={"resume": (file, path.name)}).get_json()
    source = path.read_text() if path.suffix in (".tex", ".txt") else ""
    return f"{told['data']['text']}\n{source}"


class Sessions:
    """All samples through sessions, and the new facts of the resumes that come back."""

    def __init__(self, client: FlaskClient) -> None:
        self._client = client
        self._texts = {name: parsed(client, name) for name in PAIRS}
        self._ruled = {name: session(client, name, "offline") for name in PAIRS}

    def run(self) -> tuple[int, int]:
        """How many facts of the new resumes have no source, and how many lines were rejected."""
        new, rejected = 0, 0
        for name in PAIRS:
            told = session(self._client, name, "mistral")
            rules = (*self._ruled[name]["questions"], self._ruled[name]["updated_resume"])
            known = "\n".join((self._texts[name], *told["said"], *rules))
            new += sum(not known_in(fact, known) for fact in facts(told["updated_resume"]))
            rejected += sum(i["code"] == "WORDING_REJECTED" for i in told["meta"]["degraded"])
        return new, rejected


def main() -> int:
    """Print a row for each kind of invention; the exit code is the count that got through."""
    through = 0
    with Simulator() as vendors, tempfile.TemporaryDirectory() as folder:
        variables = environment(vendors.url) | {"FILE_STORE": "local", "OCR": "never"}
        variables |= {
            "LOG_LEVEL": "warning",
            "LLM_PROVIDERS": "mistral,offline",
            "DATABASE_URL": f"sqlite:///{folder}/db",
        }
        settings = Settings.from_env(variables)
        deps = bootstrap.create(settings)
        migrate.upgrade(deps.database)
        sessions = Sessions(create_app(settings, deps).test_client())
        print(f"{'invented':<12}{'lines rejected':>16}{'facts got in':>14}{'without gate':>14}")
        for kind, frame in {"nothing": "{}", **INVENTIONS}.items():
            vendors.scene.wording = lambda _, text, frame=frame: frame.format(text)
            new, rejected = sessions.run()
            with patch.object(wording, "differences", lambda *_: []):
                ungated, _ = sessions.run()
            print(f"{kind:<12}{rejected:>16}{new:>14}{ungated:>14}")
            through += new
        deps.close()
    print(f"{len(PAIRS)} sessions each")
    return through


if __name__ == "__main__":
    sys.exit(main())
