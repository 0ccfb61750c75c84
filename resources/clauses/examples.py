# SPDX-License-Identifier: GPL-3.0-or-later
"""Clauses of our own writing that stand beside the contracts in training: examples.txt says why and how."""
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import features

OWN_KINDS = range(5)  # Words, pairs, gaps, rules, pairs of rules: an example has no neighbours, no heading and no place.


@dataclass
class Example:
    path: Path
    categories: list


def read(path, names):
    """[(text, categories)]"""
    found, categories = [], None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            categories = [names.index(name) for name in line.strip("[]").split(" + ") if name != "none"]
        elif line and not line.startswith("#"):
            found.append((line, categories))
    return found


def rows_and_labels(tool, names, ids, scales, powers, path=Path(__file__).parent / "examples.txt"):
    """(matrix of the examples' segments over the features `ids`, their labels)"""
    with tempfile.TemporaryDirectory() as folder:
        written = []
        for number, (text, categories) in enumerate(read(path, names)):
            written.append(Example(Path(folder) / f"{number}.txt", categories))
            written[-1].path.write_text(text + "\n", encoding="utf-8")
        items = features.dump(tool, "segments", written)
    labels = np.zeros((items.count, len(names)), dtype=bool)
    for segment, owner in enumerate(items.contract):
        labels[segment, written[owner].categories] = True
    return features.matrix_over(items, ids, scales, powers, OWN_KINDS), labels
