#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains the clause weights on CUAD and scores them on contracts they have not seen. See README.md."""
import argparse
import json
import subprocess
from pathlib import Path

import numpy as np

import decisions
import examples
import features
import gold
import models
import scorer
import weights_file


def segment_scores(learner, fitted, rows):
    together = fitted["segments together"]
    return ((1 - models.NETWORK_SHARE) * fitted["segments"].scores(rows)
            + models.NETWORK_SHARE * together.scores(features.columns_of(rows, learner.segment_ids, together.ids)))


def scores_of(learner, fitted, index):
    """What models say of one contract, as the program computes it: from rounded weights."""
    def part(items, rows):
        own = np.flatnonzero(items.contract == index)
        return own, rows[own]

    contract = learner.contracts[index]
    segments, rows = part(learner.segments, learner.segment_rows)
    scores = segment_scores(learner, fitted, rows)
    words, rows = part(learner.words, learner.word_rows)
    word_scores = fitted["words"].scores(features.columns_of(rows, learner.word_ids, fitted["words"].ids))
    phrases = {}
    for name, category, kind in (("titles", models.TITLE, 0), ("agreement dates", models.AGREEMENT_DATE, 1),
                                 ("effective dates", models.EFFECTIVE_DATE, 1)):
        own, rows = part(learner.phrases, learner.phrase_rows)
        chosen = learner.phrases.extra[own, 0] == kind
        phrases[category] = fitted[name].scores(rows)[chosen, 0], learner.phrases.range[own[chosen]]
    joins = decisions.joins_of(learner.segments, segments, contract.text)
    return decisions.Scores(scores, learner.segments.range[segments], joins, word_scores, learner.words.range[words], phrases)


def found_by_program(tool, weights, contracts):
    """The answers of the program itself: per contract {category: {present, confidence, findings}}."""
    command = [str(tool), "find", str(weights)] + [str(contract.path) for contract in contracts]
    lines = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode().splitlines()
    return [json.loads(line) for line in lines]


def print_report(names, contracts, answers):
    found = [[[(f["start"], f["end"]) for f in answer[name]["findings"]] for name in names] for answer in answers]
    print("\n".join(scorer.report(names, found, [contract.spans for contract in contracts])))
    presence, spans = ([], []), ([], [])
    for contract, answer, own in zip(contracts, answers, found):
        for c, name in enumerate(names):
            presence[0].append(answer[name]["confidence"])
            presence[1].append(bool(contract.spans[c]))
            spans[0].extend(f["confidence"] for f in answer[name]["findings"])
            spans[1].extend(scorer.matches(own[c], contract.spans[c]))
    print("\nConfidence that a category is present:", *scorer.reliability(*presence), sep="\n")
    print("\nConfidence of a finding:", *scorer.reliability(*spans), sep="\n")


def fold_path(options, fold):
    return options.work / f"fold{fold}.bin"


def write_expected_scores(learner, fitted, tool):
    """What Python makes of a text of our own, per category its best segment: tst_clause_scores holds the program to it."""
    text = examples.Example(Path(__file__).parent / "examples.txt", [])
    items = features.dump(tool, "segments", [text])
    rows = features.matrix_over(items, learner.segment_ids, models.SCALES, models.POWERS, range(features.KINDS))
    scores = segment_scores(learner, {name: weights_file.rounded(model) for name, model in fitted.items()}, rows)
    lines = ["# SPDX-License-Identifier: GPL-3.0-or-later", "# Of examples.txt read as one contract: category, beginning of its best segment, score. Written by train.py."]
    lines += [f"{name}\t{items.range[scores[:, c].argmax(), 0]}\t{scores[:, c].max():.4f}" for c, name in enumerate(learner.names)
              if c >= models.EFFECTIVE_DATE]
    (text.path.parent / "expected_scores.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def learn(names, contracts, options):
    """Writes the weights of every fold, which have not seen its contracts, and those learnt from all."""
    learner = models.Learner(options.tool, names, contracts, options.processes)
    scores, fits = [None] * len(contracts), []
    for fold in range(gold.FOLDS):
        fits.append(learner.fit(fold))
        rounded = {name: weights_file.rounded(model) for name, model in fits[-1].items()}
        for index in np.flatnonzero(learner.folds == fold):
            scores[index] = scores_of(learner, rounded, index)
    for fold, fitted in enumerate(fits):
        others = np.flatnonzero(learner.folds != fold)
        decided = decisions.learn([scores[i] for i in others], [contracts[i] for i in others])
        weights_file.write(fold_path(options, fold), f"{options.name} without fold {fold}", fitted, decided)
    fitted = learner.fit(None)
    weights_file.write(Path(__file__).parent / "weights.bin", options.name, fitted, decisions.learn(scores, contracts))
    write_expected_scores(learner, fitted, options.tool)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with clauses.csv, files.csv and txt/")
    parser.add_argument("--tool", type=Path, required=True, help="build/lectern-clause-features")
    parser.add_argument("--work", type=Path, required=True, help="folder for the folds' weights")
    parser.add_argument("--name", default="clauses 1.1")
    parser.add_argument("--score", action="store_true", help="learn nothing, score the folds' weights of an earlier run")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    names, contracts = gold.read_contracts(options.data)
    if not options.score:
        learn(names, contracts, options)
    answers = [None] * len(contracts)
    for fold in range(gold.FOLDS):
        own = [i for i, contract in enumerate(contracts) if contract.fold == fold]
        for index, answer in zip(own, found_by_program(options.tool, fold_path(options, fold), [contracts[i] for i in own])):
            answers[index] = answer
    print_report(names, contracts, answers)


if __name__ == "__main__":
    main()
