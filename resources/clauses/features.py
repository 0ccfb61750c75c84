# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks `lectern-clause-features` what the program sees of each contract, and turns the answers into matrices."""
import subprocess
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sparse

KINDS = 12
RULE = 3  # FeatureKind::Rule


@dataclass
class Items:
    """Segments, words or phrases of all contracts, in order."""
    contract: np.ndarray  # index of the contract
    range: np.ndarray  # (n, 2) code points
    extra: np.ndarray  # (n, k): segments: break, heading; phrases: kind
    ids: np.ndarray
    kinds: np.ndarray  # of segments only
    pointers: np.ndarray

    @property
    def count(self):
        return len(self.range)


def dump(tool, what, contracts):
    command = [str(tool), what] + [str(contract.path) for contract in contracts]
    numbers = np.frombuffer(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout, dtype="<u4")
    before, width = {"segments": (4, 2), "words": (2, 1), "phrases": (3, 1)}[what]
    at, heads, owners, blocks, pointers = 0, [], [], [], [0]
    for index in range(len(contracts)):
        items = int(numbers[at])
        at += 1
        for _ in range(items):
            *head, features = numbers[at:at + before + 1].tolist()
            at += before + 1
            heads.append(head)
            owners.append(index)
            blocks.append(numbers[at:at + width * features])
            at += width * features
            pointers.append(pointers[-1] + features)
    assert at == len(numbers)
    heads, flat = np.array(heads, dtype=np.int64), np.concatenate(blocks)
    first = 1 if what == "phrases" else 0
    kinds = flat[1::2].astype(np.int64) if width == 2 else None
    extra = heads[:, :1] if what == "phrases" else heads[:, 2:]
    return Items(np.array(owners), heads[:, first:first + 2], extra, flat[0::width].copy(), kinds, np.array(pointers))


def count_of_kind(items, kind):
    """How many features of the kind each item has."""
    rows = np.repeat(np.arange(items.count), np.diff(items.pointers))
    return np.bincount(rows[items.kinds == kind], minlength=items.count)


def kinds_of(items, ids):
    """The kind that each feature is of."""
    known, first = np.unique(items.ids, return_index=True)
    return items.kinds[first[np.searchsorted(known, ids)]]


def values_of(items, scales, powers):
    """What each feature is worth: its kind's scale, divided by how many of the kind its item has to the kind's power."""
    cell = np.repeat(np.arange(items.count), np.diff(items.pointers)) * KINDS + items.kinds
    of_kind = np.bincount(cell, minlength=items.count * KINDS)[cell]
    return scales[items.kinds] / np.power(of_kind, powers[items.kinds])


def matrix(items, rarest, scales=None, powers=None):
    """(matrix, the feature ids of its columns); features in fewer than `rarest` items are dropped. Without scales, each is worth one."""
    columns, inverse, counts = np.unique(items.ids, return_inverse=True, return_counts=True)
    kept = counts >= rarest
    rows = np.repeat(np.arange(items.count), np.diff(items.pointers))
    values = np.ones(len(rows)) if scales is None else values_of(items, scales, powers)
    chosen = kept[inverse] & (values > 0)
    starts = np.concatenate([[0], np.cumsum(np.bincount(rows[chosen], minlength=items.count))])
    numbers = (np.cumsum(kept) - 1)[inverse[chosen]].astype(np.int32)
    return sparse.csr_matrix((values[chosen], numbers, starts), shape=(items.count, int(kept.sum()))), columns[kept]


def matrix_over(items, ids, scales, powers, kinds):
    """A matrix with the columns `ids`; features of other kinds and unknown features are dropped."""
    rows = np.repeat(np.arange(items.count), np.diff(items.pointers))
    columns = np.minimum(np.searchsorted(ids, items.ids), len(ids) - 1)
    chosen = (ids[columns] == items.ids) & np.isin(items.kinds, kinds)
    values = values_of(items, scales, powers)
    return sparse.csr_matrix((values[chosen], (rows[chosen], columns[chosen])), shape=(items.count, len(ids)))


def columns_of(rows, ids, wanted):
    """The columns of a matrix over `ids` that are for `wanted`, some of them."""
    return rows[:, np.searchsorted(ids, wanted)]
