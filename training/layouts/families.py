"""The families of layouts: renderer, frame, head templates and habits of each."""

from dataclasses import dataclass

from training.layouts import templates as t


@dataclass(frozen=True)
class Family:
    """One family. ``frame``: single, side-left, side-right, columns, margin, timeline, grid.

    ``habits``: anonymous (employers and places blanked), told (careers in sentences), once (company
    stated once for several roles), nested (projects under employers), labels (contact as labels).
    """

    name: str
    renderer: str
    frame: str
    jobs: tuple[str, ...]
    studies: tuple[str, ...]
    habits: frozenset[str] = frozenset()
    languages: tuple[str, ...] = ()


def _family(name: str, frame: str, jobs: list[str], studies: list[str], habits: str = "", languages: str = "") -> Family:
    renderer = name.partition("-")[0]
    return Family(name, renderer, frame, tuple(jobs), tuple(studies), frozenset(habits.split()), tuple(languages.split()))


FAMILIES = (
    _family("html-single", "single", t.JOB, t.STUDY),
    _family("html-oneline", "single", t.ONE_LINE, t.STUDY),
    _family("html-live", "single", t.LIVE, t.STUDY, "anonymous", "en"),
    _family("html-live-named", "single", t.LIVE, t.STUDY, "", "en"),
    _family("html-live-side", "side-left", t.LIVE, t.STUDY, "anonymous", "en"),
    _family("html-side-left", "side-left", t.JOB, t.STUDY),
    _family("html-side-right", "side-right", t.JOB, t.STUDY),
    _family("html-side-oneline", "side-left", t.ONE_LINE, t.STUDY),
    _family("html-columns", "columns", t.JOB, t.STUDY),
    _family("html-margin", "margin", t.MARGIN, t.STUDY_MARGIN),
    _family("html-margin-table", "margin-table", t.MARGIN, t.STUDY_MARGIN),
    _family("html-margin-right", "margin-right", t.MARGIN, t.STUDY_MARGIN),
    _family("html-timeline", "timeline", t.MARGIN, t.STUDY_MARGIN),
    _family("html-labels", "single", t.LABELS, t.STUDY_LABELS, "labels"),
    _family("html-label-side", "side-right", t.LABELS, t.STUDY_LABELS, "labels"),
    _family("html-grid", "grid", t.JOB, t.STUDY, "labels"),
    _family("html-indian", "study-grid", t.LABELS + t.JOB, t.STUDY, "labels nested", "en"),
    _family("html-told", "single", t.JOB, t.STUDY, "told"),
    _family("html-once", "single", [x for x in t.JOB if x.startswith("{C}") and " / " in x], t.STUDY, "once"),
    _family("html-nested", "single", t.JOB, t.STUDY, "nested"),
    _family("docx-single", "single", t.JOB, t.STUDY),
    _family("docx-oneline", "single", t.ONE_LINE, t.STUDY),
    _family("docx-live", "single", t.LIVE, t.STUDY, "anonymous", "en"),
    _family("docx-labels", "single", t.LABELS, t.STUDY_LABELS, "labels"),
    _family("docx-margin", "margin-table", t.MARGIN, t.STUDY_MARGIN),
    _family("docx-side", "side-left", t.JOB, t.STUDY),
    _family("docx-grid", "grid", t.JOB, t.STUDY, "labels"),
    _family("docx-nested", "single", t.JOB + t.ONE_LINE, t.STUDY, "nested once"),
    _family("docx-told", "single", t.JOB, t.STUDY, "told"),
    _family("typst-single", "single", t.JOB, t.STUDY),
    _family("typst-margin", "margin", t.MARGIN, t.STUDY_MARGIN),
    _family("typst-side", "side-left", t.JOB, t.STUDY),
    _family("typst-awesome", "single", ["{C} > {P} / {T} > {D}"], ["{I} > {P} / {G}, {F} > {D}"], "once"),
    _family("typst-sb2nov", "single", ["{T} > {D} / {C} > {P}", "{C} > {P} / {T} > {D}"], ["{I} > {P} / {G} in {F} > {D}"], "bullet-head"),
    _family("typst-alta", "side-right", ["{T} / {C} / {D} > {P}"], ["{G} in {F} / {I} / {D}"], "icons"),
    _family("typst-live", "single", t.LIVE, t.STUDY, "anonymous", "en"),
    _family("latex-article", "single", t.JOB, t.STUDY),
    _family("latex-moderncv", "margin", ["{T} / {C} / {P}"], ["{G}, {F} / {I} / {P}"]),
    _family("latex-sb2nov", "single", ["{C} > {P} / {T} > {D}"], ["{I} > {P} / {G} in {F} > {D}"]),
    _family("text-lines", "single", t.JOB, t.STUDY),
    _family("text-oneline", "single", t.ONE_LINE, t.STUDY),
    _family("text-labels", "single", t.LABELS, t.STUDY_LABELS, "labels"),
    _family("text-told", "single", t.JOB, t.STUDY, "told"),
    _family("text-markdown", "single", t.JOB + t.ONE_LINE, t.STUDY),
    _family("text-live", "single", t.LIVE, t.STUDY, "anonymous", "en"),
    _family("html-europass", "margin-table", ["{l_dates}\t{D} / {l_title}\t{T} / {l_company}\t{C}, {P}"], ["{l_dates}\t{D} / {l_degree}\t{G} {F} / {l_institution}\t{I}"], "europass labels"),
    _family("html-side-margin", "side-left", t.MARGIN, t.STUDY_MARGIN, "side-dates"),
    _family("html-dense", "single", t.ONE_LINE + t.LIVE, t.STUDY, "run-in"),
)
