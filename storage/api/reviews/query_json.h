// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

// Parses the JSON values inside normalised texts of questions. Thread: any; pure.

namespace lectern::query_json {

[[nodiscard]] inline QJsonObject objectIn(QByteArrayView text) { return QJsonDocument::fromJson(text.toByteArray()).object(); }

[[nodiscard]] inline QStringList stringsIn(const QJsonValue &value)
{
    QStringList strings;
    for (const QJsonValue each : value.toArray())
        strings.append(each.toString());
    return strings;
}

/// The values whose names are known; others are skipped.
template <typename Enum>
[[nodiscard]] std::vector<Enum> namedIn(const QJsonValue &value, std::optional<Enum> (*fromName)(QStringView))
{
    std::vector<Enum> named;
    for (const QString &name : stringsIn(value)) {
        if (const std::optional<Enum> known = fromName(name))
            named.push_back(*known);
    }
    return named;
}

[[nodiscard]] inline std::optional<QDate> dayIn(const QJsonValue &value)
{
    return value.isString() ? std::optional(QDate::fromString(value.toString(), Qt::ISODate)) : std::nullopt;
}

} // namespace lectern::query_json
