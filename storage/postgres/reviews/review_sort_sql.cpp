// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/reviews/review_sort_sql.h"

#include <array>

namespace lectern::postgres {

namespace {

/// The leading key column of each sort, ahead of (reviewed_at, id); empty for Date.
struct LeadingKey {
    const char *expression;
    const char *type;
};
constexpr std::array<LeadingKey, reviewSortKeyCount> leadingKeys = {{
    {"", ""},
    {"coalesce(r.rating, -1)", "numeric"},
    {"r.helpful_count", "integer"},
    {"coalesce(r.sentiment_score, -2)", "numeric"},
    {"r.entity_name", "text"},
    {"r.platform", "platform"},
}};

const LeadingKey &leadingKeyOf(ReviewSort sort) { return leadingKeys[size_t(sort.key)]; }

} // namespace

QStringList ReviewSortSql::keys() const
{
    QStringList keys{QLatin1String(leadingKeyOf(m_sort).expression), QStringLiteral("r.reviewed_at"), QStringLiteral("r.id")};
    keys.removeAll(QString());
    return keys;
}

QString ReviewSortSql::orderBy(const QStringList &columns, bool isReversed) const
{
    const QString direction = isDescending(isReversed) ? QStringLiteral(" desc") : QString();
    return columns.join(direction + QStringLiteral(", ")) + direction;
}

QString ReviewSortSql::behind(bool isReversed, bool isInclusive) const
{
    QStringList places{QStringLiteral("timestamptz 'epoch' + ?::bigint * interval '1 microsecond'"), QStringLiteral("?::uuid")};
    if (m_sort.key != ReviewSortKey::Date)
        places.prepend(QStringLiteral("?::") + QLatin1String(leadingKeyOf(m_sort).type));
    return QStringLiteral("(%1) %2 (%3)")
        .arg(keys().join(QStringLiteral(", ")), comparison(isReversed) + (isInclusive ? QStringLiteral("=") : QString()),
             places.join(QStringLiteral(", ")));
}

QString ReviewSortSql::comparison(bool isReversed) const { return isDescending(isReversed) ? QStringLiteral("<") : QStringLiteral(">"); }

Result<QVariantList> ReviewSortSql::valuesOf(const Anchor &anchor) const
{
    if (anchor.values.size() != keys().size())
        return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern,
                       QStringLiteral("an anchor of another sort: %1 values").arg(anchor.values.size()));
    QVariantList values;
    for (const QString &value : anchor.values)
        values.append(value);
    return values;
}

bool ReviewSortSql::isDescending(bool isReversed) const { return (m_sort.order == Qt::DescendingOrder) != isReversed; }

QString microsecondsOf(const QString &column) { return QStringLiteral("(extract(epoch from %1) * 1000000)::bigint").arg(column); }

} // namespace lectern::postgres
