"""PDF files written byte by byte, so that a test says exactly what a page holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842


@dataclass
class Pdf:
    """A PDF as it grows: pages are content streams; ``extra`` goes into each page's dictionary,
    ``catalog`` into the root, ``info`` into the metadata."""

    contents: list[str] = field(default_factory=list)
    extra: str = ""
    catalog: str = ""
    info: str = ""
    fonts: str = ""
    resources: str = ""
    objects: list[bytes] = field(default_factory=list)

    def page(self, *operators: str) -> Pdf:
        """Add a page."""
        self.contents.append("\n".join(operators))
        return self

    def add(self, body: bytes | str) -> str:
        """Add an object; its reference."""
        self.objects.append(body.encode("latin-1") if isinstance(body, str) else body)
        return f"{len(self.objects)} 0 R"

    def bytes(self) -> bytes:
        """The whole file."""
        helvetica = self.add(
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
        )
        resources = f"<</Font<</F1 {helvetica} {self.fonts}>> {self.resources}>>"
        streams = [self.add(stream(content)) for content in self.contents]
        parent = f"{len(self.objects) + len(streams) + 1} 0 R"
        kids = [
            self.add(
                f"<</Type/Page/Parent {parent}/MediaBox[0 0 {WIDTH} {HEIGHT}]"
                f"/Resources {resources}/Contents {content} {self.extra}>>"
            )
            for content in streams
        ]
        pages = self.add(f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>")
        root = self.add(f"<</Type/Catalog/Pages {pages} {self.catalog}>>")
        info = self.add(f"<<{self.info}>>")
        return self._written(root, info)

    def _written(self, root: str, info: str) -> bytes:
        out = b"%PDF-1.7\n"
        places = []
        for number, body in enumerate(self.objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        size = len(self.objects) + 1
        out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        trailer = f"trailer\n<</Size {size}/Root {root}/Info {info}>>\nstartxref\n"
        start = out.index(b"xref\n0 ")
        return out + trailer.encode() + b"%d\n%%%%EOF\n" % start


def stream(content: str | bytes, entries: str = "") -> bytes:
    """A stream object."""
    data = content.encode("latin-1") if isinstance(content, str) else content
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(data), entries.encode(), data)


def text(
    words: str,
    left: float = 72,
    top: float = 100,
    size: float = 11,
    colour: str = "0 g",
    mode: int = 0,
    font: str = "F1",
) -> str:
    """Operators that set ``words`` with its baseline ``top`` points below the page's top."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"q {colour} BT /{font} {size} Tf {mode} Tr {left} {HEIGHT - top} Td ({escaped}) Tj ET Q"


def column(
    lines: Sequence[str], left: float, top: float, leading: float = 14, size: float = 10
) -> str:
    """Lines under each other."""
    return "\n".join(
        text(line, left, top + number * leading, size) for number, line in enumerate(lines)
    )


def box(left: float, top: float, width: float, height: float, colour: str) -> str:
    """A filled rectangle, ``colour`` as an operator such as ``1 g``."""
    return f"q {colour} {left} {HEIGHT - top - height} {width} {height} re f Q"
