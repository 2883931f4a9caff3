"""When the stations of a career began and ended."""

from random import Random

from training.people.model import Entry, Moment

THIS_YEAR = 2026


def back(moment: Moment, months: int) -> Moment:
    """The moment so many months before."""
    count = moment.year * 12 + moment.month - 1 - months
    return Moment(count // 12, count % 12 + 1, (moment.day * 7 + months * 11) % 28 + 1)


def place_jobs(entries: list[Entry], rng: Random) -> None:
    """Gives the entries, newest first, their dates: gaps, overlaps and short stays included."""
    clock = Moment(rng.randint(2009, THIS_YEAR - 1), rng.randint(1, 12), rng.randint(1, 28))
    for place, entry in enumerate(entries):
        if place == 0 and rng.random() < 0.62:
            entry.now = True
        length = rng.choice((2, 3, 5, 8, 11, 14, 19, 26, 33, 48, 60, 84, 110))
        entry.end, entry.start = clock, back(clock, length)
        if rng.random() < 0.1:
            clock = back(clock, length // 2)
            continue
        clock = back(entry.start, rng.choice((0, 1, 1, 1, 2, 4, 9, 14)))
        if rng.random() < 0.04 and place:
            entry.now = True


def place_studies(entries: list[Entry], rng: Random) -> None:
    """Gives studies, newest first, an end in summer or autumn and two to five years before it."""
    clock = Moment(
        rng.randint(1990, THIS_YEAR - 3), rng.choice((5, 6, 6, 7, 9, 12)), rng.randint(1, 28)
    )
    for entry in entries:
        length = rng.choice((9, 12, 21, 24, 33, 36, 45, 48, 58))
        entry.end, entry.start = clock, back(clock, length)
        clock = back(entry.start, rng.choice((0, 0, 2, 12)))


def set_modes(entries: list[Entry], rng: Random, habit: str) -> None:
    """How each entry's time is told: mostly the document's habit, sometimes another way."""
    for entry in entries:
        mode = habit if rng.random() > 0.06 else rng.choice(("start", "none", "end", "length"))
        if entry.now:
            mode = (
                rng.choice(("range", "range", "range", "range", "since", "open"))
                if habit == "range"
                else mode
            )
        elif mode == "open":
            mode = "range"
        # A single date of a job can only be read as its beginning.
        single = mode == "end" and entry.kind in ("job", "volunteer", "break")
        entry.mode = "start" if single else mode
