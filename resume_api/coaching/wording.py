"""The provider's words for what the rules wrote, and the gate that holds them to its content."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from providers.base import Answer, Deadline, Provider, Task
from resume_api.analysis import pipeline
from resume_api.analysis.tasks import QUESTIONS, REWORDING
from resume_api.analysis.wording_gate import differences, figures_of, skills_of
from resume_api.analysis.wording_patterns import WordingPatterns
from resume_api.coaching.questions import QuestionTarget
from resume_api.dependencies import Dependencies
from resume_api.documents.safety.prompt_injection import find_instructions
from resume_api.domain.assessment import AnalysisInputs, Draft
from resume_api.domain.claims import WordingAnswer
from resume_api.domain.report import Degradation
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.tokens import tokenize
from resume_api.languages.messages import Messages
from resume_api.languages.packs import answer_language, languages

_INNER_WORD = re.compile(r"(?<=[\w,;] )[^\W\d_]\w+")
MAX_QUESTION = 400
RULES = "offline"


@dataclass(frozen=True, slots=True)
class Worded:
    """The provider's sentences by the rules' own, its answer to which task, and what of it was
    thrown away."""

    task: Task[WordingAnswer]
    sentences: Mapping[str, str]
    answer: Answer[WordingAnswer]
    rejected: tuple[Degradation, ...]


def worded_questions(
    deps: Dependencies,
    provider: Provider,
    inputs: AnalysisInputs,
    targets: Sequence[QuestionTarget],
    deadline: Deadline,
) -> tuple[tuple[QuestionTarget, ...], Worded]:
    """``targets`` with the provider's questions, where they ask for the same and nothing more."""
    drafts = [
        Draft(f"Q{number}", target.question) for number, target in enumerate(targets, start=1)
    ]
    worded = _ask(deps, QUESTIONS, provider, replace(inputs, drafts=tuple(drafts)), deadline)
    asked = {draft: text or draft for draft, text in worded.sentences.items()}
    worded = replace(worded, sentences=asked)
    known = f"{inputs.resume.text}\n{inputs.job.text}"
    faults = {
        target.question: question_faults(
            worded.sentences[target.question], target, known, inputs.language
        )
        for target in targets
    }
    worded = _without(worded, faults, inputs.language)
    return tuple(
        replace(target, question=worded.sentences.get(target.question, target.question))
        for target in targets
    ), worded


def worded_lines(
    deps: Dependencies,
    provider: Provider,
    inputs: AnalysisInputs,
    lines: Mapping[str, str],
    deadline: Deadline,
) -> Worded:
    """The provider's wording of new resume lines (with the questions that they answer), where it
    says the same as they do; no words for a line that it drops. Without lines nobody is asked."""
    if not lines:
        return Worded(REWORDING, {}, Answer(WordingAnswer(()), RULES), ())
    drafts = [
        Draft(f"L{number}", line, question)
        for number, (line, question) in enumerate(lines.items(), start=1)
    ]
    worded = _ask(deps, REWORDING, provider, replace(inputs, drafts=tuple(drafts)), deadline)
    words = WordingPatterns.of(inputs.resume.language)
    faults = {
        draft: differences(text, draft, words) for draft, text in worded.sentences.items() if text
    }
    return _without(worded, faults, inputs.language)


def question_faults(question: str, target: QuestionTarget, known: str, language: str) -> list[str]:
    """Why ``question`` cannot stand for the rules' question of ``target``: it is none, it does not
    say what it is about, or it brings in numbers, skills or names that ``known`` does not have."""
    messages = Messages.of(language)
    if len(question) > MAX_QUESTION or not set("?؟") & set(question):
        return [messages.say("degradations.not_a_question")]
    if any(find_instructions(question)):
        return [messages.say("degradations.an_instruction")]
    about = target.name or target.organisation or target.line
    asked, sources = ProcessedText(question), ProcessedText(f"{known}\n{target.question}\n{about}")
    skills, figures, words = (
        set(skills_of(sources)),
        set(figures_of(sources)),
        sources.text.casefold(),
    )
    faults = [name for name in skills_of(asked) if name not in skills]
    faults += [figure for figure in figures_of(asked) if figure not in figures]
    if not languages()[answer_language(language)].noun_capitals:
        names = (word for word in _INNER_WORD.findall(question) if word[0].isupper())
        faults += [name for name in names if name.casefold() not in words]
    asked_for = set(asked.tokens.keys)
    wanted = set(tokenize(about).keys)
    if len(wanted & asked_for) * 2 < len(wanted):
        faults.append(messages.say("degradations.other_topic", name=about))
    return faults


def _ask(
    deps: Dependencies,
    task: Task[WordingAnswer],
    provider: Provider,
    inputs: AnalysisInputs,
    deadline: Deadline,
) -> Worded:
    answer = pipeline.run([task], inputs, provider, deps.executor, deadline)[task]
    texts = {one.id: " ".join(one.text.split()) for one in answer.data.sentences}
    sentences = {draft.text: texts.get(draft.id, draft.text) for draft in inputs.drafts}
    return Worded(task, sentences, answer, ())


def _without(worded: Worded, faults: Mapping[str, Sequence[str]], language: str) -> Worded:
    """Only the sentences that have no faults; the rules' own are never at fault."""
    sentences, messages = worded.sentences, Messages.of(language)
    bad = {draft: found for draft, found in faults.items() if found and sentences[draft] != draft}
    rejected = tuple(
        Degradation(
            "WORDING_REJECTED",
            messages.say(
                "degradations.wording_rejected",
                sentence=draft,
                faults=messages.separated(found),
            ),
        )
        for draft, found in bad.items()
    )
    kept = {draft: text for draft, text in sentences.items() if draft not in bad}
    return replace(worded, sentences=kept, rejected=rejected)
