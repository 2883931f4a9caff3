"""A page as pixels, with all its text or without some of it."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from resume_api.documents.pdf import pdfium, pdfium_bindings

Colour = tuple[int, int, int, int]
MAX_PIXELS = 1600
# Of 255, in the strongest channel: less is no contrast to an eye (about 1.3 : 1 against white).
VISIBLE = 30
# The same for lines higher than so many points, whose letters are easier to make out.
VISIBLE_LARGE, LARGE = 24, 14.0
# The least correlation of what is seen with the letters that are said to be there.
ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Picture:
    """Blue, green, red and an unused byte for each pixel; ``scale`` pixels make a point."""

    pixels: npt.NDArray[np.uint8]
    scale: float

    def part(self, box: npt.NDArray[np.float32]) -> npt.NDArray[np.int16]:
        """The pixels in a box given in points, a sixth of its height off at its top and bottom,
        where neighbouring lines begin."""
        inset = (box[3] - box[1]) / 6
        left, top = int(box[0] * self.scale), int((box[1] + inset) * self.scale)
        right, bottom = int(box[2] * self.scale) + 1, int((box[3] - inset) * self.scale) + 1
        return self.pixels[max(top, 0) : bottom, max(left, 0) : right, :3].astype(np.int16)

    def difference(self, other: Picture, box: npt.NDArray[np.float32]) -> int:
        """The greatest difference in ``box``, 0 to 255."""
        return int(np.abs(self.part(box) - other.part(box)).max(initial=0))

    def same(self, other: Picture, box: npt.NDArray[np.float32]) -> bool:
        """Whether a person sees no difference in ``box``."""
        least = VISIBLE if box[3] - box[1] < LARGE else VISIBLE_LARGE
        return self.difference(other, box) < least

    def shows(self, letters: Picture, box: npt.NDArray[np.float32]) -> bool:
        """Whether what is to be seen in ``box`` are the ``letters`` (black on white)."""
        part = self.part(box)
        if part.size == 0 or not self.has_ink(box):
            return False
        mask = letters.part(box).mean(axis=2).ravel()
        if np.ptp(mask) < VISIBLE:
            return False
        channels = [part[..., k].ravel() for k in range(3) if np.ptp(part[..., k])]
        return max(abs(float(np.corrcoef(one, mask)[0, 1])) for one in channels) > ALIKE

    def has_ink(self, box: npt.NDArray[np.float32]) -> bool:
        """Whether anything is to be seen in ``box``."""
        part = self.part(box)
        return part.size > 0 and bool(
            (part.max(axis=(0, 1)) - part.min(axis=(0, 1))).max() >= VISIBLE
        )


def render(
    page: Any,
    size: tuple[float, float],
    scale: float = 2.0,
    longest: int = MAX_PIXELS,
    flags: int = 0,
) -> Picture:
    """The page on white; ``size`` as seen, in points; ``longest`` side in pixels; ``flags`` are
    PDFium's."""
    scale = min(scale, longest / max(*size, 1.0))
    width, height = max(int(size[0] * scale), 1), max(int(size[1] * scale), 1)
    pixels = np.full((height, width, 4), 255, dtype=np.uint8)
    bitmap = pdfium.raw.FPDFBitmap_CreateEx(
        width, height, pdfium.raw.FPDFBitmap_BGRx, pixels.ctypes.data_as(ctypes.c_void_p), 4 * width
    )
    if bitmap:
        pdfium.raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
        pdfium.raw.FPDFBitmap_Destroy(bitmap)
    return Picture(pixels, scale)


def without(page: Any, size: tuple[float, float], objects: Set[int]) -> Picture:
    """The page as it looks without some of its objects."""
    for found in objects:
        pdfium_bindings.set_active(found, 0)
    picture = render(page, size)
    for found in objects:
        pdfium_bindings.set_active(found, 1)
    return picture


def alone(
    page: Any, size: tuple[float, float], objects: Sequence[int], inks: Mapping[int, Colour]
) -> Picture:
    """The text objects ``inks`` in black on white, without the other ``objects`` of the page; they
    get their colours back."""
    for found in objects:
        pdfium_bindings.set_active(found, int(found in inks))
    for found in inks:
        pdfium_bindings.set_fill(found, 0, 0, 0, 255)
    modes = {found: pdfium_bindings.render_mode(found) for found in inks}
    for found in inks:
        pdfium_bindings.set_render_mode(found, pdfium.raw.FPDF_TEXTRENDERMODE_FILL)
    picture = render(page, size)
    for found, (red, green, blue, alpha) in inks.items():
        pdfium_bindings.set_fill(found, red, green, blue, alpha)
        pdfium_bindings.set_render_mode(found, modes[found])
    for found in objects:
        pdfium_bindings.set_active(found, 1)
    return picture
