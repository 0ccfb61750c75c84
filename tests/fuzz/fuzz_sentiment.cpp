// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sentiment/sentiment_model.h"
#include "tests/fuzz/fuzz_input.h"

#include <cmath>

using namespace lectern;
using namespace lectern::sentiment;

/// A review's text, in whatever language.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(fuzz::inputOf(data, size));
    const ScoredSentiment verdict = SentimentModel::builtIn().score(text.left(40), text, text.left(2));
    fuzz::check(std::abs(verdict.score) <= 1 && verdict.confidence >= 0 && verdict.confidence <= 1);
    fuzz::check(verdict.label.has_value() || verdict.score == 0);
    return 0;
}
