// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/values/sentiment_normaliser.h"

#include "models/import/columns/column_table.h"

#include <QHash>

namespace lectern::imports {

std::optional<Sentiment> normaliseSentiment(const QString &label)
{
    static const QHash<QString, Sentiment> words = {
        {QStringLiteral("positive"), Sentiment::Positive}, {QStringLiteral("pos"), Sentiment::Positive},
        {QStringLiteral("positiv"), Sentiment::Positive},  {QStringLiteral("positif"), Sentiment::Positive},
        {QStringLiteral("positivo"), Sentiment::Positive}, {QStringLiteral("label 2"), Sentiment::Positive},
        {QStringLiteral("negative"), Sentiment::Negative}, {QStringLiteral("neg"), Sentiment::Negative},
        {QStringLiteral("negativ"), Sentiment::Negative},  {QStringLiteral("negatif"), Sentiment::Negative},
        {QStringLiteral("negativo"), Sentiment::Negative}, {QStringLiteral("label 1"), Sentiment::Negative},
        {QStringLiteral("neutral"), Sentiment::Neutral},   {QStringLiteral("neu"), Sentiment::Neutral},
        {QStringLiteral("neutre"), Sentiment::Neutral},    {QStringLiteral("neutro"), Sentiment::Neutral},
        {QStringLiteral("mixed"), Sentiment::Neutral},
    };
    const auto found = words.constFind(normalisedName(label.toLower()));
    return found == words.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace lectern::imports
