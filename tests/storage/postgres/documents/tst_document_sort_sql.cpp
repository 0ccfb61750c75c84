// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/documents/document_sort_sql.h"

#include <QTest>

using namespace lectern;
using namespace lectern::postgres;

class TestDocumentSortSql : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySortEndsWithDateAndId()
    {
        for (int key = 0; key < documentSortKeyCount; ++key) {
            const QStringList keys = keysetOf(DocumentSortKey(key), Qt::AscendingOrder).expressions();
            QCOMPARE(keys.size(), key == 0 ? 2 : 3);
            QCOMPARE(keys.mid(keys.size() - 2), (QStringList{QStringLiteral("d.created_at"), QStringLiteral("d.id")}));
        }
    }
};

QTEST_GUILESS_MAIN(TestDocumentSortSql)
#include "tst_document_sort_sql.moc"
