"""Active content: found wherever it stands, refused or reported; ordinary files pass."""

from __future__ import annotations

import io
import zlib
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from resume_api.documents import read
from resume_api.domain.document import Limits
from resume_api.errors import ApiError, ErrorCode
from tests.documents.office import PACKAGE, TYPES, paragraph, part, relations, zipped
from tests.documents.pdf_builder import Pdf, stream, text

WARN = replace(Limits(), reject_active=False)
SAMPLES = Path(__file__).parents[2] / "samples"
SCRIPT = "<</S/JavaScript/JS(app.alert\\(1\\))>>"


def found(data: bytes) -> list[str]:
    """The kinds for which the file is refused; none where it is read."""
    try:
        read(data, Limits())
    except ApiError as error:
        assert error.code is ErrorCode.MALICIOUS_FILE
        return list(error.details["found"])
    return []


def pdf(catalog: str = "", extra: str = "", objects: tuple[str, ...] = ()) -> bytes:
    """A resume of one line; ``objects`` are 1, 2, … to refer to."""
    built = Pdf(catalog=catalog, extra=extra).page(text("Ada Berg, Python developer"))
    for body in objects:
        built.add(body)
    return built.bytes()


def file(name: str) -> tuple[str, str]:
    return stream(b"MZ", "/Type/EmbeddedFile").decode("latin-1"), (
        f"<</Type/Filespec/F({name})/EF<</F 1 0 R>>>>"
    )


ATTACHED = "/Names<</EmbeddedFiles<</Names[(a) 2 0 R]>>>>"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (pdf(f"/OpenAction{SCRIPT}"), "javascript"),
        (pdf(f"/Names<</JavaScript<</Names[(a){SCRIPT}]>>>>"), "javascript"),
        (pdf(extra=f"/AA<</O{SCRIPT}>>"), "javascript"),
        (pdf("/OpenAction<</S/J#61vaScript/JS(x)>>"), "javascript"),
        (pdf("/OpenAction 1 0 R", objects=(SCRIPT,)), "javascript"),
        (pdf("/OpenAction<</S/Launch/F(cmd.exe)>>"), "launch"),
        (pdf("/OpenAction<</S/URI/URI(http://example.org)>>"), "open_action"),
        (pdf("/OpenAction 1 0 R", objects=("<</S/SubmitForm/F(http://a.org)>>",)), "open_action"),
        (pdf("/AcroForm<</Fields[]/XFA[(a)(b)]>>"), "xfa"),
        (pdf(extra="/Annots[<</Subtype/RichMedia/Rect[0 0 9 9]>>]"), "rich_media"),
        (pdf(ATTACHED, objects=file("setup.exe")), "embedded_file"),
    ],
)
def test_active_pdfs_are_refused(data: bytes, kind: str) -> None:
    assert found(data) == [kind]


@pytest.mark.parametrize(
    "data",
    [
        pdf("/OpenAction[null/Fit]"),
        pdf("/OpenAction 1 0 R", objects=("<</S/GoTo/D(top)>>",)),
        pdf(extra="/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(http://a.org)>>>>]"),
        pdf(ATTACHED, objects=file("europass.xml")),
        pdf(objects=("<</Type/Note/T(about /JavaScript and /Launch)>>",)),
    ],
)
def test_ordinary_pdfs_are_read(data: bytes) -> None:
    assert found(data) == []


def test_a_script_inside_a_compressed_object_stream_is_found() -> None:
    inner = zlib.compress(b"7 0 " + SCRIPT.encode())
    out, places = b"%PDF-1.7\n", {}
    drawn = stream("BT /F1 12 Tf 72 700 Td (Ada Berg) Tj ET")
    bodies = {
        1: b"<</Type/Catalog/Pages 2 0 R/OpenAction 7 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        4: drawn,
        5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        6: b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
        % (len(inner), inner),
    }
    for number, body in bodies.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows = b"".join(b"\1" + places[n].to_bytes(4, "big") + b"\0" for n in bodies)
    rows = b"\0" * 6 + rows + b"\2" + (6).to_bytes(4, "big") + b"\0"
    rows += b"\1" + len(out).to_bytes(4, "big") + b"\0"
    table = b"<</Type/XRef/Size 9/W[1 4 1]/Root 1 0 R/Length %d>>stream\n%s\nendstream"
    data = out + b"8 0 obj\n" + table % (len(rows), rows) + b"\nendobj\nstartxref\n"
    assert SCRIPT.encode() not in data
    assert found(data + b"%d\n%%%%EOF" % len(out)) == ["javascript"]


def test_a_script_that_an_update_appends_is_found() -> None:
    writer = pypdf.PdfWriter(io.BytesIO(pdf()), incremental=True)
    script = DictionaryObject()
    script[NameObject("/S")] = NameObject("/JavaScript")
    script[NameObject("/JS")] = TextStringObject("app.alert(1)")
    writer.root_object[NameObject("/OpenAction")] = script
    buffer = io.BytesIO()
    writer.write(buffer)
    assert buffer.getvalue().startswith(pdf()[:200])
    assert found(buffer.getvalue()) == ["javascript"]


def test_a_warning_instead_of_a_refusal_by_policy() -> None:
    document = read(pdf(f"/OpenAction{SCRIPT}"), WARN)
    assert "Ada Berg" in document.text
    assert [item.code for item in document.findings if item.code == "ACTIVE_CONTENT"]


def word(rels: str = "", **files: str) -> bytes:
    base = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(officeDocument="word/document.xml"),
        "word/document.xml": part("document", f"<w:body>{paragraph('Ada Berg')}</w:body>"),
        "word/_rels/settings.xml.rels": f'<Relationships xmlns="{PACKAGE}">{rels}</Relationships>',
    }
    return zipped(base | files)


def external(kind: str, target: str) -> str:
    return f'<Relationship Id="r1" Type="{TYPES}/{kind}" Target="{target}" TargetMode="External"/>'


@pytest.mark.parametrize(
    ("data", "kinds"),
    [
        (word(**{"word/vbaProject.bin": "x"}), ["macros"]),
        (word(external("attachedTemplate", "https://a.org/t.dotm")), ["remote_template"]),
        (word(external("attachedTemplate", r"\\host\share\t.dotm")), ["remote_template"]),
        (word(external("attachedTemplate", "file://host/t.dotm")), ["remote_template"]),
        (word(external("oleObject", "mhtml:http://a.org!x")), ["remote_object"]),
        (word(external("attachedTemplate", "file:///C:/Users/ada/Normal.dotm")), []),
        (word(external("hyperlink", "https://a.org")), []),
    ],
)
def test_word_files(data: bytes, kinds: list[str]) -> None:
    assert found(data) == kinds


def test_no_sample_is_refused() -> None:
    for path in sorted(SAMPLES.glob("resume*.*")):
        assert found(path.read_bytes()) == [], path.name
