# SPDX-License-Identifier: GPL-3.0-or-later
"""Networks with one hidden layer over hashed features. All outputs share the hidden units, so that what is learnt of frequent
categories helps the rare ones."""
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sparse

BATCH = 256
DAMPING = 1e-3  # Of Adagrad: gradients are small, so steps begin much alike and only often moved weights slow down.
RAREST_LOG_ODDS = -12.0


@dataclass
class Network:
    ids: np.ndarray  # ascending
    weights: np.ndarray  # (features, hidden units)
    hidden_biases: np.ndarray
    output_weights: np.ndarray  # (hidden units, outputs)
    output_biases: np.ndarray

    def scores(self, rows):
        """Log odds, (rows, outputs); the columns of `rows` are `ids`."""
        return np.maximum(rows @ self.weights + self.hidden_biases, 0) @ self.output_weights + self.output_biases


@dataclass
class Settings:
    hidden: int
    rate: float  # of learning
    epochs: int
    left_out: tuple  # Shares of features and of hidden units that a row is shown without.
    rarest: int  # Features of fewer rows are dropped.
    scale: float = 1.0  # What a feature is worth in training.


class _Trainer:
    def __init__(self, features, labels, settings, seed):
        self.chance, self.settings = np.random.RandomState(seed), settings
        rates = np.maximum(labels.mean(axis=0), 1e-9)
        normal = self.chance.standard_normal
        self.weights = (normal((features, settings.hidden)) * 0.02).astype(np.float32)
        self.hidden_biases = np.zeros(settings.hidden, dtype=np.float32)
        self.output_weights = (normal((settings.hidden, labels.shape[1])) * 0.1).astype(np.float32)
        self.output_biases = np.maximum(np.log(rates / (1 - rates)), RAREST_LOG_ODDS).astype(np.float32)
        self.dense = [self.hidden_biases, self.output_weights, self.output_biases]
        self.sums = [np.full(part.shape, DAMPING, dtype=np.float32) for part in self.dense]
        self.weight_sums = np.full(self.weights.shape, DAMPING, dtype=np.float32)

    def _kept(self, shape, left_out):
        return (self.chance.random_sample(shape) >= left_out).astype(np.float32) / np.float32(1 - left_out)

    def step(self, rows, labels, counts):
        """One batch: forward with some features and units left out, back, and a step of Adagrad for the features that occur."""
        rows.data *= self._kept(len(rows.data), self.settings.left_out[0])
        used, numbers = np.unique(rows.indices, return_inverse=True)
        rows = sparse.csr_matrix((rows.data, numbers.astype(np.int32), rows.indptr), shape=(rows.shape[0], len(used)))
        weights = self.weights[used]
        hidden = rows @ weights + self.hidden_biases
        passes = (hidden > 0) * self._kept(hidden.shape, self.settings.left_out[1])
        hidden = hidden * passes
        odds = np.clip(hidden @ self.output_weights + self.output_biases, -30, 30)
        errors = ((1 / (1 + np.exp(-odds)) - labels) * counts[:, None] / BATCH).astype(np.float32)
        back = (errors @ self.output_weights.T) * passes
        gradient = rows.T.tocsr() @ back
        for part, total, own in zip(self.dense, self.sums, (back.sum(axis=0), hidden.T @ errors, errors.sum(axis=0))):
            total += own * own
            part -= self.settings.rate * own / np.sqrt(total)
        self.weight_sums[used] += gradient * gradient
        self.weights[used] = weights - self.settings.rate * gradient / np.sqrt(self.weight_sums[used])


def fit(rows, labels, counts, shares, ids, settings, seed=1):
    """A network. counts: what each row is worth; shares: how likely an epoch shows it, each time for as much more."""
    frequent = np.bincount(rows.indices, minlength=rows.shape[1]) >= settings.rarest
    rows = rows[:, np.flatnonzero(frequent)].tocsr().astype(np.float32) * np.float32(settings.scale)
    labels, worth = labels.astype(np.float32), (counts / shares).astype(np.float32)
    trainer = _Trainer(rows.shape[1], labels, settings, seed)
    for _ in range(settings.epochs):
        shown = np.flatnonzero(trainer.chance.random_sample(len(shares)) < shares)
        trainer.chance.shuffle(shown)
        for first in range(0, len(shown), BATCH):
            batch = shown[first:first + BATCH]
            trainer.step(rows[batch], labels[batch], worth[batch])
    return Network(ids[frequent], trainer.weights * np.float32(settings.scale), trainer.hidden_biases, trainer.output_weights,
                   trainer.output_biases)
