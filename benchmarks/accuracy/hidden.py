"""Hidden text found and false alarms: ``python -m benchmarks.accuracy.hidden DATA``.

``DATA/hostile/hidden_text/labels.tsv`` says what is expected of each fixture (yes, no, refuse);
the resumes of ``DATA/resumes`` and ``DATA/zoo`` hide nothing: a finding there is a false alarm.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from pathlib import Path

from resume_api.analysis import document_notices
from resume_api.documents.isolation.reader_pool import ReaderPool
from resume_api.domain.document import Limits
from resume_api.errors import ApiError
from resume_api.languages.messages import Messages

MESSAGES = Messages.of("en")


def verdict(pool: ReaderPool, path: Path) -> str:
    """``yes`` where anything hidden or addressed to a model is reported, ``no``, or ``refuse``."""
    try:
        document = pool.read(path.read_bytes())
    except ApiError as error:
        findings = error.details.get("findings", ())
        return "yes" if any(f["code"] == "CROPPED_PAGE" for f in findings) else "refuse"
    return "yes" if document_notices.notices(document, MESSAGES) else "no"


def fixtures(pool: ReaderPool, folder: Path) -> None:
    """Print each fixture that is judged wrongly, and the share judged right."""
    with (folder / "labels.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    right = 0
    for row in rows:
        got = verdict(pool, folder / row["file"])
        right += got == row["finding_expected"]
        if got != row["finding_expected"]:
            print(f"{row['file']}: {got}, expected {row['finding_expected']}")
    print(f"fixtures judged right: {right} of {len(rows)}")


def alarms(pool: ReaderPool, folders: Iterable[Path]) -> None:
    """Print each ordinary resume with a finding, and their share."""
    files = sorted(
        path for folder in folders for kind in ("pdf", "docx") for path in folder.rglob(f"*.{kind}")
    )
    raised = [path.name for path in files if verdict(pool, path) == "yes"]
    print("\n".join(raised))
    print(f"false alarms: {len(raised)} of {len(files)} ({len(raised) / len(files):.1%})")


def main() -> None:
    """Both measurements over the folder of the command line."""
    data = Path(sys.argv[1])
    pool = ReaderPool(2, Limits())
    try:
        fixtures(pool, data / "hostile" / "hidden_text")
        alarms(pool, (data / "resumes", data / "zoo"))
    finally:
        pool.close()


if __name__ == "__main__":
    main()
