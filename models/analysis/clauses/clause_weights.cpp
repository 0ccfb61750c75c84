// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/clauses/clause_weights.h"

#include "models/analysis/clauses/clause_rules.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cmath>

namespace lectern::analysis {
namespace {

constexpr QByteArrayView magic("LECTERN CLAUSES 2\n");
constexpr qsizetype digestBytes = 32;
constexpr quint32 mostUnpackedBytes = 64U << 20;
constexpr quint32 mostFeatures = 4U << 20;
constexpr quint32 mostHiddenUnits = 256;

tl::unexpected<StorageError> corrupt(const QString &why)
{
    return failure(ErrorCode::Corrupt, FaultyPart::File, QStringLiteral("The clause weights cannot be used: %1.").arg(why));
}

/// Reads little-endian numbers; once bytes are missing, every further read fails.
class WeightReader
{
public:
    explicit WeightReader(QByteArrayView bytes) : m_bytes(bytes) {}

    [[nodiscard]] bool isGood() const { return m_isGood; }
    [[nodiscard]] bool isAtEnd() const { return m_isGood && m_at == m_bytes.size(); }

    template <typename T>
    T number()
    {
        T value{};
        if (!has(sizeof(T)))
            return value;
        value = qFromLittleEndian<T>(m_bytes.data() + m_at);
        m_at += qsizetype(sizeof(T));
        return value;
    }

    float real()
    {
        const float value = std::bit_cast<float>(number<quint32>());
        m_isGood = m_isGood && std::isfinite(value);
        return value;
    }

    std::vector<float> reals(quint32 count)
    {
        std::vector<float> values;
        for (quint32 i = 0; i < count && m_isGood; ++i)
            values.push_back(real());
        return values;
    }

    template <typename T>
    std::vector<T> numbers(quint32 count)
    {
        std::vector<T> values;
        if (count > m_bytes.size() / sizeof(T) || !has(count * sizeof(T)))
            return fail<T>();
        if (count == 0)
            return values;
        values.resize(count);
        qFromLittleEndian<T>(m_bytes.data() + m_at, qsizetype(count), values.data());
        m_at += qsizetype(count * sizeof(T));
        return values;
    }

    QString text()
    {
        const auto letters = numbers<quint8>(number<quint8>());
        return QString::fromUtf8(reinterpret_cast<const char *>(letters.data()), qsizetype(letters.size()));
    }

    HashedModel model(quint32 outputs)
    {
        HashedModel read;
        const auto features = number<quint32>();
        const auto weights = number<quint32>();
        m_isGood = m_isGood && features <= mostFeatures;
        if (!m_isGood)
            return read;
        read.ids = numbers<quint32>(features);
        read.rows = numbers<quint32>(features + 1);
        read.outputs = numbers<quint8>(weights);
        read.weights = numbers<qint8>(weights);
        read.scales = reals(outputs);
        read.biases = reals(outputs);
        m_isGood = m_isGood && read.isConsistent();
        return read;
    }

    HashedNetwork network(quint32 outputs)
    {
        HashedNetwork read;
        const auto features = number<quint32>();
        const auto hidden = number<quint32>();
        m_isGood = m_isGood && features <= mostFeatures && hidden <= mostHiddenUnits;
        if (!m_isGood)
            return read;
        read.ids = numbers<quint32>(features);
        read.weights = numbers<qint8>(features * hidden);
        read.scales = reals(hidden);
        read.hiddenBiases = reals(hidden);
        read.outputWeights = reals(hidden * outputs);
        read.outputBiases = reals(outputs);
        m_isGood = m_isGood && read.isConsistent();
        return read;
    }

private:
    bool has(size_t bytes)
    {
        m_isGood = m_isGood && size_t(m_bytes.size() - m_at) >= bytes;
        return m_isGood;
    }

    template <typename T>
    std::vector<T> fail()
    {
        m_isGood = false;
        return {};
    }

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    bool m_isGood = true;
};

Result<QByteArray> unpackedWeights(const QByteArray &bytes)
{
    const qsizetype header = magic.size() + digestBytes;
    if (!bytes.startsWith(magic))
        return corrupt(QStringLiteral("they are not in this program's format"));
    if (bytes.size() < header + 5)
        return corrupt(QStringLiteral("they are cut off"));
    const QByteArray packed = bytes.mid(header);
    if (QCryptographicHash::hash(packed, QCryptographicHash::Sha256) != bytes.mid(magic.size(), digestBytes))
        return corrupt(QStringLiteral("their checksum does not match"));
    if (qFromBigEndian<quint32>(packed.constData()) > mostUnpackedBytes)
        return corrupt(QStringLiteral("they claim an impossible size"));
    const QByteArray content = qUncompress(packed);
    if (content.isEmpty())
        return corrupt(QStringLiteral("they cannot be unpacked"));
    return content;
}

ClauseDecision readDecision(WeightReader &reader)
{
    ClauseDecision read;
    for (float *value : {&read.findingThreshold, &read.presenceTop, &read.presenceSum, &read.presenceBias, &read.presenceThreshold,
                         &read.confidenceScore, &read.confidencePresence, &read.confidenceBias})
        *value = reader.real();
    return read;
}

} // namespace

Result<ClauseWeights> readClauseWeights(const QByteArray &bytes)
{
    const Result<QByteArray> content = unpackedWeights(bytes);
    if (!content)
        return failureOf(content);
    WeightReader reader(*content);
    ClauseWeights weights;
    if (reader.number<quint32>() != ClauseRules::instance().fingerprint())
        return corrupt(QStringLiteral("they were made with other rules"));
    weights.name = reader.text();
    for (float &scale : weights.kindScales)
        scale = reader.real();
    for (float &power : weights.kindPowers)
        power = reader.real();
    weights.segments = reader.model(clauseCategoryCount);
    weights.sharedSegments = reader.network(clauseCategoryCount);
    weights.networkShare = reader.real();
    weights.words = reader.network(3);
    weights.titles = reader.model(1);
    weights.agreementDates = reader.model(1);
    weights.effectiveDates = reader.model(1);
    weights.goesOnClause = reader.real();
    weights.goesOnParagraph = reader.real();
    weights.outsideBias = reader.real();
    for (ClauseDecision &decision : weights.decisions)
        decision = readDecision(reader);
    if (!reader.isAtEnd())
        return corrupt(QStringLiteral("their content is not consistent"));
    return weights;
}

} // namespace lectern::analysis
