"""Which numbers of a drawn picture are those of its JSON.

JSON holds facts: numbers, and names of Linux's. A word of the drawing that has a digit in it must
be one of these numbers as `Numeral.english` (Sources/Drawing/Pictures/Phrase.swift) or a sentence
may write it, or stand in one of these names.
"""
import re

# Words between blanks and punctuation, with the marks that belong to a number.
_WORD = re.compile(r"[0-9A-Za-z_.]+")
_UNITS = ["", "K", "M", "G", "T"]
# `size` in sentences: `892 MiB`.
_LONG_SIZE = re.compile(r"(\d) ([KMGT])iB\b")


def words_with_digits(text):
    for word in _WORD.findall(_LONG_SIZE.sub(r"\1\2", text)):
        word = word.strip(".")
        if any(letter.isdigit() and letter.isascii() for letter in word):
            yield word


def short_size(count):
    """`shortSize` of Sources/Drawing/Sizes.swift: `132K`, `896M`, `111.9M`."""
    unit = 0
    while unit + 1 < len(_UNITS) and count >> (10 * (unit + 1)) > 0:
        unit += 1
    shift = 10 * unit
    if count & ((1 << shift) - 1) == 0:
        return f"{count >> shift}{_UNITS[unit]}"
    finer = shift - 10
    if count & ((1 << finer) - 1) == 0 and count >> finer < 10_000:
        return f"{count >> finer}{_UNITS[unit - 1]}"
    tenths = count // ((1 << shift) // 10)
    return f"{tenths // 10}.{tenths % 10}{_UNITS[unit]}"


def spoken(numeral):
    """The words of a numeral of a caption; None for a phrase, whose words are its language's.

    JSON does not tell how many digits an address is written with.
    """
    value = numeral.get("value")
    match numeral.get("code"):
        case "bytes":
            return short_size(value)
        case "count":
            return str(value)
        case "address" | "word":
            return f"{value:x}"
        case "name":
            return numeral.get("name")
    return None


class Facts:
    """The numbers and names of a picture as JSON."""

    def __init__(self, picture):
        self.numbers, self.names, self.sizes, self.spoken = set(), set(), {}, []
        self._collect(picture)
        self.sizes_as_words = {short_size(number) for number in self.numbers}

    def _collect(self, value):
        if isinstance(value, bool):
            return
        if isinstance(value, int):
            self.numbers.add(value)
        elif isinstance(value, str):
            self.names.update(words_with_digits(value))
        elif isinstance(value, list):
            for element in value:
                self._collect(element)
        elif isinstance(value, dict):
            if "caption" in value and "id" in value:
                self.sizes[value["id"]] = value.get("size")
            if "code" in value and (words := spoken(value)) is not None:
                self.spoken.append(words)
            if "cells" in value and "step" in value:
                # Rows are labelled with the addresses of their first cells.
                for cell in range(len(value["cells"])):
                    self.numbers.add(value["start"] + cell * value["step"])
            if "members" in value and "moreCount" in value:
                # Where there is room for some members only, the rest of them are counted.
                self.numbers.update(value["moreCount"] + n for n in range(len(value["members"])))
            if isinstance(value.get("gone"), list):
                self.numbers.update(range(len(value["gone"])))
            for element in value.values():
                self._collect(element)

    def has(self, word):
        """Whether the word of a drawing tells one of these facts."""
        if word in self.names or word in self.sizes_as_words:
            return True
        if word.isdigit() and int(word) in self.numbers:
            return True
        try:
            return int(word, 16) in self.numbers
        except ValueError:
            return False


def strangers(facts, texts):
    """Words of the drawing that have digits and are no fact of the JSON."""
    return [word for text in texts for word in words_with_digits(text) if not facts.has(word)]


def missing(facts, text):
    """Numerals of the JSON that the table of numbers does not say."""
    words = set(_WORD.findall(_LONG_SIZE.sub(r"\1\2", text)))
    words |= {word.removeprefix("0x").lstrip("0") or "0" for word in words}
    # Some names are more than a word: paths, rights.
    return [
        said for said in facts.spoken
        if said not in words and (_WORD.fullmatch(said) or said not in text)
    ]
