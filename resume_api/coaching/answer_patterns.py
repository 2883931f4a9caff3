"""How answers read in one language: whom a clause speaks of, and how it becomes a line."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache

from resume_api.analysis.wording_patterns import WordingPatterns
from resume_api.extraction.text.language_detection import is_rare
from resume_api.extraction.text.tokens import tokenize
from resume_api.languages import packs

_NEVER = "(?!)"
_SUBJECT = 5  # words within which the verb of a subject stands
_A_NAME = r"(?P<name>[^\W\d_][\w&.-]{2,})"
Rules = list[tuple[re.Pattern[str], str]]


class AnswerPatterns(WordingPatterns):
    """One language's patterns for answers, from the ``answers`` of its pack, and for their wording.

    ``talk`` is what says nothing for a resume, ``others`` and ``not_me`` what others did, ``own``
    the candidate as a subject, ``determined`` how another subject begins, ``shared`` and
    ``shared_use`` what a team did or had, ``weak`` too little to claim, ``wish`` what never came
    about, ``obliged`` what is only to be done, ``course`` what was attended, ``effect``
    and ``outcome`` what came of the work.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self._words = packs.words(code, "answers")
        self.contrast, self.yes, self.leading = map(self._one, ("contrast", "yes", "leading"))
        self.talk, self.others, self.own = map(self._one, ("talk", "others", "own"))
        self.weak, self.wish, self.not_me = map(self._one, ("weak", "wish", "not_me"))
        self.shared, self.shared_use = map(self._one, ("shared", "shared_use"))
        self.joint, self.fragment = map(self._one, ("joint", "fragment"))
        self.residue, self.current = map(self._one, ("residue", "current"))
        elsewhere = self._words.get("elsewhere", _NEVER).replace("{name}", _A_NAME)
        self._elsewhere = re.compile(elsewhere, re.IGNORECASE)
        self.finite, self.certificate = map(self._one, ("finite", "certificate"))
        self.determined, self.outcome = map(self._one, ("determined", "outcome"))
        self.obliged, self.course = map(self._one, ("obliged", "course"))
        self.held = self._one("held")
        self._own_or_other = self._one("own_or_other")
        self.people: str = self._words.get("people", _NEVER)
        self.dangling = self._one("dangling")
        self.been = self._one("been")
        self.past_said = self._one("past_said")
        self._past_ending = self._one("past_ending")
        self.chat, self.effect = self._rules("chat"), self._rules("effect")
        self.edits, self._stands_for = self._rules("edits"), self._rules("stands_for")
        self._past_rules = self._rules("past_rules")
        self._gerund_rules = self._rules("gerund_rules")
        self._noun_objects = self._rules("noun_objects")
        self._contractions = self._rules("contractions")
        self.abbreviations = self._set("abbreviations")
        self.abbreviations_ending = self._set("abbreviations_ending")
        self._past, self._nouns = self._pairs("past"), self._pairs("nouns")
        self.vocabulary = "\n".join(self._nouns.values())
        self._near: str = self._words.get("near", "")
        self.used: str = self._words.get("used", "")
        self.team: str = self._words.get("team", "")
        self.gerund: str = self._words.get("gerund", "")

    @staticmethod
    @cache
    def of(tag: str) -> AnswerPatterns:
        """The patterns of a BCP 47 tag's language, English where the service does not speak it."""
        return AnswerPatterns(packs.answer_language(tag))

    def _one(self, key: str) -> re.Pattern[str]:
        return re.compile(self._words.get(key, _NEVER), re.IGNORECASE)

    def _rules(self, key: str) -> Rules:
        return [(re.compile(p, re.IGNORECASE), new) for p, new in self._words.get(key, ())]

    def _set(self, key: str) -> frozenset[str]:
        return frozenset(packs.terms(self._words.get(key, "")))

    def _pairs(self, key: str) -> Mapping[str, str]:
        rows = packs.terms(self._words.get(key, ""))
        return {row.split(" ", 1)[0]: row.split(" ", 1)[1] for row in rows}

    def naming(self, line: str, name: str) -> str | None:
        """``line`` with ``name`` for the word that stands for it; None where none does."""
        for pattern, new in self._stands_for:
            if found := pattern.search(line):
                named = found.expand(new).replace("{name}", name)
                return line[: found.start()] + named + line[found.end() :]
        return None

    def stands_for_asked(self, line: str, first: bool = False) -> bool:
        """Whether a word of ``line`` (with the ``first`` verb) stands for what was asked about."""
        hits = (pattern.search(line) for pattern, _ in self._stands_for)
        return any(hit is not None and (not first or hit.start() == 0) for hit in hits)

    def acts(self, clause: str) -> bool:
        """Whether a clause without a subject begins with a verb."""
        return any(map(self._is_verb, tokenize(clause).keys[:1]))

    def has_subject(self, clause: str) -> bool:
        """Whether a clause has the candidate for its subject; a verb that may be another's says so
        where no other subject begins the clause."""
        if self.own.search(clause):
            return True
        return bool(self._own_or_other.search(clause)) and not self.determined.match(clause)

    def other_acts(self, clause: str) -> bool:
        """Whether a clause begins with another subject than the candidate, and a verb follows."""
        found = self.determined.match(clause)
        keys = tokenize(clause[found.end() :]).keys if found else ()
        return any(map(self._is_verb, keys[1:_SUBJECT]))

    def _is_verb(self, key: str) -> bool:
        return key in self.verbs or self.is_past(key) or self.has_past_ending(key)

    def counts(self, clause: str, after: int) -> bool:
        """Whether a figure stands right behind ``after``: "a team of 9"."""
        behind = tokenize(clause[after:]).keys[:2]
        small = self.joining | self.binding
        return bool(behind) and (
            behind[0].isdigit() or (behind[0] in small and behind[-1].isdigit())
        )

    def unknown_place(self, line: str, known: Collection[str]) -> bool:
        """Whether ``line`` says "at" a name that is none of ``known`` (folded tokens)."""
        for found in self._elsewhere.finditer(line):
            name = found["name"]
            proper = name[:1].isupper() and not self.language.noun_capitals
            if (proper or is_rare(name)) and not set(tokenize(name).keys) <= set(known):
                return True
        return False

    def without_place(self, line: str, names: str) -> str:
        """``line`` without the phrase that says where ("at Bluefin"); ``names`` is a pattern."""
        if not self._near:
            return line
        near = re.compile(self._near.replace("{name}", names), re.IGNORECASE)
        return near.sub("", line, count=1).strip(" ,،")

    def past(self, verb: str) -> str | None:
        """The past of a verb in the first person of the present; None where the pack has no rule
        for it."""
        if verb in self._past:
            return self._past[verb]
        return self._first(self._past_rules, verb)

    def is_past(self, verb: str) -> bool:
        """Whether a verb is an irregular past."""
        return verb in self._past.values()

    def has_past_ending(self, verb: str) -> bool:
        """Whether a verb ends as a regular past does."""
        return bool(self._past_ending.search(verb))

    def bases(self, gerund: str) -> list[str]:
        """What a verb in -ing may be without it."""
        new = (pattern.sub(to, gerund) for pattern, to in self._gerund_rules)
        return [one for one in new if one != gerund]

    def as_noun(self, line: str) -> str:
        """``line`` with a noun for its first verb, where the language's resumes say it so."""
        verb, _, rest = line.partition(" ")
        noun = self._nouns.get(verb.casefold())
        if not noun or not rest:
            return line
        told = f"{noun} {(self._first(self._noun_objects, rest) or rest).lstrip()}"
        for pattern, new in self._contractions:
            told = pattern.sub(new, told)
        return told

    @staticmethod
    def _first(rules: Rules, word: str) -> str | None:
        for pattern, new in rules:
            if pattern.search(word):
                return pattern.sub(new, word, count=1)
        return None

    def works(self, clause: str) -> bool:
        """Whether a clause has a verb of work in the first person."""
        return any(word in self._nouns for word in clause.casefold().split())

    def is_fragment(self, clause: str) -> bool:
        """Whether a clause is no more than "for 9 of our customers"."""
        if self.language.verb_last or not self.fragment.match(clause):
            return False
        return not self.leading.match(clause) and not self.residue.search(clause)

    def says_something(self, clause: str) -> bool:
        """Whether a clause has a figure or a word of content."""
        return self.content(clause) > 0
