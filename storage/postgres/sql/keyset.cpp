// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/sql/keyset.h"

#include <QUuid>

#include <cmath>

namespace lectern::postgres {

namespace {

bool isTime(const KeyColumn &column) { return QLatin1String(column.type) == QLatin1String("timestamptz"); }

/// Whether PostgreSQL can read the text as the column's type; any text is valid for texts and names.
bool fits(const KeyColumn &column, const QString &text)
{
    const QLatin1String type(column.type);
    bool ok = true;
    if (isTime(column) || type == QLatin1String("integer") || type == QLatin1String("bigint"))
        text.toLongLong(&ok);
    else if (type == QLatin1String("numeric") || type == QLatin1String("real"))
        ok = std::isfinite(text.toDouble(&ok)) && ok;
    else if (type == QLatin1String("uuid"))
        ok = QUuid::fromString(text).toString(QUuid::WithoutBraces) == text;
    return ok;
}

} // namespace

QStringList Keyset::expressions() const
{
    QStringList expressions;
    for (const KeyColumn &column : m_columns)
        expressions.append(QLatin1String(column.expression));
    return expressions;
}

QString Keyset::definitions() const
{
    QStringList definitions;
    for (const KeyColumn &column : m_columns)
        definitions.append(QStringLiteral("%1 as key%2").arg(QLatin1String(column.expression)).arg(definitions.size()));
    return definitions.join(QStringLiteral(", "));
}

QStringList Keyset::names(const QString &table) const
{
    QStringList names;
    for (int i = 0; i < size(); ++i)
        names.append(QStringLiteral("%1.key%2").arg(table).arg(i));
    return names;
}

QString Keyset::anchorTexts(const QString &table) const
{
    QStringList texts = names(table);
    for (int i = 0; i < size(); ++i) {
        if (isTime(m_columns[size_t(i)]))
            texts[i] = QStringLiteral("(extract(epoch from %1) * 1000000)::bigint").arg(texts[i]);
    }
    return texts.join(QStringLiteral(", "));
}

QString Keyset::orderBy(const QStringList &keys, bool isReversed) const
{
    const QString direction = isDescending(isReversed) ? QStringLiteral(" desc") : QString();
    return keys.join(direction + QStringLiteral(", ")) + direction;
}

QString Keyset::behind(const QString &place, bool isReversed, bool isInclusive) const
{
    return QStringLiteral("(%1) %2%3 (%4)")
        .arg(expressions().join(QStringLiteral(", ")), isDescending(isReversed) ? QStringLiteral("<") : QStringLiteral(">"),
             isInclusive ? QStringLiteral("=") : QString(), place);
}

QString Keyset::boundPlace() const
{
    QStringList places;
    for (const KeyColumn &column : m_columns)
        places.append(isTime(column) ? QStringLiteral("timestamptz 'epoch' + ?::bigint * interval '1 microsecond'")
                                     : QStringLiteral("?::") + QLatin1String(column.type));
    return places.join(QStringLiteral(", "));
}

Result<QVariantList> Keyset::valuesOf(const Anchor &anchor) const
{
    if (anchor.values.size() != size())
        return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern,
                       QStringLiteral("an anchor of another sort: %1 values").arg(anchor.values.size()));
    QVariantList values;
    for (int i = 0; i < size(); ++i) {
        if (!fits(m_columns[size_t(i)], anchor.values[i]))
            return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern, QStringLiteral("an anchor of another sort: value %1").arg(i));
        values.append(anchor.values[i]);
    }
    return values;
}

} // namespace lectern::postgres
