# SPDX-License-Identifier: GPL-3.0-or-later
"""How scores become answers: the same steps as models/analysis/clauses/clause_decoder.cpp and clause_finder.cpp, and what they
need to know, learnt from scores of contracts that the models had not seen."""
from dataclasses import dataclass, field

import numpy as np
from sklearn.linear_model import LogisticRegression

from models import AGREEMENT_DATE, EFFECTIVE_DATE, PARTIES, TITLE
from scorer import matches, span_counts

NO_SCORE = -20.0
THRESHOLDS = (-3.0, -2.5, -2.0, -1.5, -1.0, -0.5, 0.0)
PARTY_BIASES = (0.0, 0.25, 0.5, 0.75, 1.0)
OPENING_MARKS = '("\u201c,;:['  # A name does not end with one.
SHARED_SLOPES, OWN_SLOPES = 3.0, 0.4  # How freely presence learns what all categories share and what one has of its own.
OF_PHRASES = (TITLE, PARTIES, AGREEMENT_DATE)  # Not found as segments.
PARAGRAPH, ITEM, SENTENCE, CLAUSE = range(4)


@dataclass
class Scores:
    """What the models say of one contract that they had not seen."""
    segments: np.ndarray  # (n, 41)
    ranges: np.ndarray  # (n, 2)
    joins: np.ndarray  # per segment: 0 stays apart from the one before, 1 same sentence, 2 paragraph's end amid a sentence
    words: np.ndarray  # (n, 3)
    word_ranges: np.ndarray
    phrases: dict  # category -> (scores, ranges)


@dataclass
class Decisions:
    goes_on_clause: float = -6.0  # As good as always: annotators mark whole sentences.
    goes_on_paragraph: float = -3.0
    outside_bias: float = 0.5
    table: np.ndarray = field(default_factory=lambda: np.zeros((41, 8)))


def probability(log_odds):
    return 1 / (1 + np.exp(-np.asarray(log_odds, dtype=float)))


def joins_of(segments, rows, text):
    kinds, ranges = segments.extra[rows, 0], segments.range[rows]
    joins = np.zeros(len(kinds), dtype=np.int8)
    for i in range(1, len(kinds)):
        if kinds[i] == CLAUSE:
            joins[i] = 1
        elif kinds[i] != SENTENCE and (text[ranges[i - 1, 1] - 1] not in '.?!"\u201d)' or text[ranges[i, 0]].islower()):
            joins[i] = 2
    return joins


def segment_spans(scores, category, threshold, decisions):
    """[((start, end), score)] of runs of segments."""
    own = scores.segments[:, category]
    if not len(own):
        return []
    inside = own >= min(threshold, own.max())
    least = np.array([np.inf, decisions.goes_on_clause, decisions.goes_on_paragraph])[scores.joins]
    near = np.flatnonzero(inside)
    for i in near:
        k = i + 1
        while k < len(own) and not inside[k] and own[k] >= least[k]:
            inside[k] = True
            k += 1
    for i in np.flatnonzero(inside)[::-1]:
        k = i
        while k > 0 and not inside[k - 1] and own[k - 1] >= least[k]:
            inside[k - 1] = True
            k -= 1
    spans = []
    for i in np.flatnonzero(inside):
        if i > 0 and inside[i - 1] and scores.joins[i]:
            spans[-1] = ((spans[-1][0][0], int(scores.ranges[i, 1])), max(spans[-1][1], float(own[i])))
        else:
            spans.append(((int(scores.ranges[i, 0]), int(scores.ranges[i, 1])), float(own[i])))
    return spans


def likeliest_labels(words):
    """Viterbi over log probabilities (n, 3)."""
    best, back = words.copy(), np.zeros(words.shape, dtype=np.int8)
    if not len(words):
        return np.zeros(0, dtype=np.int8)
    best[0, 2] = -1e9
    for i in range(1, len(words)):
        anyone = int(best[i - 1].argmax())
        begun = 1 if best[i - 1, 1] > best[i - 1, 2] else 2
        back[i] = (anyone, anyone, begun)
        best[i] += best[i - 1, back[i]]
    labels = np.zeros(len(words), dtype=np.int8)
    labels[-1] = best[-1].argmax()
    for i in range(len(words) - 1, 0, -1):
        labels[i - 1] = back[i, labels[i]]
    return labels


def party_spans(scores, text, outside_bias):
    words = -np.log1p(np.exp(-scores.words.astype(float)))
    words[:, 0] -= outside_bias
    labels, found = likeliest_labels(words), {}
    for i in np.flatnonzero(labels == 1):
        last = i
        while last + 1 < len(labels) and labels[last + 1] == 2:
            last += 1
        score = words[i, 1] - words[i, 0] + sum(words[k, 2] - words[k, 0] for k in range(i + 1, last + 1))
        end = last
        while end > i and text[scores.word_ranges[end, 0]] in OPENING_MARKS:
            end -= 1
        name = text[scores.word_ranges[i, 0]:scores.word_ranges[end, 1]]
        start = text.find(name) if len(name) > 1 else int(scores.word_ranges[i, 0])
        found.setdefault((start, start + len(name)), float(score / (last - i + 1)))
    return sorted(found.items())


def phrase_span(scores, text, category):
    values, ranges = scores.phrases[category]
    if not len(values):
        return []
    best = int(values.argmax())
    start, end = map(int, ranges[best])
    if category == TITLE:
        first = text.find(text[start:end])
        start, end = first, first + end - start
    return [((start, end), float(values[best]))]


def phrase_spans(scores, text, category, decisions):
    return party_spans(scores, text, decisions.outside_bias) if category == PARTIES else phrase_span(scores, text, category)


def best_score(spans):
    return max((score for _, score in spans), default=NO_SCORE)


def spans_for(scores, text, category, decisions, threshold=None):
    """[((start, end), score)]: what would be shown of a category that is present."""
    threshold = decisions.table[category, 0] if threshold is None else threshold
    if category in OF_PHRASES:
        return phrase_spans(scores, text, category, decisions)
    if category != EFFECTIVE_DATE:
        return segment_spans(scores, category, threshold, decisions)
    both = sorted(phrase_span(scores, text, category) + segment_spans(scores, category, threshold, decisions), key=lambda span: span[0][0])
    return [span for span in both if span[1] >= threshold] or sorted(both, key=lambda span: -span[1])[:1]


def inputs_for(scores, text, category, decisions):
    """(top, sum) that presence is decided from; they do not depend on any threshold."""
    if category in OF_PHRASES:
        return best_score(phrase_spans(scores, text, category, decisions)), NO_SCORE
    own = scores.segments[:, category]
    top = max(NO_SCORE, float(own.max())) if len(own) else NO_SCORE
    if category == EFFECTIVE_DATE:
        return best_score(phrase_span(scores, text, category)), top
    return top, float(np.log(probability(own).sum() + 1e-3)) if len(own) else NO_SCORE


def presence_threshold(chances):
    """Half of the best F1 that calibrated chances let expect: the threshold that reaches it. What was really present is not
    looked at again: where few contracts have a category, the best threshold on these contracts is mostly luck."""
    ordered = np.sort(chances)[::-1]
    return (2 * np.cumsum(ordered) / (np.arange(1, len(ordered) + 1) + ordered.sum())).max() / 2


def alone(inputs, present):
    """Slopes and constant of one category, from its own contracts."""
    if present.all():
        return np.array([0.0, 0.0, 6.0])
    mean, spread = inputs.mean(axis=0), inputs.std(axis=0)
    spread[spread == 0] = 1
    model = LogisticRegression(C=1.0).fit((inputs - mean) / spread, present)
    weights = model.coef_[0] / spread
    return np.array([*weights, model.intercept_[0] - (weights * mean).sum()])


def together(inputs, present):
    """The same of all categories of segments at once, (categories, 3): what a score is worth is much alike in all of them, and
    few contracts cannot tell how much it differs, so a category's own slopes are held near those of all."""
    categories, mean, spread = inputs.shape[1], inputs.mean(axis=(0, 1)), inputs.std(axis=(0, 1))
    rows = []
    for category in range(categories):
        z, own = (inputs[:, category] - mean) / spread, np.zeros((len(inputs), categories, 3))
        own[:, category] = np.column_stack([OWN_SLOPES * z, np.full(len(z), SHARED_SLOPES)])
        rows.append(np.hstack([SHARED_SLOPES * z, own.reshape(len(z), -1)]))
    model = LogisticRegression(C=1.0, max_iter=1000).fit(np.vstack(rows), present.T.ravel())
    own = model.coef_[0][2:].reshape(categories, 3)
    slopes = (SHARED_SLOPES * model.coef_[0][:2] + OWN_SLOPES * own[:, :2]) / spread
    return np.column_stack([slopes, SHARED_SLOPES * own[:, 2] + model.intercept_[0] - slopes @ mean])


def learn_presence(table, inputs, present):
    """Fills top, sum, bias and threshold of every row. inputs: (contracts, 41, 2)."""
    first = EFFECTIVE_DATE + 1
    for category in range(first):
        table[category, 1:4] = alone(inputs[:, category], present[:, category])
    table[first:, 1:4] = together(inputs[:, first:], present[:, first:])
    for category in range(len(table)):
        is_certain = present[:, category].all()
        chances = probability(inputs[:, category] @ table[category, 1:3] + table[category, 3])
        table[category, 4] = 0.0 if is_certain else presence_threshold(chances)


def presence_of(inputs, row):
    """(log odds, whether that is enough)"""
    log_odds = row[1] * inputs[0] + row[2] * inputs[1] + row[3]
    return log_odds, probability(log_odds) >= row[4]


def answer(scores, text, category, decisions):
    """([(span, score)], log odds of presence): no spans when it is not present."""
    log_odds, is_present = presence_of(inputs_for(scores, text, category, decisions), decisions.table[category])
    return (spans_for(scores, text, category, decisions) if is_present else []), log_odds


def learn_thresholds(scores, contracts, inputs, decisions):
    """Per category the threshold of findings with the best span F1, smoothed over its neighbours and over all categories."""
    curves = {}
    for category in range(41):
        if category in OF_PHRASES:
            continue
        gold, present = [contract.spans[category] for contract in contracts], presence_of(inputs[:, category].T, decisions.table[category])[1]
        curves[category] = [span_counts([[span for span, _ in spans_for(s, c.text, category, decisions, threshold)] if is_present else []
                                         for s, c, is_present in zip(scores, contracts, present)], gold) for threshold in THRESHOLDS]
    overall = np.array([sum(curve[t].right for curve in curves.values()) / sum(curve[t].predicted + curve[t].gold for curve in curves.values())
                        for t in range(len(THRESHOLDS))])
    for category, curve in curves.items():
        own = np.array([2 * x.right / max(1, x.predicted + x.gold) for x in curve])
        smooth = np.convolve(np.pad(own, 1, mode="edge"), [0.25, 0.5, 0.25], "valid")
        share = min(1.0, curve[0].gold / 150)
        decisions.table[category, 0] = THRESHOLDS[int((share * smooth + (1 - share) * 2 * overall).argmax())]


def learn_confidence(scores, contracts, decisions):
    """Fills the last three of every row: how often a finding is right, from its score, its category and its presence."""
    inputs, right = [], []
    for category in range(41):
        for s, contract in zip(scores, contracts):
            spans, log_odds = answer(s, contract.text, category, decisions)
            for (_, score), is_right in zip(spans, matches([span for span, _ in spans], contract.spans[category])):
                kind = category if category < 4 else 4
                slopes = np.zeros(5)
                slopes[kind] = np.clip(score, -8, 8)
                inputs.append(np.concatenate([slopes, [np.clip(log_odds, -8, 8)], np.arange(41) == category]))
                right.append(is_right)
    model = LogisticRegression(C=1.0, max_iter=1000).fit(np.array(inputs), np.array(right))
    weights = model.coef_[0]
    for category in range(41):
        decisions.table[category, 5:] = (weights[min(category, 4)], weights[5], weights[6 + category] + model.intercept_[0])


def learn(scores, contracts):
    decisions = Decisions()
    gold = [contract.spans[PARTIES] for contract in contracts]
    decisions.outside_bias = max(PARTY_BIASES, key=lambda bias: span_counts(
        [[span for span, _ in party_spans(s, c.text, bias)] for s, c in zip(scores, contracts)], gold).f1)
    inputs = np.array([[inputs_for(s, c.text, category, decisions) for category in range(41)] for s, c in zip(scores, contracts)])
    learn_presence(decisions.table, inputs, np.array([[bool(spans) for spans in c.spans] for c in contracts]))
    learn_thresholds(scores, contracts, inputs, decisions)
    learn_confidence(scores, contracts, decisions)
    return decisions
