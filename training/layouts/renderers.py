"""Which renderer draws which family, and the files they write."""

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from training.layouts import docx, html, latex, text, torn, typst
from training.layouts.chromium import Chromium
from training.layouts.families import Family
from training.layouts.spans import Drawing

_SUFFIXES = {
    "html": "pdf", "torn": "docx", "typst": "pdf", "docx": "docx", "latex": "tex", "text": "txt",
}  # fmt: skip


class Renderers:
    """Draws documents into a folder; starts Chromium only when a page is to be printed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stack = ExitStack()
        self._chromium: Chromium | None = None

    def __enter__(self) -> "Renderers":
        self._pages = Path(self._stack.enter_context(TemporaryDirectory(prefix="pages-")))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def draw(self, family: Family, name: str, drawing: Drawing) -> str:
        """Draws one document; gives the name of its file."""
        suffix = _SUFFIXES[family.renderer]
        target = self._folder / f"{name}.{suffix}"
        if family.renderer == "html":
            self._print(name, target, drawing)
        elif family.renderer == "torn":
            page = self._pages / f"{name}.pdf"
            self._print(name, page, drawing)
            torn.tear(page, target, name)
        elif family.renderer == "typst":
            typst.draw(drawing, target)
        elif family.renderer == "docx":
            docx.draw(drawing, target)
        elif family.renderer == "latex":
            target.write_text(
                latex.draw(drawing, family.name.removeprefix("latex-")), encoding="utf-8"
            )
        else:
            target.write_text(text.draw(drawing, family.name == "text-markdown"), encoding="utf-8")
        return target.name

    def _print(self, name: str, target: Path, drawing: Drawing) -> None:
        if self._chromium is None:
            self._chromium = self._stack.enter_context(Chromium())
        page = self._pages / f"{name}.html"
        page.write_text(html.draw(drawing), encoding="utf-8")
        style = drawing.style
        self._chromium.print(page, target, style.running_head, style.footer, style.variant % 2 == 0)
