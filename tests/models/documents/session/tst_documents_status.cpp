// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/session/documents_status.h"
#include "tests/support/sample_documents.h"

#include <QTest>

using namespace lectern;
using namespace lectern::models;

class TestDocumentsStatus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhereTheAnalystIs()
    {
        FakeDocumentSource source;
        putSamples(source, 4);
        IntakeQueue intake(source);
        DocumentListModel list(source, intake);
        QItemSelectionModel selection(&list);
        QVERIFY(statusOf(list, selection, {}).all.isEmpty());
        list.setQuery({});
        QTRY_COMPARE(list.rowCount(), 4);
        QCOMPARE(statusOf(list, selection, QStringLiteral("Page 2 of 9")).all, QStringLiteral("Page 2 of 9"));
        selection.setCurrentIndex(list.index(1), QItemSelectionModel::ClearAndSelect);
        QCOMPARE(statusOf(list, selection, {}).all, QStringLiteral("Document 2 of 4"));
        selection.select(list.index(3), QItemSelectionModel::Select);
        const DocumentsStatus status = statusOf(list, selection, QStringLiteral("Page 2 of 9"));
        QCOMPARE(status.position, QStringLiteral("Document 2 of 4"));
        QCOMPARE(status.all, QStringLiteral("Document 2 of 4, 2 selected \u00b7 Page 2 of 9"));
    }
};

QTEST_GUILESS_MAIN(TestDocumentsStatus)
#include "tst_documents_status.moc"
