# SPDX-License-Identifier: GPL-3.0-or-later
"""What is learnt of segments, words and phrases: linear models and networks."""
import warnings
from dataclasses import dataclass
from multiprocessing import Pool

import numpy as np
import scipy.sparse as sparse
from sklearn.linear_model import LogisticRegression

import examples
import features
import network
from scorer import jaccard

# Per kind of feature, in the order of FeatureKind: words, pairs, gaps, rules, pairs of rules, words before and after,
# rules before and after, heading, title, form.
SCALES = np.array([1.5, 1.5, 0.7, 1.5, 0.8, 0.5, 0.3, 0.3, 0.15, 1.0, 0.3, 0.3])
POWERS = np.array([0.5, 0.5, 0.5, 0.0, 0.25, 0.5, 0.5, 0.0, 0.0, 0.5, 0.5, 0.0])
SEGMENT_C, TITLE_C, DATE_C = 1.0, 1.0, 0.1
# What the network of segments sees: all but words with one between, which are many, and the title, which is the same in a
# whole contract.
NETWORK_KINDS = [0, 1, 3, 4, 5, 6, 7, 8, 9, 11]
SEGMENT_NETWORK = network.Settings(hidden=64, rate=0.05, epochs=16, left_out=(0.4, 0.3), rarest=5)
WORD_NETWORK = network.Settings(hidden=32, rate=0.15, epochs=16, left_out=(0.3, 0.2), rarest=20, scale=0.4)
NETWORK_SHARE = 0.6  # Of a segment's score; the linear model gives the rest.
WORD_SHARE = 0.15  # Of the words that are not near a name, how many an epoch shows.
# Of the segments that belong to no category, how many are learnt from, by how many rules they match: none, one, more. Each
# counts for as many more. Those that match several are the ones that are easily taken for a clause.
UNMARKED_SHARES = np.array([0.1, 0.3, 1.0])
EXAMPLE_COUNT = 1.5  # An example of ours counts as this many segments.
TITLE, PARTIES, AGREEMENT_DATE, EFFECTIVE_DATE = range(4)
LONGEST_DATE = 60  # Characters: a longer effective date is a sentence, found as a segment.


@dataclass
class Model:
    ids: np.ndarray  # ascending
    weights: np.ndarray  # (features, outputs)
    biases: np.ndarray

    def scores(self, rows):
        return rows @ self.weights + self.biases


def segment_labels(items, contracts, categories):
    labels = np.zeros((items.count, categories), dtype=bool)
    first = np.searchsorted(items.contract, np.arange(len(contracts) + 1))
    for index, contract in enumerate(contracts):
        rows = slice(first[index], first[index + 1])
        start, end = items.range[rows].T
        for category in range(EFFECTIVE_DATE, categories):
            for a, b in contract.spans[category]:
                if category == EFFECTIVE_DATE and b - a <= LONGEST_DATE:
                    continue
                shared = np.minimum(end, b) - np.maximum(start, a)
                labels[rows, category] |= (shared > 0) & ((2 * shared >= end - start) | (2 * shared >= b - a))
    return labels


def introduced_at(text, start, end, spans):
    """Where a short name is introduced, in quotation marks, if the span stands elsewhere: inside the long name."""
    name = text[start:end]
    if len(name) > 60 or text[start - 1:start] in ('"', "\u201c"):
        return start, end
    at = text.find(name, start)
    while 0 <= at < 15000:
        if text[at - 1:at] in ('"', "\u201c") and text[at + len(name):at + len(name) + 1] in ('"', "\u201d", ",", "."):
            return at, at + len(name)
        at = text.find(name, at + 1)
    return start, end


def word_labels(items, contracts):
    """0 outside of parties' names, 1 first word of one, 2 further word."""
    labels = np.zeros(items.count, dtype=np.int8)
    first = np.searchsorted(items.contract, np.arange(len(contracts) + 1))
    for index, contract in enumerate(contracts):
        own = items.range[first[index]:first[index + 1]]
        spans = {introduced_at(contract.text, a, b, contract.spans[PARTIES]) for a, b in contract.spans[PARTIES]}
        for a, b in sorted(spans, key=lambda span: span[0] - span[1]):
            i = first[index] + np.searchsorted(own[:, 1], a, side="right")
            j = first[index] + np.searchsorted(own[:, 0], b)
            if j > i and not labels[i:j].any():
                labels[i] = 1
                labels[i + 1:j] = 2
    return labels


def phrase_labels(items, contracts, category, least):
    return np.array([any(jaccard((a, b), gold) >= least for gold in contracts[index].spans[category])
                     for index, (a, b) in zip(items.contract, items.range)])


_shared = {}


def _regression(rows, labels, counts, **settings):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = LogisticRegression(solver="liblinear", **settings).fit(rows, labels, sample_weight=counts)
    return model.coef_[0], model.intercept_[0]


def _plain(task):
    output, regularisation = task
    weights, bias = _regression(_shared["rows"], _shared["labels"][:, output], _shared["counts"], C=regularisation, tol=0.02, max_iter=40)
    return weights.astype(np.float32), np.float32(bias)


def _averaged(task):
    """The mean of two regressions: over the features as they are, and over features multiplied by how much more frequent they are in
    what belongs to the category (log count ratios, as naive Bayes has them). They err differently."""
    output, regularisation = task
    rows, labels, counts = _shared["rows"], _shared["labels"][:, output], _shared["counts"]
    settings = {"C": regularisation, "dual": True, "tol": 0.1, "max_iter": 60, "random_state": 0}
    weights, bias = _regression(rows, labels, counts, **settings)
    inside, outside = counts * labels, counts * ~labels
    ratios = np.log((_shared["occurs"] @ inside + 1) / (inside.sum() + 1)) - np.log((_shared["occurs"] @ outside + 1) / (outside.sum() + 1))
    ratios = np.abs(ratios) / 2
    second, second_bias = _regression(rows @ sparse.diags(ratios), labels, counts, **settings)
    return ((weights + second * ratios) / 2).astype(np.float32), np.float32((bias + second_bias) / 2)


def fit_outputs(rows, labels, counts, regularisation, ids, processes, fit=_plain):
    """One model per column of labels; a column without examples says no."""
    occurs = rows.T.tocsr() if fit is _averaged else None
    if occurs is not None:
        occurs.data[:] = 1
    _shared.update(rows=rows, labels=labels, counts=counts, occurs=occurs)
    weights = np.zeros((rows.shape[1], labels.shape[1]), dtype=np.float32)
    biases = np.full(labels.shape[1], -20.0, dtype=np.float32)
    outputs = [o for o in range(labels.shape[1]) if labels[:, o].any()]
    with Pool(processes) as pool:
        for output, (w, b) in zip(outputs, pool.imap(fit, [(o, regularisation) for o in outputs])):
            weights[:, output], biases[output] = w, b
    return Model(ids, weights, biases)


class Learner:
    """Knows all contracts' features and labels, and fits models on some of the contracts."""

    def __init__(self, tool, names, contracts, processes=2):
        self.names, self.contracts, self.processes = names, contracts, processes
        self.folds = np.array([contract.fold for contract in contracts])
        self.segments = features.dump(tool, "segments", contracts)
        self.words = features.dump(tool, "words", contracts)
        self.phrases = features.dump(tool, "phrases", contracts)
        self.segment_rows, self.segment_ids = features.matrix(self.segments, 3, SCALES, POWERS)
        self.example_rows, self.example_labels = examples.rows_and_labels(tool, names, self.segment_ids, SCALES, POWERS)
        self.word_rows, self.word_ids = features.matrix(self.words, 4)
        self.phrase_rows, self.phrase_ids = features.matrix(self.phrases, 3)
        self.segment_labels = segment_labels(self.segments, contracts, len(names))
        self.word_labels = word_labels(self.words, contracts)
        chance = np.random.RandomState(20261121)
        marked = self.segment_labels.any(axis=1)
        share = UNMARKED_SHARES[np.minimum(features.count_of_kind(self.segments, features.RULE), 2)]
        self.segment_shares = np.where(marked, 1.0, share)
        self.segment_chosen = chance.rand(len(marked)) < self.segment_shares
        near = np.convolve(self.word_labels > 0, np.ones(13), "same") > 0
        self.word_shares = np.where(near, 1.0, WORD_SHARE)
        self.network_columns = np.flatnonzero(np.isin(features.kinds_of(self.segments, self.segment_ids), NETWORK_KINDS))

    def fit(self, held_out):
        """Models by name, learnt from every contract that is not of the fold; of all if it is None."""
        learnt = self.folds != held_out if held_out is not None else np.ones(len(self.folds), dtype=bool)
        words = np.flatnonzero(learnt[self.words.contract])
        is_label = np.stack([self.word_labels[words] == label for label in range(3)], axis=1)
        models = {
            "segments": self._fit_segments(learnt[self.segments.contract] & self.segment_chosen),
            "segments together": self._fit_segments_together(learnt[self.segments.contract]),
            "words": network.fit(self.word_rows[words], is_label, np.ones(len(words)), self.word_shares[words], self.word_ids, WORD_NETWORK),
        }
        for name, category, kind, least, strength in (("titles", TITLE, 0, 0.9, TITLE_C), ("agreement dates", AGREEMENT_DATE, 1, 0.5, DATE_C),
                                                      ("effective dates", EFFECTIVE_DATE, 1, 0.5, DATE_C)):
            chosen = learnt[self.phrases.contract] & (self.phrases.extra[:, 0] == kind)
            labels = phrase_labels(self.phrases, self.contracts, category, least)[chosen][:, None]
            models[name] = fit_outputs(self.phrase_rows[chosen], labels, np.ones(chosen.sum()), strength, self.phrase_ids, 1)
        return models

    def _with_examples(self, chosen):
        return (sparse.vstack([self.segment_rows[chosen], self.example_rows]).tocsr(),
                np.vstack([self.segment_labels[chosen], self.example_labels]))

    def _fit_segments(self, chosen):
        rows, labels = self._with_examples(chosen)
        counts = np.concatenate([1 / self.segment_shares[chosen], np.full(len(self.example_labels), EXAMPLE_COUNT)])
        return fit_outputs(rows, labels, counts, SEGMENT_C, self.segment_ids, self.processes, _averaged)

    def _fit_segments_together(self, chosen):
        rows, labels = self._with_examples(chosen)
        counts = np.concatenate([np.ones(chosen.sum()), np.full(len(self.example_labels), EXAMPLE_COUNT)])
        shares = np.concatenate([self.segment_shares[chosen], np.ones(len(self.example_labels))])
        return network.fit(rows[:, self.network_columns], labels, counts, shares, self.segment_ids[self.network_columns], SEGMENT_NETWORK)
