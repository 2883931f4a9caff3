"""Languages of sentences, short texts and mixed texts, and the choice of the answer's language."""

from __future__ import annotations

import pytest

from resume_api.extraction.text.language_detection import choose, detect

SENTENCES = {
    "en": "She led the migration of the billing system and trained two new colleagues.",
    "de": "Sie leitete die Umstellung der Abrechnung und schulte zwei neue Kollegen.",
    "fr": "Elle a dirigé la migration de la facturation et formé deux nouveaux collègues.",
    "es": "Dirigió la migración de la facturación y formó a dos nuevos compañeros.",
    "it": "Ha diretto la migrazione della fatturazione e formato due nuovi colleghi.",
    "pt": "Dirigiu a migração do faturamento e treinou dois novos colegas.",
    "nl": "Zij leidde de overgang van de facturering en leidde twee nieuwe collega's op.",
    "tr": "Faturalama sisteminin geçişini yönetti ve iki yeni çalışanı eğitti.",
    "ru": "Она руководила переходом системы расчётов и обучила двух новых коллег.",
    "zh": "她负责计费系统的迁移，并培训了两名新同事。",
    "fa": "او انتقال سامانه صورت‌حساب را رهبری کرد و دو همکار تازه را آموزش داد.",
    "ar": "قادت عملية نقل نظام الفواتير ودربت زميلين جديدين.",
    "ur": "اس نے بلنگ کے نظام کی منتقلی کی قیادت کی اور دو نئے ساتھیوں کو تربیت دی۔",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_is_recognised(code: str) -> None:
    found = detect(SENTENCES[code])
    assert found.code == code
    assert found.confidence >= 0.85


@pytest.mark.parametrize("text", ["", "   ", "2019 - 2021", "+49 (0) 221", "a1"])
def test_no_letters_no_language(text: str) -> None:
    assert detect(text) == ("en", 0.0)


def test_product_names_do_not_make_a_text_english() -> None:
    text = "تسلط به Python و Django و Docker و Kubernetes و PostgreSQL و تجربه کار با Redis"
    assert detect(text).code == "fa"
    assert detect("熟悉 Python、Django、Docker 和 Kubernetes，有 Redis 使用经验").code == "zh"


def test_the_same_text_always_gets_the_same_answer() -> None:
    text = "مهارت‌ها: Python, SQL, Excel"
    assert len({detect(text) for _ in range(20)}) == 1


def test_a_long_text_is_judged_by_all_its_parts() -> None:
    text = "Python SQL " * 300 + SENTENCES["de"] * 200 + " Java Docker" * 300
    assert detect(text).code == "de"


def test_the_choice_may_be_narrowed() -> None:
    assert detect("universal", ("en", "es")).code in ("en", "es")


def test_an_unsure_text_is_answered_in_english() -> None:
    code, confidence = choose(detect("Python Docker SQL"))
    assert code == "en"
    assert choose(detect("x"), None) == ("en", 0.0)
    assert confidence <= 1.0


@pytest.mark.parametrize(("tag", "code"), [("de", "de"), ("fr-CA", "fr"), ("pt_BR", "pt")])
def test_an_override_wins(tag: str, code: str) -> None:
    assert choose(detect(SENTENCES["en"]), tag) == (code, 1.0)


def test_an_override_that_is_no_tag_is_ignored() -> None:
    assert choose(detect(SENTENCES["de"]), "klingon")[0] == "de"
