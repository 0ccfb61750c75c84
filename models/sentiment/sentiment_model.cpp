// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sentiment/sentiment_model.h"

#include "models/sentiment/sentiment_features.h"

#include <QCryptographicHash>
#include <QFile>
#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cmath>

namespace lectern::sentiment {

namespace {

constexpr qsizetype checksumBytes = 32;
constexpr quint32 formatVersion = 1;

/// Reads the little-endian fields of the weights file in sequence.
class FieldReader
{
public:
    explicit FieldReader(QByteArrayView bytes) : m_bytes(bytes) {}
    [[nodiscard]] bool isGood() const { return m_isGood; }
    [[nodiscard]] qsizetype bytesLeft() const { return m_bytes.size() - m_at; }

    QByteArrayView take(qsizetype count)
    {
        m_isGood = m_isGood && count <= bytesLeft();
        if (!m_isGood)
            return {};
        m_at += count;
        return m_bytes.sliced(m_at - count, count);
    }
    quint32 number()
    {
        const QByteArrayView bytes = take(4);
        return m_isGood ? qFromLittleEndian<quint32>(bytes.data()) : 0;
    }
    float real() { return std::bit_cast<float>(number()); }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    bool m_isGood = true;
};

auto refused(const char *why)
{
    return failure(ErrorCode::Corrupt, FaultyPart::Lectern, QStringLiteral("The sentiment model cannot be used: %1.").arg(QLatin1String(why)));
}

} // namespace

const SentimentModel &SentimentModel::builtIn()
{
    static const SentimentModel model = [] {
        QFile file(QStringLiteral(":/sentiment/weights.bin"));
        auto loaded = load(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray(), OpinionLexicon::builtIn());
        if (!loaded)
            qFatal("%s", qUtf8Printable(loaded.error().detail));
        return std::move(*loaded);
    }();
    return model;
}

Result<SentimentModel> SentimentModel::load(const QByteArray &weights, const OpinionLexicon &lexicon)
{
    const QByteArrayView body = QByteArrayView(weights).chopped(std::min(checksumBytes, weights.size()));
    if (!body.startsWith(QByteArrayView("LSNT")))
        return refused("it is no such file");
    if (QCryptographicHash::hash(body.toByteArray(), QCryptographicHash::Sha256) != weights.right(checksumBytes))
        return refused("it is damaged");
    FieldReader fields(body.sliced(4));
    if (fields.number() != formatVersion)
        return refused("its format is another version's");
    const quint32 tableBits = fields.number();
    SentimentModel model(lexicon);
    model.m_step = fields.real();
    model.m_wordNorm = fields.real();
    model.m_minConfidence = fields.real();
    model.m_minKnown = fields.real();
    model.m_version = QString::fromLatin1(fields.take(16)).remove(QChar(u'\0'));
    if (fields.take(checksumBytes) != lexicon.checksum())
        return refused("it was trained with another lexicon");
    for (double &bias : model.m_bias)
        bias = fields.real();
    if (fields.number() != quint32(signalCount) || tableBits < 8 || tableBits > 20)
        return refused("it has other signals");
    model.m_signals.resize(signalCount);
    for (auto &signal : model.m_signals) {
        for (float &weight : signal)
            weight = fields.real();
    }
    const QByteArrayView table = fields.take(qsizetype(4) << tableBits);
    if (!fields.isGood() || fields.bytesLeft() != 0)
        return refused("its length is wrong");
    model.m_slots.resize(size_t(1) << tableBits);
    for (size_t i = 0; i < model.m_slots.size(); ++i) {
        const auto *bytes = reinterpret_cast<const qint8 *>(table.data() + 4 * i);
        model.m_slots[i] = {quint8(bytes[0]), {bytes[1], bytes[2], bytes[3]}};
    }
    return model;
}

const SentimentModel::Slot *SentimentModel::findSlot(quint64 hash) const
{
    const Slot &slot = m_slots[(hash >> 8) & (m_slots.size() - 1)];
    const quint8 check = std::max<quint8>(1, quint8(hash >> 40));
    return slot.check == check ? &slot : nullptr;
}

ScoredSentiment SentimentModel::score(QStringView title, QStringView text, QStringView language) const
{
    const SentimentFeatures features = featuresOf(title, text, language, *m_lexicon);
    Sums sums = m_bias;
    for (const quint16 signal : features.signals) {
        for (size_t k = 0; k < sums.size(); ++k)
            sums[k] += m_signals[signal][k];
    }
    std::array<int, sentimentCount> words{};
    int knownCount = 0;
    for (const quint64 hash : features.words) {
        if (const Slot *slot = findSlot(hash)) {
            knownCount += SentimentFeatures::isSingle(hash);
            for (size_t k = 0; k < words.size(); ++k)
                words[k] += slot->weights[k];
        }
    }
    const double wordValue = m_step / std::sqrt(double(features.words.size()) + m_wordNorm);
    for (size_t k = 0; k < sums.size(); ++k)
        sums[k] = std::exp(sums[k] + wordValue * words[k]);
    const double total = sums[0] + sums[1] + sums[2];
    const size_t best = size_t(std::ranges::max_element(sums) - sums.begin());
    ScoredSentiment scored;
    scored.confidence = sums[best] / total;
    const bool isGrounded = features.opinionCount > 0 || knownCount >= m_minKnown * std::max(1, features.singleCount);
    if (isGrounded && !features.words.empty() && scored.confidence >= m_minConfidence) {
        scored.label = Sentiment(best);
        scored.score = (sums[2] - sums[0]) / total;
    }
    return scored;
}

} // namespace lectern::sentiment
