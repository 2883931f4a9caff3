"""How usual a word is in each language: wordfreq's lists, in 6 MB instead of 60."""

from __future__ import annotations

import re
from collections.abc import Sequence
from zlib import crc32

import numpy as np
import numpy.typing as npt
from wordfreq import get_frequency_list

UNKNOWN = 750  # the frequency, in centibels below 1, of a word that its list does not have
_LIST = "small"  # words from one in a million on
_CENTIBEL = np.float32(np.log(10) / 100)
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")

Scores = npt.NDArray[np.float32]


class WordFrequency:
    """Log-probabilities of the words of a text by language. Words are known by 32-bit digests: of
    those in no list, one in ten thousand is taken for one that is."""

    def __init__(self, languages: Sequence[str]) -> None:
        """Load the lists of ``languages`` (BCP 47 codes)."""
        lists = [_digests_by_frequency(language) for language in languages]
        digests = np.concatenate([own for own, _ in lists])
        columns = np.repeat(np.arange(len(lists)), [len(own) for own, _ in lists])
        self._digests, rows = np.unique(digests, return_inverse=True)
        self._table = np.full((len(self._digests), len(languages)), UNKNOWN, dtype=np.int16)
        self._table[rows, columns] = np.concatenate([values for _, values in lists])

    def scores(self, text: str) -> Scores:
        """The sum over the words that any language has; 0 for each where there is none. ``text``
        is in lower case."""
        words = _WORD.findall(text)
        wanted = np.fromiter((crc32(word.encode()) for word in words), np.uint32, len(words))
        places = np.searchsorted(self._digests, wanted)
        places[places == len(self._digests)] = 0
        known = places[self._digests[places] == wanted]
        total: Scores = self._table[known].sum(axis=0, dtype=np.float32)
        return -_CENTIBEL * total


def _digests_by_frequency(
    language: str,
) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.int16]]:
    """The digest of each word of a language, and its frequency in centibels below 1."""
    buckets = get_frequency_list(language, _LIST)
    count = sum(map(len, buckets))
    digests = (crc32(word.encode()) for words in buckets for word in words)
    values = np.repeat(np.arange(len(buckets), dtype=np.int16), [len(words) for words in buckets])
    get_frequency_list.cache_clear()  # it would keep all words, ten times the memory of this
    return np.fromiter(digests, np.uint32, count), values
