// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ollama/ollama_answer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace lectern::ollama {

namespace {

constexpr qsizetype longestLine = 1 << 20;
constexpr qsizetype longestComplaint = 300;

tl::unexpected<StorageError> corrupt(const QString &detail) { return failure(ErrorCode::Corrupt, FaultyPart::Lectern, detail); }

} // namespace

QString complaintOf(const QByteArray &body)
{
    QString text = QJsonDocument::fromJson(body).object().value(QStringLiteral("error")).toString().left(longestComplaint);
    text.removeIf([](QChar c) { return !c.isPrint(); });
    return text.simplified();
}

bool ChatReply::takeLine(const QByteArray &line)
{
    if (line.trimmed().isEmpty())
        return true;
    const QJsonDocument document = QJsonDocument::fromJson(line);
    const QJsonObject object = document.object();
    if (!document.isObject()
        || (!object.contains(QStringLiteral("message")) && !object.contains(QStringLiteral("error")) && !object.contains(QStringLiteral("done"))))
        m_complaint = QStringLiteral("a line of the answer is not what Ollama sends");
    else if (object.contains(QStringLiteral("error")))
        m_complaint = QStringLiteral("the server stopped: ") + complaintOf(line);
    m_message += object.value(QStringLiteral("message")).toObject().value(QStringLiteral("content")).toString();
    m_isDone = object.value(QStringLiteral("done")).toBool();
    return m_complaint.isEmpty() && !m_isDone;
}

bool ChatReply::take(QByteArrayView piece)
{
    if (m_isDone || !m_complaint.isEmpty())
        return false;
    m_line.append(piece);
    qsizetype start = 0;
    for (qsizetype end = m_line.indexOf('\n'); end >= 0; end = m_line.indexOf('\n', start)) {
        const QByteArray line = m_line.mid(start, end - start);
        start = end + 1;
        if (!takeLine(line))
            return false;
    }
    m_line.remove(0, start);
    if (m_line.size() > longestLine)
        m_complaint = QStringLiteral("a line of the answer is too long");
    return m_complaint.isEmpty();
}

Result<QString> ChatReply::message() const
{
    if (!m_complaint.isEmpty())
        return corrupt(m_complaint);
    if (m_isDone)
        return m_message;
    // The last line may lack its line break.
    ChatReply rest = *this;
    if (!m_line.isEmpty() && !rest.take("\n"))
        return rest.message();
    return corrupt(QStringLiteral("the answer ended in the middle"));
}

Result<std::vector<std::vector<float>>> embeddingsOf(const QByteArray &body, qsizetype count)
{
    constexpr qsizetype longestVector = 8192;
    const QJsonArray rows = QJsonDocument::fromJson(body).object().value(QStringLiteral("embeddings")).toArray();
    if (rows.size() != count)
        return corrupt(QStringLiteral("%1 vectors came for %2 texts").arg(rows.size()).arg(count));
    std::vector<std::vector<float>> vectors;
    for (const QJsonValue row : rows) {
        std::vector<float> vector;
        double length = 0;
        for (const QJsonValue value : row.toArray()) {
            const double number = value.toDouble(std::nan(""));
            vector.push_back(float(number));
            length += number * number;
        }
        const bool isSane = !vector.empty() && qsizetype(vector.size()) <= longestVector && std::isfinite(length) && length > 0 && length < 1e12
            && (vectors.empty() || vectors.front().size() == vector.size());
        if (!isSane)
            return corrupt(QStringLiteral("a vector of the answer cannot be used"));
        vectors.push_back(std::move(vector));
    }
    return vectors;
}

} // namespace lectern::ollama
