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

/// The model's result for one review.
struct ScoredSentiment {
    std::optional<Sentiment> label; ///< Absent: the model cannot tell.
    double score = 0;               ///< -1 to 1: probability of positive minus that of negative; 0 without a label.
    double confidence = 0;          ///< 0-1: probability of the most likely label.
};

/// Classifies reviews as negative, neutral or positive: a linear model over the signals of a lexicon of opinions,
/// which all its languages share, and over hashed words and pairs of words, learnt from star ratings.
/// Made by resources/sentiment/train.py; its accuracy is in docs/analysis.md.
///
/// Thread: any, immutable after construction. About 30 microseconds per review.
class SentimentModel
{
public:
    /// The model that is compiled in, loaded by the first call. Requires: its resources are intact.
    [[nodiscard]] static const SentimentModel &builtIn();
    /// Corrupt: not a weights file, a damaged one, or one trained with another lexicon. Borrows the lexicon.
    [[nodiscard]] static Result<SentimentModel> load(const QByteArray &weights, const OpinionLexicon &lexicon);

    /// Stored with each score.
    [[nodiscard]] static QString engine() { return QStringLiteral("builtin"); }
    [[nodiscard]] const QString &version() const { return m_version; }

    /// `language`: BCP 47 primary tag from the platform, may be empty. Deterministic.
    [[nodiscard]] ScoredSentiment score(QStringView title, QStringView text, QStringView language) const;

private:
    explicit SentimentModel(const OpinionLexicon &lexicon) : m_lexicon(&lexicon) {}

    /// One slot of the hash table of words; check 0: empty.
    struct Slot {
        quint8 check = 0;
        std::array<qint8, sentimentCount> weights{};
    };
    using Sums = std::array<double, sentimentCount>;
    [[nodiscard]] const Slot *findSlot(quint64 hash) const;

    const OpinionLexicon *m_lexicon;
    QString m_version;
    double m_step = 0; ///< Factor of the integer weights in slots.
    double m_wordNorm = 0;
    double m_minConfidence = 1;
    double m_minKnown = 1; ///< A text without opinions is scored anyway if at least this share of its words is known.
    Sums m_bias{};
    std::vector<std::array<float, sentimentCount>> m_signals;
    std::vector<Slot> m_slots; ///< The number of slots is a power of two.
};

} // namespace lectern::sentiment
