// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/imports/merge_sql.h"

#include "storage/postgres/imports/copy_row.h"

#include <QTest>

using namespace lectern::postgres;

class TestMergeSql : public QObject
{
    Q_OBJECT

    static QString between(const QString &sql, const char *begin, const char *end)
    {
        const qsizetype from = sql.indexOf(QLatin1String(begin)) + qsizetype(qstrlen(begin));
        return sql.mid(from, sql.indexOf(QLatin1String(end), from) - from);
    }

private Q_SLOTS:
    void writesEveryImportedColumnButTheKey()
    {
        const QString set = QStringLiteral(", ") + between(mergeSql(), " do update set ", " where (");
        for (const QString &column : importedColumns().split(QStringLiteral(", "))) {
            const bool isKey = column == u"platform" || column == u"platform_review_id";
            QVERIFY2(set.contains(QStringLiteral(", %1 = ").arg(column)) != isKey, qPrintable(column));
        }
        for (const char *engines : {", sentiment_engine = ", ", sentiment_version = "})
            QVERIFY(set.contains(QLatin1String(engines)));
    }

    void comparesWhatIsWrittenButWhenItWasFetched()
    {
        const QString compared = QStringLiteral(", ") + between(mergeSql(), " where (", ") is distinct from (") + QStringLiteral(", ");
        QVERIFY(!compared.contains(u"fetched_at"));
        QVERIFY(compared.contains(u"case when excluded.platform_review_id like 'c:%' then '{}' else reviews.metadata end"));
        for (const QString &column : importedColumns().split(QStringLiteral(", "))) {
            if (column != u"fetched_at" && column != u"metadata")
                QVERIFY2(compared.contains(QStringLiteral(", reviews.%1, ").arg(column)), qPrintable(column));
        }
    }

    void stagesTheColumnsOfALine()
    {
        QCOMPARE(between(stagingCopySql(), "import_staging (", ") from"), importedColumns());
        QVERIFY(stagingTableSql().contains(importedColumns()));
        QVERIFY(stagingTableSql().contains(u"on commit delete rows"));
    }
};

QTEST_APPLESS_MAIN(TestMergeSql)
#include "tst_merge_sql.moc"
