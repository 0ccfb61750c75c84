// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/clauses/clause_finder.h"
#include "models/analysis/clauses/clause_rules.h"
#include "models/sentiment/sentiment_model.h"
#include "tests/fuzz/fuzz_input.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>

namespace {

using namespace lectern;
using namespace lectern::analysis;
using namespace lectern::sentiment;

QByteArray digestOf(const QByteArray &bytes) { return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256); }

/// With the frame of a file of weights around the input, so that what is read is the input.
QByteArray clauseWeightsOf(QByteArrayView body)
{
    QByteArray content(4, '\0');
    qToLittleEndian(ClauseRules::instance().fingerprint(), content.data());
    const QByteArray packed = qCompress(content + body.toByteArray(), 1);
    return "LECTERN CLAUSES 2\n" + digestOf(packed) + packed;
}

QByteArray sentimentWeightsOf(QByteArrayView body)
{
    constexpr qsizetype checksumAt = 40;
    const qsizetype before = std::min(checksumAt, body.size());
    const QByteArray content = "LSNT" + body.first(before).toByteArray() + OpinionLexicon::builtIn().checksum() + body.sliced(before).toByteArray();
    return content + digestOf(content);
}

} // namespace

/// Weights that were made by another hand: refused, or fit to judge with.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto [choice, body] = fuzz::choiceOf(fuzz::inputOf(data, size));
    if (choice % 2 == 0) {
        const auto finder = ClauseFinder::withWeights(clauseWeightsOf(body));
        if (finder)
            fuzz::check(finder->findClauses(u"This Agreement shall be governed by the laws of Delaware.").has_value());
    } else if (const auto model = SentimentModel::load(sentimentWeightsOf(body), OpinionLexicon::builtIn())) {
        static_cast<void>(model->score(u"", u"very good", u"en"));
    }
    return 0;
}
