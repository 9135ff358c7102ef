"""Colours as eyes see them that lack a kind of cone.

Viénot, Brettel and Mollon 1999 for red and green; for blue, Brettel's plane taken as one matrix
(Machado, Oliveira and Fernandes 2009, severity 1). All on linear light.
"""
import itertools

_SIGHTS = {
    "everybody": [(1, 0, 0), (0, 1, 0), (0, 0, 1)],
    "protanopes": [(0.11238, 0.88762, 0), (0.11238, 0.88762, 0), (0.00401, -0.00401, 1)],
    "deuteranopes": [(0.29275, 0.70725, 0), (0.29275, 0.70725, 0), (-0.02234, 0.02234, 1)],
    "tritanopes": [
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ],
}

# CIE 1976 difference below which two areas are taken for one.
_LEAST = 8


def _linear(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def _lab(light):
    matrix = [(0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505)]
    white = (0.9505, 1, 1.089)
    x, y, z = (
        (lambda t: t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116)(
            max(0, sum(m * c for m, c in zip(row, light))) / w)
        for row, w in zip(matrix, white))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _difference(one, other, sight):
    seen = [_lab([sum(m * c for m, c in zip(row, _linear(colour))) for row in sight])
            for colour in (one, other)]
    return sum((a - b) ** 2 for a, b in zip(*seen)) ** 0.5


def confusions(colours):
    """Sentences on colours of one theme that somebody takes for one another."""
    for one, other in itertools.combinations(sorted(colours), 2):
        for eyes, sight in _SIGHTS.items():
            apart = _difference(one, other, sight)
            if apart < _LEAST:
                yield f"{eyes} take {one} for {other}, {apart:.1f} apart"
