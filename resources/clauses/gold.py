# SPDX-License-Identifier: GPL-3.0-or-later
"""What the annotators of CUAD marked, as ranges of code points of each contract's text."""
import ast
import csv
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

FOLDS = 5


@dataclass
class Contract:
    path: Path
    text: str
    spans: list  # per category: sorted [(start, end)]
    fold: int


def without_space(text):
    """The text's characters that are not white space, in small letters, and where each stands."""
    kept = [(c.lower(), i) for i, c in enumerate(text) if not c.isspace()]
    return "".join(c for c, _ in kept), [i for _, i in kept]


def pieces_of(cell):
    """A cell is one text or a list of texts in Python's own form; "<omitted>" parts pieces of one text."""
    texts = ast.literal_eval(cell) if cell.startswith("[") else [cell]
    for text in texts:
        for piece in re.split("<omitted>", text, flags=re.IGNORECASE):
            if len(piece.strip()) > 1:
                yield piece.strip()


def located(text, pieces):
    """Where each piece stands: the first place not taken by an equal piece; white space may differ."""
    found, squeezed = set(), None
    for piece in pieces:
        at = text.find(piece)
        while at >= 0 and (at, at + len(piece)) in found and text.find(piece, at + 1) >= 0:
            at = text.find(piece, at + 1)
        if at >= 0:
            found.add((at, at + len(piece)))
            continue
        squeezed = squeezed or without_space(text)
        wanted = without_space(piece)[0]
        at = squeezed[0].find(wanted)
        if wanted and at >= 0:
            found.add((squeezed[1][at], squeezed[1][at + len(wanted) - 1] + 1))
    return sorted(found)


def company_of(name):
    """The company whose filing a file's name begins with: its contracts stay in one fold."""
    company = name.split("_")[0] if "_" in name else name.split(" - ")[0]
    return re.sub("[^a-z0-9]", "", company.lower())[:14]


def read_contracts(folder):
    """(names of the 41 categories, contracts in the order of their names)"""
    csv.field_size_limit(1 << 30)
    with open(folder / "clauses.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with open(folder / "files.csv", encoding="utf-8-sig", newline="") as file:
        texts = {row["csv_filename"]: row["txt"] for row in csv.DictReader(file)}
    names = [name for name in list(rows[0])[1:] if not name.endswith("Answer")]
    contracts = []
    for row in rows:
        path = folder / "txt" / texts[row["Filename"]]
        text = path.read_bytes().decode("utf-8-sig")
        spans = [located(text, pieces_of(row[name])) if row[name] else [] for name in names]
        fold = int(hashlib.md5(company_of(path.name).encode()).hexdigest(), 16) % FOLDS
        contracts.append(Contract(path, text, spans, fold))
    contracts.sort(key=lambda contract: contract.path.name.encode())
    return names, contracts
