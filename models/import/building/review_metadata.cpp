// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/building/review_metadata.h"

#include "models/import/values/value_normaliser.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace lectern::imports {

namespace {

/// Replaces U+0000 and lone surrogates: JSON allows them, but PostgreSQL's jsonb refuses them, and with them an import's whole chunk.
QString storableText(QString text) { return QString::fromUtf8(text.replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter)).toUtf8()); }

QJsonValue storableValue(const QJsonValue &value)
{
    if (value.isString())
        return storableText(value.toString());
    if (value.isArray()) {
        const QJsonArray elements = value.toArray();
        QJsonArray array;
        for (const auto &element : elements)
            array.append(storableValue(element));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object;
    const QJsonObject members = value.toObject();
    for (auto member = members.begin(); member != members.end(); ++member)
        object.insert(storableText(member.key()), storableValue(member.value()));
    return object;
}

/// Text that is JSON stays JSON.
QJsonValue metadataValue(const QString &text)
{
    const bool looksLikeJson = (text.startsWith(u'{') && text.endsWith(u'}')) || (text.startsWith(u'[') && text.endsWith(u']'));
    if (looksLikeJson) {
        const QJsonDocument json = QJsonDocument::fromJson(text.toUtf8());
        if (json.isObject())
            return storableValue(json.object());
        if (json.isArray())
            return storableValue(json.array());
    }
    return storableText(text);
}

} // namespace

QJsonObject metadataOf(const RecordFields &fields, const QStringList &columns)
{
    QJsonObject metadata;
    const std::vector<QString> &values = fields.record().values;
    for (size_t i = 0; i < values.size(); ++i) {
        const QStringView value = QStringView(values[i]).trimmed();
        if (!isNoValue(value) && fields.isHomeless(int(i)))
            metadata.insert(storableText(columns.value(qsizetype(i))), metadataValue(value.toString()));
    }
    return metadata;
}

} // namespace lectern::imports
