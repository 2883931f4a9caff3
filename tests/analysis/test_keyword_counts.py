"""The job's keywords in both texts, side by side."""

from __future__ import annotations

from dataclasses import replace

from resume_api.analysis.report_rows import keyword_counts
from tests import pair


def test_each_keyword_is_counted_in_both_texts_and_told_by_kind() -> None:
    inputs = pair.inputs()
    found = {one.name: one for one in keyword_counts(inputs)}
    assert set(found) == {item.name for item in inputs.keywords}
    for one in found.values():
        assert one.in_job >= 1
        assert one.kind in ("hard", "soft", "title")


def test_a_word_counts_as_a_whole_and_in_any_case() -> None:
    inputs = pair.inputs()
    item = replace(inputs.keywords[0], name="java")
    job = replace(inputs.job, text="Java, JAVA and JavaScript", keywords=(), title=None)
    resume = replace(inputs.resume, text="java", skills=())
    (one,) = keyword_counts(replace(inputs, keywords=(item,), job=job, resume=resume))
    assert (one.kind, one.in_job, one.in_resume) == ("hard", 2, 1)
