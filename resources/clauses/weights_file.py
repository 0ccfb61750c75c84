# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the weights as models/analysis/clauses/clause_weights.cpp reads them."""
import dataclasses
import hashlib
import struct
import zlib
from pathlib import Path

import numpy as np

import models

MAGIC = b"LECTERN CLAUSES 2\n"


def word_hash(text):
    """wordHash() of contract_tokens.cpp."""
    value = 2166136261
    for c in text:
        code = ord(c)
        parts = [code] if code < 128 else [(code >> shift) & 255 for shift in (0, 8, 16)]
        for part in parts:
            value = ((value ^ part) * 16777619) & 0xFFFFFFFF
    return value


def rules_fingerprint(path=Path(__file__).parent / "rules.txt"):
    lines = path.read_text(encoding="utf-8").split("\n")
    return word_hash("".join(line + "\n" for line in lines if line and not line.startswith("#") and " = " in line))


def quantised(model):
    """The weights of features as whole numbers of their output's or hidden unit's scale: (numbers, scales)."""
    scales = np.abs(model.weights).max(axis=0) / 127
    scales[scales == 0] = 1
    return np.rint(model.weights / scales).astype(np.int8), scales.astype(np.float32)


def rounded(model):
    """The model as the program will see it."""
    numbers, scales = quantised(model)
    return dataclasses.replace(model, weights=numbers.astype(np.float32) * scales)


def packed_model(model):
    numbers, scales = quantised(model)
    used = numbers.any(axis=1)
    numbers, ids = numbers[used], model.ids[used]
    rows, outputs = np.nonzero(numbers)
    starts = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=len(ids)))]).astype("<u4")
    return b"".join([struct.pack("<II", len(ids), len(outputs)), ids.astype("<u4").tobytes(), starts.tobytes(), outputs.astype("u1").tobytes(),
                     numbers[rows, outputs].tobytes(), scales.astype("<f4").tobytes(), model.biases.astype("<f4").tobytes()])


def packed_network(network):
    numbers, scales = quantised(network)
    reals = (scales, network.hidden_biases, network.output_weights, network.output_biases)
    return b"".join([struct.pack("<II", *numbers.shape), network.ids.astype("<u4").tobytes(), numbers.tobytes(),
                     *(part.astype("<f4").tobytes() for part in reals)])


def write(path, name, fitted, decisions):
    label = name.encode()
    content = b"".join([
        struct.pack("<IB", rules_fingerprint(), len(label)), label,
        models.SCALES.astype("<f4").tobytes(), models.POWERS.astype("<f4").tobytes(),
        packed_model(fitted["segments"]), packed_network(fitted["segments together"]), struct.pack("<f", models.NETWORK_SHARE),
        packed_network(fitted["words"]),
        *(packed_model(fitted[part]) for part in ("titles", "agreement dates", "effective dates")),
        struct.pack("<3f", decisions.goes_on_clause, decisions.goes_on_paragraph, decisions.outside_bias),
        decisions.table.astype("<f4").tobytes(),
    ])
    packed = struct.pack(">I", len(content)) + zlib.compress(content, 9)
    Path(path).write_bytes(MAGIC + hashlib.sha256(packed).digest() + packed)
