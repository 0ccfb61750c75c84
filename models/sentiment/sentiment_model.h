// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sentiment/opinion_lexicon.h"
#include "storage/api/result.h"
#include "storage/api/reviews/review.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace lectern::sentiment {

/// What the model makes of one review.
struct ScoredSentiment {
    std::optional<Sentiment> label; ///< Absent: it cannot tell.
    double score = 0;               ///< -1 to 1: probability of positive less that of negative; 0 without a label.
    double confidence = 0;          ///< 0-1: probability of the most likely label.
};

/// Tells whether a review is negative, neutral or positive: a linear model over the signals of a lexicon of opinions,
/// which every language of the lexicon shares, and over hashed words and pairs of words, which it learned from stars.
/// Made by resources/sentiment/train.py; docs/analysis.md says how well it does.
///
/// Thread: any, once made; nothing changes. About 30 microseconds a review.
class SentimentModel
{
public:
    /// The model that the program carries. Made at the first call. Requires: the build is whole.
    [[nodiscard]] static const SentimentModel &builtIn();
    /// Corrupt: not such a file, a damaged one, or one that was trained with another lexicon. Borrows the lexicon.
    [[nodiscard]] static Result<SentimentModel> load(const QByteArray &weights, const OpinionLexicon &lexicon);

    /// Kept beside each score.
    [[nodiscard]] static QString engine() { return QStringLiteral("builtin"); }
    [[nodiscard]] const QString &version() const { return m_version; }

    /// `language`: BCP 47 primary tag as the platform tells it, may be empty. The same review always gets the same answer.
    [[nodiscard]] ScoredSentiment score(QStringView title, QStringView text, QStringView language) const;

private:
    explicit SentimentModel(const OpinionLexicon &lexicon) : m_lexicon(&lexicon) {}

    /// One slot of the table of words; check 0: empty.
    struct Slot {
        quint8 check = 0;
        std::array<qint8, sentimentCount> weights{};
    };
    using Sums = std::array<double, sentimentCount>;
    [[nodiscard]] const Slot *findSlot(quint64 hash) const;

    const OpinionLexicon *m_lexicon;
    QString m_version;
    double m_step = 0; ///< What one unit of a slot's weight is worth.
    double m_wordNorm = 0;
    double m_minConfidence = 1;
    double m_minKnown = 1; ///< Share of known words from which a text without any opinion is judged all the same.
    Sums m_bias{};
    std::vector<std::array<float, sentimentCount>> m_signals;
    std::vector<Slot> m_slots; ///< A power of two.
};

} // namespace lectern::sentiment
