// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/opening_page.h"

#include "ui/kit/widgets/empty_state.h"

#include <QPushButton>
#include <QtTest>

using namespace lectern;
using namespace lectern::ui;

class TestOpeningPage : public QObject
{
    Q_OBJECT

    static QStringList buttonsOf(const QWidget &page)
    {
        QStringList texts;
        for (const QAbstractButton *each : page.findChildren<QAbstractButton *>()) {
            if (each->isVisibleTo(&page))
                texts << each->text().remove(u'&');
        }
        return texts;
    }

private Q_SLOTS:
    void whoMayIsAskedBeforeATeamsTablesAreTouched()
    {
        OpeningPage page;
        QSignalSpy prepare(&page, &OpeningPage::prepareRequested);
        const StorageError old{ErrorCode::Conflict, FaultyPart::PostgreSql, QStringLiteral("The tables have version 5, this Lectern needs 8.")};
        page.showFailure(old, true);
        page.show();
        QVERIFY(page.isFailed());
        QVERIFY(buttonsOf(page).contains(QStringLiteral("Prepare the tables")));
        QVERIFY(page.findChild<EmptyState *>()->detail().contains(QStringLiteral("version 5")));
        QCOMPARE(prepare.count(), 0);
        for (QAbstractButton *each : page.findChildren<QAbstractButton *>()) {
            if (each->text().remove(u'&') == QStringLiteral("Prepare the tables"))
                each->click();
        }
        QCOMPARE(prepare.count(), 1);
    }

    void whoMayNotHearsWhomToAsk()
    {
        OpeningPage page;
        page.showFailure(
            {ErrorCode::Conflict, FaultyPart::PostgreSql, QStringLiteral("Ask keeper, who owns them, to run \"lecternctl migrate up\".")});
        page.show();
        QVERIFY(!buttonsOf(page).contains(QStringLiteral("Prepare the tables")));
        QVERIFY(page.findChild<EmptyState *>()->detail().contains(QStringLiteral("Ask keeper")));
    }
};

QTEST_MAIN(TestOpeningPage)
#include "tst_opening_page.moc"
