// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/pages/removal_notice.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::ui;

namespace {

Document removed(const QString &who, int minute = 0)
{
    Document document;
    document.id = {QUuid(1, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1)};
    document.isActive = false;
    document.removedBy = who;
    document.removedAt = QDateTime(QDate(2026, 3, 4), QTime(12, minute), Qt::UTC);
    return document;
}

} // namespace

class TestRemovalNotice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhoDeletedTheDocumentAndOffersToRestoreIt()
    {
        RemovalNotice notice;
        notice.showFor(removed(QStringLiteral("jo")));
        QVERIFY(notice.isVisible());
        QVERIFY(notice.accessibleName().contains(QStringLiteral("jo deleted this document")));
        QSignalSpy wanted(&notice, &ListNotice::actionRequested);
        const auto buttons = notice.findChildren<QPushButton *>();
        const auto restore = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *button) { return button->text() == u"Restore"; });
        QVERIFY(restore != buttons.end());
        (*restore)->click();
        QCOMPARE(int(wanted.size()), 1);
        RemovalNotice other;
        other.showFor(removed({}));
        QVERIFY(other.accessibleName().contains(QStringLiteral("Somebody deleted")));
    }

    void whoeverHidItIsNotToldOfTheSameRemovalAgain()
    {
        RemovalNotice notice;
        notice.showFor(removed(QStringLiteral("jo")));
        notice.hide();
        notice.showFor(removed(QStringLiteral("jo")));
        QVERIFY(!notice.isVisible());
        notice.showFor(removed(QStringLiteral("jo"), 5)); // it was back, and was deleted once more
        QVERIFY(notice.isVisible());
        notice.hide();
        notice.forget();
        notice.showFor(removed(QStringLiteral("jo"), 5));
        QVERIFY(notice.isVisible());
    }

    void goesWhenTheDocumentIsBack()
    {
        RemovalNotice notice;
        Document document = removed(QStringLiteral("jo"));
        notice.showFor(document);
        document.isActive = true;
        notice.showFor(document);
        QVERIFY(!notice.isVisible());
        document.isActive = false;
        notice.showFor(document);
        QVERIFY(notice.isVisible());
    }
};

QTEST_MAIN(TestRemovalNotice)
#include "tst_removal_notice.moc"
