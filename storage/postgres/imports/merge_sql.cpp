// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/imports/merge_sql.h"

#include "storage/postgres/imports/copy_row.h"

namespace lectern::postgres {

namespace {

const QStringList &sentimentColumns()
{
    static const QStringList columns{QStringLiteral("sentiment_score"), QStringLiteral("sentiment"), QStringLiteral("sentiment_engine"),
                                     QStringLiteral("sentiment_version")};
    return columns;
}

/// A sentiment column after an update: the file's value, else the stored one, whether an engine's or not. A trigger
/// deletes an engine's value when the text changes.
QString sentimentValue(const QString &column)
{
    const bool isEngines = column != QLatin1String("sentiment") && column != QLatin1String("sentiment_score");
    return QStringLiteral("case when excluded.sentiment is null and excluded.sentiment_score is null then reviews.%1 else %2 end")
        .arg(column, isEngines ? QStringLiteral("''") : QStringLiteral("excluded.") + column);
}

/// "a = excluded.a, b = excluded.b" for every imported column that is not the key.
QString assignments()
{
    QStringList parts;
    for (const QString &column : importedColumns().split(QStringLiteral(", "))) {
        if (column != QLatin1String("platform") && column != QLatin1String("platform_review_id") && !sentimentColumns().contains(column))
            parts += QStringLiteral("%1 = excluded.%1").arg(column);
    }
    for (const QString &column : sentimentColumns())
        parts += QStringLiteral("%1 = %2").arg(column, sentimentValue(column));
    return parts.join(QStringLiteral(", "));
}

/// "reviews.a, reviews.b" of the columns that are compared to decide on an update.
QString comparedColumns(const QString &table)
{
    QStringList parts;
    for (const QString &column : importedColumns().split(QStringLiteral(", "))) {
        if (column == QLatin1String("metadata"))
            parts += QStringLiteral("case when excluded.platform_review_id like 'c:%' then '{}' else %1.metadata end").arg(table);
        else if (column != QLatin1String("fetched_at") && !sentimentColumns().contains(column))
            parts += table + u'.' + column;
    }
    for (const QString &column : sentimentColumns())
        parts += table == QLatin1String("excluded") ? sentimentValue(column) : table + u'.' + column;
    return parts.join(QStringLiteral(", "));
}

} // namespace

QString stagingTableSql()
{
    return QStringLiteral("create temp table if not exists import_staging on commit delete rows as select %1 from reviews with no data")
        .arg(importedColumns());
}

const QString &stagingCopySql()
{
    static const QString sql = QStringLiteral("copy import_staging (%1) from stdin").arg(importedColumns());
    return sql;
}

/// xmax distinguishes existing rows from new ones.
const QString &mergeSql()
{
    static const QString sql = [] {
        return QStringLiteral("with changed as (insert into reviews (%1) select %1 from import_staging "
                              "on conflict (platform, platform_review_id) do update set %2 where (%3) is distinct from (%4) "
                              "returning xmax = 0 as is_new) "
                              "select count(*) filter (where is_new), count(*) filter (where not is_new) from changed")
            .arg(importedColumns(), assignments(), comparedColumns(QStringLiteral("reviews")), comparedColumns(QStringLiteral("excluded")));
    }();
    return sql;
}

} // namespace lectern::postgres
