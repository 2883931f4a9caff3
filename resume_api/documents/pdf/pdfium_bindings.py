"""PDFium's calls on page objects and characters, bound to cost little: words need several each."""

from __future__ import annotations

import ctypes
import math
from collections import deque
from collections.abc import Callable, Sequence
from ctypes import PYFUNCTYPE, c_double, c_int, c_size_t, c_uint, c_ulong, c_void_p
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
from pypdfium2 import raw

Floats = npt.NDArray[np.float64]


def _bind(name: str, result: Any, *arguments: Any) -> Any:
    """The function without pypdfium2's checked pointer types, which cost more than the call."""
    address = pointer(getattr(raw, name)).value
    assert address is not None
    return PYFUNCTYPE(result, *arguments)(address)


def pointer(handle: Any) -> c_void_p:
    """A page or text page handle as the bindings below take it."""
    return ctypes.cast(handle, c_void_p)


# Called for each character: undeclared arguments (a pointer, a small number) are a third cheaper.
page_object = _bind("FPDFPage_GetObject", c_void_p)
text_object = _bind("FPDFText_GetTextObject", c_void_p)

object_type = _bind("FPDFPageObj_GetType", c_int, c_void_p)
_object_bounds = _bind("FPDFPageObj_GetBounds", c_int, c_void_p, *[c_void_p] * 4)
_object_fill = _bind("FPDFPageObj_GetFillColor", c_int, c_void_p, *[c_void_p] * 4)
count_marks = _bind("FPDFPageObj_CountMarks", c_int, c_void_p)
_mark_at = _bind("FPDFPageObj_GetMark", c_void_p, c_void_p, c_ulong)
_clip_path = _bind("FPDFPageObj_GetClipPath", c_void_p, c_void_p)
_clip_paths = _bind("FPDFClipPath_CountPaths", c_int, c_void_p)
_clip_segments = _bind("FPDFClipPath_CountPathSegments", c_int, c_void_p, c_int)
_clip_segment = _bind("FPDFClipPath_GetPathSegment", c_void_p, c_void_p, c_int, c_int)
_segment_point = _bind("FPDFPathSegment_GetPoint", c_int, c_void_p, c_void_p, c_void_p)
_path_mode = _bind("FPDFPath_GetDrawMode", c_int, c_void_p, c_void_p, c_void_p)
set_active = _bind("FPDFPageObj_SetIsActive", c_int, c_void_p, c_int)
set_fill = _bind("FPDFPageObj_SetFillColor", c_int, c_void_p, *[c_uint] * 4)
set_render_mode = _bind("FPDFTextObj_SetTextRenderMode", c_int, c_void_p, c_int)
char_origin = _bind("FPDFText_GetCharOrigin", c_int, c_void_p, c_int, c_void_p, c_void_p)
loose_box = _bind("FPDFText_GetLooseCharBox", c_int, c_void_p, c_int, c_void_p)
ink_box = _bind("FPDFText_GetCharBox", c_int, c_void_p, c_int, *[c_void_p] * 4)
font_size = _bind("FPDFText_GetFontSize", c_double, c_void_p, c_int)
char_matrix = _bind("FPDFText_GetMatrix", c_int, c_void_p, c_int, c_void_p)
text_font = _bind("FPDFTextObj_GetFont", c_void_p, c_void_p)
render_mode = _bind("FPDFTextObj_GetTextRenderMode", c_int, c_void_p)
_mark_name = _bind("FPDFPageObjMark_GetName", c_int, c_void_p, c_void_p, c_ulong, c_void_p)
_mark_text = _bind(
    "FPDFPageObjMark_GetParamStringValue",
    c_int,
    c_void_p,
    ctypes.c_char_p,
    c_void_p,
    c_ulong,
    c_void_p,
)
_font_name = _bind("FPDFFont_GetBaseFontName", c_size_t, c_void_p, c_void_p, c_size_t)

MAX_CLIP_SEGMENTS = 64
_LAYER = "OC\0".encode("utf-16-le")
_SPACE, _LENGTH = ctypes.create_string_buffer(512), c_ulong()
_BUFFER, _BUFFER_SIZE, _LENGTH_AT = ctypes.addressof(_SPACE), 512, ctypes.addressof(_LENGTH)


def font_name(font: int) -> str:
    """The base name of a font without its subset tag ("ABCDEF+")."""
    buffer = ctypes.create_string_buffer(256)
    _font_name(font, ctypes.addressof(buffer), 256)
    name = buffer.value.decode("utf-8", "replace")
    return name[7:] if name[6:7] == "+" else name


def bounds(objects: Sequence[int]) -> npt.NDArray[np.float32]:
    """The user space boxes of page objects, a row each: left, bottom, right, top."""
    boxes = np.zeros((len(objects), 4), dtype=np.float32)
    start = boxes.ctypes.data
    for found in objects:
        _object_bounds(found, start, start + 4, start + 8, start + 12)
        start += 16
    return boxes


def doubles(
    ask: Callable[..., object], text_page: c_void_p, characters: Sequence[int], width: int
) -> Floats:
    """What ``ask`` writes for each character, a row of ``width`` numbers each."""
    rows: Floats = np.zeros((len(characters), width))
    at, stride = rows.ctypes.data, 8 * width
    sides = [range(at + 8 * k, at + 8 * k + stride * len(characters), stride) for k in range(width)]
    deque(map(ask, repeat(text_page), characters, *sides), 0)
    return rows


def fills(objects: Sequence[int]) -> npt.NDArray[np.uint32]:
    """RGBA fills of page objects, a row each."""
    fills = np.zeros((len(objects), 4), dtype=np.uint32)
    at = fills.ctypes.data
    sides = (range(at + side, at + side + 16 * len(objects), 16) for side in (0, 4, 8, 12))
    deque(map(_object_fill, objects, *sides), 0)
    return fills


def is_filled(path: int) -> bool:
    """Whether a path is filled, not only drawn in outline."""
    modes = (c_int * 2)()
    start = ctypes.addressof(modes)
    return bool(_path_mode(path, start, start + ctypes.sizeof(c_int)) and modes[0])


def clip_bounds(found: int) -> npt.NDArray[np.float32] | None:
    """The user space box outside which an object is clipped away, as a row of ``bounds``."""
    clip = _clip_path(found)
    boxes = [
        _path_bounds(clip, path, _clip_segments(clip, path))
        for path in range(max(_clip_paths(clip), 0) if clip else 0)
        if 0 < _clip_segments(clip, path) <= MAX_CLIP_SEGMENTS
    ]
    if not boxes:
        return None
    low, high = np.array(boxes, dtype=np.float32).transpose(1, 0, 2)
    return np.concatenate((low.max(axis=0), high.min(axis=0)))[None]


def _path_bounds(clip: int, path: int, count: int) -> list[list[float]]:
    points = np.zeros((count, 2), dtype=np.float32)
    start = points.ctypes.data
    for number in range(count):
        _segment_point(_clip_segment(clip, path, number), start, start + 4)
        start += 8
    return [points.min(axis=0).tolist(), points.max(axis=0).tolist()]


def layer_name(found: int) -> str | None:
    """The name of the layer (optional content) that an object is marked as part of."""
    for number in range(count_marks(found)):
        mark = _mark_at(found, number)
        _mark_name(mark, _BUFFER, _BUFFER_SIZE, _LENGTH_AT)
        if _LENGTH.value == len(_LAYER) and ctypes.string_at(_BUFFER, len(_LAYER)) == _LAYER:
            _mark_text(mark, b"Name", _BUFFER, _BUFFER_SIZE, _LENGTH_AT)
            name = ctypes.string_at(_BUFFER, min(_LENGTH.value, _BUFFER_SIZE))
            return name.decode("utf-16-le", "replace").rstrip("\0")
    return None


def effective_size(text_page: c_void_p, index: int) -> float:
    """The font size of a character in points as it comes out on the page."""
    matrix = (ctypes.c_float * 6)()
    if not char_matrix(text_page, index, ctypes.addressof(matrix)):
        return float(font_size(text_page, index))
    return float(font_size(text_page, index)) * math.hypot(matrix[2], matrix[3])
