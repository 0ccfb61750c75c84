// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/instance/open_request.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lectern::app {

namespace {

constexpr int version = 1;
constexpr qsizetype longestPlace = 64;
const auto versionKey = QStringLiteral("lectern");
const auto filesKey = QStringLiteral("files");
const auto placeKey = QStringLiteral("place");

/// A path that begins with a colon names one of Qt's resources.
bool isPathOfFile(const QString &path) { return QDir::isAbsolutePath(path) && !path.startsWith(u':') && !path.contains(QChar::Null); }

} // namespace

QByteArray lineOf(const OpenRequest &request)
{
    const QJsonObject message{{versionKey, version}, {filesKey, QJsonArray::fromStringList(request.files)}, {placeKey, request.place}};
    return QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<OpenRequest> openRequestFrom(const QByteArray &line)
{
    if (line.size() > largestRequestBytes)
        return std::nullopt;
    const QJsonObject message = QJsonDocument::fromJson(line).object();
    if (message.value(versionKey).toInt() != version || !message.value(filesKey).isArray() || !message.value(placeKey).isString())
        return std::nullopt;
    OpenRequest request;
    request.place = message.value(placeKey).toString();
    const QJsonArray files = message.value(filesKey).toArray();
    for (const QJsonValue file : files) {
        if (!isPathOfFile(file.toString()))
            return std::nullopt;
        request.files.append(file.toString());
    }
    return request.place.size() <= longestPlace ? std::optional(request) : std::nullopt;
}

} // namespace lectern::app
