# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores of answers against gold: presence per contract, and spans that share half of their characters or more."""


def jaccard(a, b):
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (a[1] - a[0] + b[1] - b[0] - shared) if shared > 0 else 0.0


def matches(predicted, gold):
    """Per predicted span whether it is right; each gold span makes one right at most."""
    free, right = set(range(len(gold))), []
    for span in predicted:
        best = max(free, key=lambda i: jaccard(span, gold[i]), default=None)
        is_right = best is not None and jaccard(span, gold[best]) >= 0.5
        right.append(is_right)
        if is_right:
            free.discard(best)
    return right


class Counts:
    def __init__(self, right=0, predicted=0, gold=0):
        self.right, self.predicted, self.gold = right, predicted, gold

    def __add__(self, other):
        return Counts(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self):
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self):
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self):
        total = self.predicted + self.gold
        return 2 * self.right / total if total else 0.0


def presence_counts(predicted, gold):
    """Of one category: lists of spans per contract."""
    both = sum(1 for p, g in zip(predicted, gold) if p and g)
    return Counts(both, sum(map(bool, predicted)), sum(map(bool, gold)))


def span_counts(predicted, gold):
    right = sum(sum(matches(p, g)) for p, g in zip(predicted, gold))
    return Counts(right, sum(map(len, predicted)), sum(map(len, gold)))


def report(names, predicted, gold):
    """Lines of a Markdown table, then the totals. predicted[contract][category], gold likewise."""
    lines = ["| category | in contracts | P | R | F1 | spans | P | R | F1 |", "|---|--:|--:|--:|--:|--:|--:|--:|--:|"]
    presence, spans = [], []
    for c, name in enumerate(names):
        p, g = [one[c] for one in predicted], [one[c] for one in gold]
        presence.append(presence_counts(p, g))
        spans.append(span_counts(p, g))
        cells = [f"{x.precision:.2f} | {x.recall:.2f} | {x.f1:.2f}" for x in (presence[-1], spans[-1])]
        lines.append(f"| {name} | {presence[-1].gold} | {cells[0]} | {spans[-1].gold} | {cells[1]} |")
    for title, counts in (("presence", presence), ("spans", spans)):
        total = sum(counts, Counts())
        macro = sum(x.f1 for x in counts) / len(counts)
        lines.append(f"{title}: micro P {total.precision:.3f} R {total.recall:.3f} F1 {total.f1:.3f}, macro F1 {macro:.3f}")
    return lines


def reliability(confidences, rights, bins=10):
    """Lines of a table: what was promised and what was kept."""
    lines = ["| confidence | answers | mean confidence | right |", "|---|--:|--:|--:|"]
    for b in range(bins):
        chosen = [(c, r) for c, r in zip(confidences, rights) if b / bins <= c < (b + 1) / bins or (c == 1 and b == bins - 1)]
        if chosen:
            mean = sum(c for c, _ in chosen) / len(chosen)
            kept = sum(r for _, r in chosen) / len(chosen)
            lines.append(f"| {b / bins:.1f} to {(b + 1) / bins:.1f} | {len(chosen)} | {mean:.2f} | {kept:.2f} |")
    return lines
