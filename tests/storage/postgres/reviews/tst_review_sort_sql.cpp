// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/reviews/review_sort_sql.h"

#include <QTest>

using namespace lectern;
using namespace lectern::postgres;

class TestReviewSortSql : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comparesRowsInOneDirection()
    {
        const Keyset keys = keysetOf({ReviewSortKey::Rating, Qt::DescendingOrder});
        QCOMPARE(keys.orderBy(keys.expressions()), QStringLiteral("coalesce(r.rating, -1) desc, r.reviewed_at desc, r.id desc"));
        QVERIFY(keys.behind(keys.boundPlace()).contains(u") < (?::numeric"));
    }

    void everySortEndsWithDateAndId()
    {
        for (int key = 0; key < reviewSortKeyCount; ++key) {
            const QStringList keys = keysetOf({ReviewSortKey(key), Qt::AscendingOrder}).expressions();
            QCOMPARE(keys.size(), key == 0 ? 2 : 3);
            QCOMPARE(keys.mid(keys.size() - 2), (QStringList{QStringLiteral("r.reviewed_at"), QStringLiteral("r.id")}));
        }
    }
};

QTEST_GUILESS_MAIN(TestReviewSortSql)
#include "tst_review_sort_sql.moc"
