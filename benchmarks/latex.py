"""LaTeX resumes through a question session: whether those that compile still do afterwards.

    python -m benchmarks.latex FOLDER...

Each folder is searched for *.tex. Answers with every special character go to each resume's own
questions about ``samples/job-backend-en.txt``. Nothing is installed; pdflatex or lualatex, as the
source asks, must be there.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from resume_api import bootstrap
from resume_api.analysis.service import inputs_of
from resume_api.coaching import answers
from resume_api.coaching.latex import LatexSource
from resume_api.coaching.questions import questions
from resume_api.coaching.rewriting import rewrite
from resume_api.config.settings import Settings
from resume_api.extraction.resume.extractor import parse_resume

JOB = Path(__file__).parent.parent / "samples" / "job-backend-en.txt"
SAID = (
    'Yes, at {}: 50% of A&B_tests #1 {{x}} ~ ^ \\input $5 <a> | "q" ‘é’ – € with it',
    "Yes, at {} I ran 12 services for 40 teams; it cut costs by 30%",
    "by 18%, for 2 teams & 3 plants. Wrote the handbook of 40 pages",
)
LIMIT_SECONDS = 180


def compiles(folder: Path, name: str, engine: str) -> bool:
    """Whether the engine sets a file without an error, in a copy of its folder."""
    command = [engine, "-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error", name]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, timeout=LIMIT_SECONDS, check=False
    )
    return done.returncode == 0


def main() -> None:
    """Print a row a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    given = parser.parse_args()
    job = JOB.read_text("utf-8")
    print("compiled before  after  changes  kept  file")
    with closing(bootstrap.create(Settings())) as deps:
        for path in sorted(one for folder in given.folders for one in folder.rglob("*.tex")):
            with tempfile.TemporaryDirectory() as name:
                work = Path(name) / "work"
                shutil.copytree(path.parent, work)
                source = path.read_bytes().decode("utf-8", errors="replace")
                engine = "lualatex" if re.search("fontspec|xepersian", source) else "pdflatex"
                before = bool(shutil.which(engine)) and compiles(work, path.name, engine)
                document = deps.reader.read(source.encode())
                resume = parse_resume(document, datetime.now(UTC).date())
                targets = questions(inputs_of(deps, document, job, None))
                firm = next((p.organisation for p in resume.positions if p.organisation), "work")
                said = [answers.read(one.format(firm), resume.language) for one in SAID]
                new = rewrite(LatexSource(source), resume, targets, said)
                (work / path.name).write_text(new.text, "utf-8")
                after = before and compiles(work, path.name, engine)
                left = iter(new.text)
                kept = all(char in left for char in source)
            print(f"{before!s:15}  {after!s:5}  {len(new.changes):7}  {kept!s:4}  {path.name}")


if __name__ == "__main__":
    main()
