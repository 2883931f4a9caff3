"""From a person to a drawing: sections become blocks, entries heads and bodies."""

from dataclasses import replace

from training.layouts.dates import habit
from training.layouts.dressing import Headings, body_form, style_of
from training.layouts.families import Family
from training.layouts.grids import grid_of
from training.layouts.header import header_of
from training.layouts.heads import Heads
from training.layouts.prose import Teller
from training.layouts.spans import Block, Drawing, Item, Line, Listing, Span, Text
from training.layouts.templates import templates
from training.people.grammar import Words
from training.people.model import Entry, Person, Section

_SIDE = {"skills", "languages", "interests", "certificates", "awards", "personal", "references"}
_LABELS = {"skills": "skills", "languages": "languages", "summary": "summary"}
_ICONS = {"start": "\uf073 ", "place": "\uf041 "}


class Composer:
    """Composes the drawing of one person's resume in one family of layouts."""

    def __init__(self, person: Person, words: Words, family: Family) -> None:
        self._person, self._words, self._family = person, words, family
        self._rng = words.rng
        self.dates = habit(words, words.rng)
        self._heads = Heads(words, self.dates)
        self._headings = Headings(words)
        self._form = body_form(self._rng, family)
        self._templates = self._choose()
        self._duties = (
            words.say("l_duties") if "labels" in family.habits and self._rng.random() < 0.6 else ""
        )
        self._blurbs = self._rng.random() < 0.15
        self._continue = self._rng.random() < 0.05
        prose = "prose" in family.habits and words.has("told_job")
        self._teller = Teller(words, self._heads, person.name) if prose else None

    def drawing(self) -> Drawing:
        """The whole document, still without a renderer."""
        style = style_of(self._family, self._words, self._person.name)
        self._recase()
        sided = self._family.frame.startswith("side")
        side: list[Block] = []
        main: list[Block] = []
        header = header_of(self._person, self._words, self._family)
        free = not any(section.kind in _SIDE for section in self._person.sections)
        if sided and (free or self._rng.random() < 0.7):
            top = [b for b in header if isinstance(b, Text) and b.label != "contact"]
            side = [self._headings.heading("contact"), *(b for b in header if b not in top)]
            header = [*top]
        extra = {"education"} if self._rng.random() < 0.25 else set()
        for section in self._person.sections:
            part = side if sided and section.kind in _SIDE | extra else main
            part += self._section(section)
        return Drawing(self._person.language, self._family.frame, style, header, main, side)

    def _recase(self) -> None:
        """Some people write all their titles or employers in capitals, a few in small letters."""
        for part in ("title", "company", "institution", "degree"):
            change = self._rng.choice(("",) * 22 + ("upper", "upper", "lower"))
            if change and self._words.language not in ("tr", "fa", "ar"):
                for section in self._person.sections:
                    for entry in section.entries:
                        setattr(entry, part, getattr(getattr(entry, part), change)())

    def _choose(self) -> dict[str, str]:
        rng, family = self._rng, self._family
        marginal = family.frame.startswith(("margin", "timeline")) or "side-dates" in family.habits
        return {
            "job": rng.choice(family.jobs),
            "education": rng.choice(family.studies),
            "project": "{T}, {C}" if marginal else rng.choice(templates("project")),
            "volunteer": "{T}, {C}" if marginal else rng.choice(templates("volunteer")),
            "break": "{T}"
            if marginal
            else rng.choice(("{T} > {D}", "{D} {T}", "{T} ({D})", "{T} / {D}")),
            "single": "{T}, {C}" if marginal else rng.choice(templates("single")),
        }

    def _section(self, section: Section) -> list[Block]:
        blocks: list[Block] = self._heading(section)
        frame = self._family.frame
        gridded = frame == "grid" and section.kind in ("experience", "education")
        if gridded or (frame == "study-grid" and section.kind == "education"):
            return [*blocks, grid_of(section, self._heads, self._words)]
        if section.items:
            return [*blocks, self._items(section)]
        if self._teller and section.kind in ("experience", "education"):
            return [*blocks, *self._teller.paragraphs(section)]
        for place, entry in enumerate(section.entries):
            if self._continue and section.kind == "experience" and place == 2:
                blocks.append(self._headings.heading("experience", again=True))
            blocks.append(self._item(section, place, entry))
        return blocks

    def _heading(self, section: Section) -> list[Block]:
        """The section's heading, where the document has headings; some lives stand as a profile."""
        if self._headings.none:
            return []
        told = self._teller and section.kind == "experience" and self._rng.random() < 0.2
        return [self._headings.heading("summary" if told else section.kind)]

    def _items(self, section: Section) -> Block:
        rng, items = self._rng, section.items
        label = _LABELS.get(section.kind, section.kind)
        if section.kind == "summary":
            return Text(label, [" ".join(items)] if rng.random() < 0.7 else items)
        if section.kind in ("personal", "references"):
            return Text(label, items)
        sep = rng.choice((", ", ", ", " | ", " • ", "; ", " · "))
        if self._words.language in ("fa", "ar") and sep == ", ":
            sep = "، "
        return Listing(
            label, items, rng.choice(("bullets", "inline", "inline", "columns", "tags")), sep
        )

    def _item(self, section: Section, place: int, entry: Entry) -> Item:
        if "told" in self._family.habits and entry.kind in ("job", "education"):
            return self._told(entry, place)
        shown = entry
        again = place and "once" in self._family.habits and entry.company
        if again and section.entries[place - 1].company == entry.company:
            shown = replace(entry, company="", place="")
        template = self._templates.get(entry.kind, self._templates["single"])
        if self._rng.random() < 0.04 and entry.kind == "job":
            template = self._rng.choice(self._family.jobs)
        marginal = (
            self._family.frame.startswith(("margin", "timeline"))
            or "side-dates" in self._family.habits
        )
        margin = []
        if marginal and "europass" not in self._family.habits:
            spans = self.dates.spans(shown)
            margin = [Line(spans)] if spans else []
        head = self._heads.lines(shown, template)
        if "icons" in self._family.habits:
            head = [_with_icons(line) for line in head]
        item = Item(
            entry,
            head,
            margin,
            list(entry.body),
            self._form,
            self._duties if entry.kind == "job" else "",
            place == 0,
        )
        if entry.kind == "job":
            item.body = self._extras() + item.body
        if "nested" in self._family.habits and entry.kind == "job" and len(item.body) > 1:
            item.body.insert(
                0, f"{self._heads.label('project_word')}: {self._words.say('project')}"
            )
            item.form = "lines"
        return item

    def _extras(self) -> list[str]:
        """What stands between head and duties: the employer, further labelled lines."""
        words, lines = self._words, []
        if self._blurbs and words.has("blurb"):
            lines.append(words.say("blurb"))
        if "labels" in self._family.habits and words.has("extra") and words.rng.random() < 0.25:
            lines.append(words.say("extra"))
        return lines

    def _told(self, entry: Entry, place: int) -> Item:
        words = self._words
        for field in ("title", "company") if entry.kind == "job" else ():
            setattr(entry, field, getattr(entry, field) or words.say(field))
        symbol = (
            "study_told"
            if entry.kind == "education"
            else "job_told_now"
            if entry.now
            else "job_told"
        )
        entry.mode = "range"
        body = [sentence.rstrip(".") + "." for sentence in entry.body]
        spans = self._heads.part(entry, words.rng.choice(words.all(symbol)))
        return Item(entry, [Line(spans)], [], body, "run-in", "", place == 0)


def _with_icons(line: Line) -> Line:
    """AltaCV draws a calendar before the dates and a pin before the place."""
    return Line(
        *([piece for span in part for piece in _icon(span)] for part in (line.left, line.right))
    )


def _icon(span: Span) -> list[Span]:
    return [Span(_ICONS[span.role], "sep"), span] if span.role in _ICONS else [span]
