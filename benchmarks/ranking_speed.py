"""Ranking of many one-page PDFs by the command line: time, and memory of the whole process tree.

    python -m benchmarks.ranking_speed --counts 100 500 2000

The resumes are made for it, each another person with other work, in one of three layouts.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import typst

ROOT = Path(__file__).parent.parent
JOB = ROOT / "samples" / "job-backend-en.txt"
LOOK_SECONDS = 0.05

FIRST = [
    "Ada",
    "Björn",
    "Chiara",
    "Dilan",
    "Edith",
    "Farid",
    "Grace",
    "Hana",
    "Ivo",
    "Jamila",
    "Kofi",
    "Lena",
    "Mina",
    "Nils",
    "Olga",
]
LAST = [
    "Abel",
    "Brandt",
    "Costa",
    "Demir",
    "Eriksen",
    "Fischer",
    "Grant",
    "Haddad",
    "Ito",
    "Jansen",
    "Kaya",
    "Lind",
]
FIRMS = [
    "Northwind",
    "Bluefin",
    "Halden",
    "Orchard",
    "Meridian",
    "Tallis",
    "Quarry",
    "Lumen",
    "Fathom",
    "Alder",
]
TITLES = ("Backend developer", "Data engineer", "Platform engineer", "Account manager", "Nurse")
SKILLS = [
    "Python",
    "Django",
    "Flask",
    "PostgreSQL",
    "Redis",
    "Docker",
    "Kubernetes",
    "Kafka",
    "AWS",
    "Terraform",
    "Go",
    "Java",
    "Excel",
    "Salesforce",
    "Figma",
    "TypeScript",
    "React",
    "SQL",
    "Spark",
    "Airflow",
    "Linux",
    "Git",
    "Ansible",
    "MongoDB",
    "GraphQL",
]
DEEDS = (
    "Built a service with {} that answers {} requests a second.",
    "Moved {} reports from {} to a nightly job.",
    "Cut the time of a release from {1} to 3 days with {0}.",
    "Led {1} colleagues who worked with {0}.",
    "Wrote the tests and the handbook of a {0} project of {1} people.",
)
LAYOUTS = (
    "#set page(margin: 2cm)\n#set text(size: 10pt)\n",
    "#set page(margin: 1.5cm)\n#set text(font: 'Libertinus Serif', size: 10.5pt)\n",
    "#set page(margin: (left: 3cm, rest: 2cm))\n#set text(size: 9pt)\n#set par(justify: true)\n",
)


def resume(number: int) -> bytes:
    """A one-page PDF of a person who does not exist."""
    lot = random.Random(number)
    name = f"{lot.choice(FIRST)} {lot.choice(LAST)}"
    lines = [lot.choice(LAYOUTS).replace("'", '"'), f"= {name}"]
    lines += [f'#"person{number}@example.com" | +1 555 {number:07}', "== Experience"]
    year = 2025
    for _ in range(lot.randint(2, 4)):
        start = year - lot.randint(1, 4)
        lines += [f"*{lot.choice(TITLES)}*, {lot.choice(FIRMS)}, {start} - {year}", ""]
        for deed in lot.sample(DEEDS, lot.randint(2, 4)):
            lines.append("- " + deed.format(lot.choice(SKILLS), lot.randint(4, 900)))
        year = start
    lines += ["== Education", f"BSc Computer Science, University of Halden, {year}"]
    lines += ["== Skills", ", ".join(lot.sample(SKILLS, 8))]
    return bytes(typst.compile("\n".join(lines).encode()))


def peak_of(process: subprocess.Popen[bytes]) -> int:
    """The highest sum of resident bytes of a process and its descendants, until it ends."""
    peak, root = 0, psutil.Process(process.pid)
    while process.poll() is None:
        total = 0
        for one in (root, *_children(root)):
            try:
                total += one.memory_info().rss
            except psutil.NoSuchProcess:
                continue
        peak = max(peak, total)
        time.sleep(LOOK_SECONDS)
    return peak


def _children(root: psutil.Process) -> list[psutil.Process]:
    try:
        return root.children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def main() -> None:
    """Make the files, rank so many of them at a time, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=[100, 500, 2000])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = []
        for number in range(max(given.counts)):
            files.append(folder / f"{number:05}.pdf")
            files[-1].write_bytes(resume(number))
        print("files  seconds  ms a file  MiB of all processes")
        for count in given.counts:
            command = [sys.executable, "main.py", "rank", "--job", str(JOB)]
            command += ["--out", str(folder / "ranking.csv"), *map(str, files[:count])]
            started = time.perf_counter()
            with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
                peak = peak_of(process)
            seconds = time.perf_counter() - started
            if process.returncode:
                raise RuntimeError("the ranking failed")
            each = seconds / count * 1000
            print(f"{count:5}  {seconds:7.1f}  {each:9.1f}  {peak / 2**20:20.0f}")


if __name__ == "__main__":
    main()
