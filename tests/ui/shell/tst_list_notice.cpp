// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/list_notice.h"
#include "ui/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QtTest>

using namespace lectern;

class TestListNotice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itsWordsAreReadWholeAboveAListOfAnyWidth_data();
    void itsWordsAreReadWholeAboveAListOfAnyWidth();
    void aNoteIsWithdrawnOnlyWhileItIsShown();
};

void TestListNotice::aNoteIsWithdrawnOnlyWhileItIsShown()
{
    theme::apply(ThemeMode::Light);
    ListNotice notice;
    int acted = 0;
    const int first = notice.offer(QStringLiteral("Deleted 1 document."), QStringLiteral("Undo"), [&] { ++acted; });
    notice.findChild<QPushButton *>()->click();
    QCOMPARE(acted, 1);
    notice.withdraw(first);
    QVERIFY(notice.isHidden());
    const int second = notice.offer(QStringLiteral("Deleted 1 document."), QStringLiteral("Undo"), [&] { ++acted; });
    notice.withdraw(first);
    QVERIFY(!notice.isHidden());
    notice.showNote(QStringLiteral("Saved."));
    notice.withdraw(second);
    QVERIFY(!notice.isHidden());
    QVERIFY(notice.findChild<QPushButton *>()->isHidden());
    notice.showError({ErrorCode::Unavailable, FaultyPart::PostgreSql, {}});
    notice.findChild<QPushButton *>()->click(); // its button is Retry
    QCOMPARE(acted, 1);
}

void TestListNotice::itsWordsAreReadWholeAboveAListOfAnyWidth_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("hasButtonsBelow");
    QTest::newRow("narrow") << 220 << true;
    QTest::newRow("usual") << 290 << true;
    QTest::newRow("wide") << 900 << false;
}

void TestListNotice::itsWordsAreReadWholeAboveAListOfAnyWidth()
{
    QFETCH(int, width);
    theme::apply(ThemeMode::Light);
    QWidget window;
    auto *notice = new ListNotice;
    auto *column = new QVBoxLayout(&window);
    column->addWidget(notice);
    column->addStretch(1);
    window.resize(width, 600);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    notice->showError({ErrorCode::Unavailable, FaultyPart::PostgreSql, {}});
    QTRY_VERIFY(notice->isVisible());
    const auto isWhole = [](const QLabel *label) { return label->heightForWidth(label->width()) <= label->height() && label->width() > 150; };
    for (const QLabel *label : notice->findChildren<QLabel *>())
        QTRY_VERIFY2(isWhole(label), qPrintable(label->text()));
    const auto *words = notice->findChildren<QLabel *>().last();
    QTEST(notice->findChild<QPushButton *>()->y() > words->geometry().bottom(), "hasButtonsBelow");
}

QTEST_MAIN(TestListNotice)
#include "tst_list_notice.moc"
