"""A resume as many people make one in Word: bold lines for headings, tabs, a table of skills."""

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm, Pt

JOBS = (
    (
        "Financial Accountant",
        "Copperline Manufacturing, Cork",
        "Jan 2021 – Present",
        (
            "Prepare monthly accounts for four entities; month-end close went from 9 to 5 days.",
            "Own the VAT and tax filings and the audit file; no audit adjustments since 2022.",
            "Moved the fixed-asset register from Excel to SAP and reconciled 3,400 assets.",
        ),
    ),
    (
        "Assistant Accountant",
        "Greenquay Hotels Group, Dublin",
        "Aug 2018 – Dec 2020",
        (
            "Ran accounts payable for seven hotels: 1,100 invoices a month, 98% paid on time.",
            "Reconciled bank accounts daily and found 41,000 euros of duplicate payments.",
        ),
    ),
    (
        "Accounts Clerk",
        "Doyle & Hartnett, Limerick",
        "Jul 2017 – Jul 2018",
        ("Posted ledgers and prepared payroll for 60 employees in Sage.",),
    ),
)
SKILLS = (
    ("Accounting", "Month-end close, IFRS, accounts payable, bank reconciliation, VAT, payroll"),
    ("Software", "SAP, Sage, Microsoft Excel (pivot tables, Power Query), Power BI"),
    (
        "Working style",
        "Attention to detail, deadlines, clear reports to people who are not accountants",
    ),
)


def build() -> Docx:
    """The document, unsaved."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(10.5)
    style.paragraph_format.space_after = Pt(3)
    _head(document)
    _title(document, "PROFILE")
    document.add_paragraph(
        "Part-qualified accountant with eight years in manufacturing and hospitality. "
        "Known for a quick, clean month-end and for explaining numbers in plain words."
    )
    _title(document, "WORK EXPERIENCE")
    for job in JOBS:
        _job(document, *job)
    _title(document, "EDUCATION")
    _dated(document, "BComm (Honours), University of Limerick", "2013 – 2017")
    _dated(document, "ACCA, 11 of 13 papers passed", "since 2019")
    _title(document, "KEY SKILLS")
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for name, skills in SKILLS:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = name, skills
    _title(document, "LANGUAGES")
    document.add_paragraph("English (native), Irish (fluent), Spanish (A2)")
    return document


def _head(document: Docx) -> None:
    table = document.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    run = left.paragraphs[0].add_run("Aoife Brennan")
    run.bold, run.font.size = True, Pt(22)
    left.add_paragraph("Financial Accountant")
    right.text = "14 Bellfield Terrace, Cork\n+353 21 555 0119\naoife.brennan@example.com"


def _title(document: Docx, text: str) -> None:
    run = document.add_paragraph().add_run(text)
    run.bold, run.underline = True, True


def _dated(document: Docx, text: str, dates: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(15), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(text).bold = True
    paragraph.add_run(f"\t{dates}")


def _job(
    document: Docx, title: str, organisation: str, dates: str, bullets: tuple[str, ...]
) -> None:
    _dated(document, f"{title}, {organisation}", dates)
    for bullet in bullets:
        document.add_paragraph(bullet, style="List Bullet")
