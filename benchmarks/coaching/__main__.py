"""What becomes of candidates' answers, and which of a model's rewordings stand.

    python -m benchmarks.coaching [--fitted] [--held-out] [--later]

Awkward answers: skills that nobody earned, false and junk lines. Rich answers: the facts that
arrive, and those under the right employer, project or heading. Rewordings: the good and the bad
ones that the gate lets pass. All by rules, for each group of rows (``data.GROUPS``); its name as an
option prints what is wrong in it.
"""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date

from benchmarks.coaching.data import GROUPS, RESUMES, Answer, Rewording, answers, rewordings
from resume_api.analysis.wording_gate import differences
from resume_api.analysis.wording_sources import plain
from resume_api.coaching.answer_patterns import AnswerPatterns
from resume_api.coaching.changes import Rewritten
from resume_api.coaching.questions import QuestionTarget
from resume_api.coaching.session_work import rewritten
from resume_api.documents.text import from_text
from resume_api.extraction.resume.extractor import parse_resume

TODAY = date(2026, 1, 1)
LANGUAGES = ("French", "Englisch", "anglais", "inglés", "الإنجليزية", "انگلیسی")
LICENCES = (
    "forklift licence",
    "ALS certificate",
    "Staplerschein",
    "CACES",
    "carné de carretillero",
)
LICENCES += ("carné de manipulador", "رخصة رافعة شوكية", "گواهینامه لیفتراک")
KINDS = dict.fromkeys(LANGUAGES, "language") | dict.fromkeys(LICENCES, "certification")


def outcome(answer: Answer) -> Rewritten:
    """The resume with one answer in it."""
    text = RESUMES[answer.language]
    resume = parse_resume(from_text(text), TODAY)
    if answer.asked in ("number", "result"):
        position = resume.positions[0]
        line = position.bullets[0].text.lstrip("-• ") if answer.asked == "number" else ""
        about = position.organisation or ""
        target = QuestionTarget(answer.asked, "?", line=line, organisation="" if line else about)
    else:
        target = QuestionTarget(KINDS.get(answer.asked, "skill"), "?", name=answer.asked)
    return rewritten("text", text, resume, (target,), (answer.text,), {})


def places(text: str, answer: Answer) -> dict[str, bool]:
    """The facts of an answer by whether they stand where they belong; missing ones are absent."""
    anchors = [
        line for line in RESUMES[answer.language].splitlines() if line and line[0] not in "-•"
    ]
    found: dict[str, bool] = {}
    for words, place in answer.facts:
        above = ""
        for line in text.splitlines():
            above = line if line and line[0] not in "-•" else above
            if _squeezed(words) in _squeezed(line) and line not in anchors:
                found[words] = found.get(words, False) or _squeezed(place) in _squeezed(above)
    return found


def _squeezed(words: str) -> str:
    return " ".join(filter(None, map(plain, words.replace("\u200c", " ").split())))


def awkward(rows: list[Answer], errors: bool) -> Counter[str]:
    """Counts of unearned skills, false lines and junk lines."""
    counts: Counter[str] = Counter(answers=len(rows))
    for row in rows:
        new = outcome(row)
        added = [change.after for change in new.changes]
        unearned = any(after == row.asked for after in added)
        lines = sum(after != row.asked for after in added)
        counts["unearned"] += unearned
        counts[row.kind] += lines
        if errors and added:
            print(f"  {row.language} {row.asked}: {row.text}\n     -> {added}")
    return counts


def rich(rows: list[Answer], errors: bool) -> Counter[str]:
    """Counts of the facts that arrive, and of those in their place."""
    counts: Counter[str] = Counter(answers=len(rows))
    for row in rows:
        new = outcome(row)
        found = places(new.text, row)
        counts["facts"] += len(row.facts)
        counts["arrived"] += len(found)
        counts["placed"] += sum(found.values())
        if errors and sum(found.values()) < len(row.facts):
            lines = [(change.section, change.after) for change in new.changes]
            print(f"  {row.language} {row.text}\n     -> {lines}\n     left {new.left_out}")
    return counts


def gate(rows: list[Rewording], errors: bool) -> Counter[str]:
    """Counts of the good and bad rewordings that pass."""
    counts: Counter[str] = Counter()
    for row in rows:
        found = differences(row.line, row.draft, AnswerPatterns.of(row.language))
        key = "good" if row.good else "bad"
        counts[key] += 1
        counts[f"{key} passed"] += not found
        if errors and row.good == bool(found):
            print(f"  {row.language} {key}: {row.draft} | {row.line} {found}")
    return counts


def main() -> None:
    """Print the counts of each group."""
    said, words = answers(), rewordings()
    for group in GROUPS:
        errors = f"--{group.replace(' ', '-')}" in sys.argv[1:]
        print(group)
        some = [one for one in said if one.group == group]
        a = awkward([one for one in some if one.kind != "rich"], errors)
        r = rich([one for one in some if one.kind == "rich"], errors)
        g = gate([one for one in words if one.group == group], errors)
        print(
            f"  awkward {a['answers']}: {a['unearned']} unearned skills, {a['false']} false lines, "
            f"{a['junk']} junk lines\n  rich {r['answers']}: {r['facts']} facts, {r['arrived']} "
            f"arrived, {r['placed']} in their place\n  rewordings passed: good {g['good passed']} "
            f"of {g['good']}, bad {g['bad passed']} of {g['bad']}"
        )
    g = gate(words, errors=False)
    good, bad = (f"{g[f'{one} passed']} of {g[one]}" for one in ("good", "bad"))
    print(f"all rewordings passed: good {good}, bad {bad}")


if __name__ == "__main__":
    main()
