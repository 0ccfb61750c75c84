// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/intake_queue.h"
#include "tests/support/sample_documents.h"
#include "ui/documents/list/document_list_view.h"

#include <QScrollBar>
#include <QtTest>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

class TestDocumentListView : public QObject
{
    Q_OBJECT

    struct Shown {
        FakeDocumentSource source;
        IntakeQueue intake{source};
        DocumentListModel model{source, intake};
        DocumentListView view{model};

        explicit Shown(int count)
        {
            putSamples(source, count);
            view.resize(640, 500);
            view.show();
        }
        void read()
        {
            model.refresh();
            QVERIFY(QTest::qWaitFor([this] { return model.isSettled(); }));
        }
        [[nodiscard]] int heightOf(int row) const { return view.visualRect(model.index(row)).height(); }
        /// Each row ends where the next one begins.
        [[nodiscard]] bool followEachOther() const
        {
            bool all = model.rowCount() > 1;
            for (int row = 0; row + 1 < model.rowCount(); ++row)
                all = all && view.visualRect(model.index(row)).bottom() + 1 == view.visualRect(model.index(row + 1)).top();
            return all;
        }
    };

private Q_SLOTS:
    void rowsFollowEachOtherWithoutGapsAfterTheListBecameNarrower()
    {
        Shown shown(20);
        for (HeldDocument &held : shown.source.documents)
            held.document.originalName = QStringLiteral("An agreement whose name fits one line of a wide list, %1").arg(held.document.originalName);
        shown.read();
        QVERIFY(shown.followEachOther());
        const int wide = shown.heightOf(0);
        shown.view.resize(240, 500);
        QTRY_VERIFY(shown.heightOf(0) > wide);
        QTRY_VERIFY(shown.followEachOther());
    }

    void everyLinkOfARowStandsWithinANarrowList()
    {
        IntakeItem item;
        item.state = IntakeItem::State::Existing;
        item.name = QStringLiteral("twice.pdf");
        const DocumentListRow row{QUuid::createUuid(), std::nullopt, item};
        const DocumentRowLayout layout(row, std::nullopt, 200);
        std::vector<RowAction> found;
        for (int y = 0; y < layout.height(); y += 3) {
            for (int x = 0; x < 190; x += 3) {
                const auto action = layout.actionAt({x, y});
                if (action && std::find(found.begin(), found.end(), *action) == found.end())
                    found.push_back(*action);
            }
        }
        QCOMPARE(found.size(), actionsOf(row).size());
    }

    void aRowGrowsWithWhatItHasToSay()
    {
        Shown shown(5);
        shown.read();
        const int before = shown.heightOf(2);
        Document &document = shown.source.at(sampleId(2));
        document.status = WorkStatus::Failed;
        document.reason = QStringLiteral(
            "It declares a document type of its own, which documents do not need and hostile files use, and that is said at some length.");
        ++document.version;
        shown.read();
        QVERIFY(shown.heightOf(2) > before);
        QTRY_VERIFY(shown.followEachOther());
    }
};

QTEST_MAIN(TestDocumentListView)
#include "tst_document_list_view.moc"
