// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/server_text.h"

#include <QRegularExpression>

namespace lectern {

QString detailOf(const ServerText &words, QByteArrayView sqlState)
{
    return QStringLiteral("%1 %2 [%3]").arg(words.title, words.advice, QLatin1StringView(sqlState));
}

std::optional<ServerText> serverTextIn(const StorageError &error)
{
    static const QRegularExpression carried(QStringLiteral("^(\\p{Lu}.*?[.])\\s(.*)\\s\\[[0-9A-Z]{5}\\]"), QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = carried.match(error.detail);
    if (error.part != FaultyPart::PostgreSql || !match.hasMatch())
        return std::nullopt;
    return ServerText{match.captured(1), match.captured(2)};
}

} // namespace lectern
