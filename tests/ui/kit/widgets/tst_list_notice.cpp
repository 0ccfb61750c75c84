// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/settle.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/widgets/list_notice.h"
#include "ui/kit/widgets/notice_bar.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QtTest>

using namespace lectern;
using namespace lectern::ui;

namespace {

/// What a screen reader was to say at once.
QStringList alerts;

QStringList takenAlerts() { return std::exchange(alerts, {}); }

} // namespace

/// Replaces Qt's own handler, which is called only where a screen reader runs.
void QAccessible::updateAccessibility(QAccessibleEvent *event)
{
    if (event->type() == QAccessible::Alert)
        alerts << static_cast<QWidget *>(event->object())->accessibleName();
}

class TestListNotice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itsWordsAreReadWholeAboveAListOfAnyWidth_data();
    void itsWordsAreReadWholeAboveAListOfAnyWidth();
    void aNoteIsWithdrawnOnlyWhileItIsShown();
    void whatWentWellLooksLikeIt();
    void whatWentWellGoesByItself();
    void whatWentWellStaysWhileItIsInUse();
    void anErrorStays();
    void eachButtonDoesItsOwn();
    void aScreenReaderIsToldEachNotice();
    void aScreenReaderIsToldOnceWhatABarGoesOnSaying();
};

void TestListNotice::aScreenReaderIsToldEachNotice()
{
    ListNotice notice;
    alerts.clear();
    notice.showDone(QStringLiteral("Deleted 1 document."));
    QCOMPARE(takenAlerts(), QStringList{QStringLiteral("Deleted 1 document.")});
    notice.showNote(QStringLiteral("Somebody deleted it."), QStringLiteral("Restore"));
    QCOMPARE(takenAlerts(), QStringList{QStringLiteral("Somebody deleted it.")});
    notice.showError({ErrorCode::Unavailable, FaultyPart::PostgreSql, {}});
    QCOMPARE(takenAlerts(), QStringList{notice.accessibleName()});
    notice.hide();
    notice.showDone(QStringLiteral("Deleted 1 document.")); // the same words, another deletion
    QCOMPARE(takenAlerts(), QStringList{QStringLiteral("Deleted 1 document.")});
}

void TestListNotice::aScreenReaderIsToldOnceWhatABarGoesOnSaying()
{
    NoticeBar bar;
    alerts.clear();
    for (int sample = 0; sample < 3; ++sample)
        bar.show(Health::Bad, QStringLiteral("The cache is off"), QStringLiteral("for %1 s").arg(sample));
    QCOMPARE(takenAlerts(), QStringList{QStringLiteral("The cache is off")});
    bar.show(Health::Good, {}, {});
    QCOMPARE(takenAlerts(), QStringList());
    bar.show(Health::Bad, QStringLiteral("The cache is off"), {});
    QCOMPARE(takenAlerts(), QStringList{QStringLiteral("The cache is off")});
}

void TestListNotice::aNoteIsWithdrawnOnlyWhileItIsShown()
{
    theme::apply(ThemeMode::Light);
    ListNotice notice;
    int acted = 0;
    const int first = notice.showDone(QStringLiteral("Deleted 1 document."), {{QStringLiteral("Undo"), [&] { ++acted; }}});
    notice.findChildren<QPushButton *>().last()->click();
    QCOMPARE(acted, 1);
    notice.withdraw(first);
    QVERIFY(notice.isHidden());
    const int second = notice.showDone(QStringLiteral("Deleted 1 document."), {{QStringLiteral("Undo"), [&] { ++acted; }}});
    notice.withdraw(first);
    QVERIFY(!notice.isHidden());
    notice.showNote(QStringLiteral("Saved."));
    notice.withdraw(second);
    QVERIFY(!notice.isHidden());
    notice.showError({ErrorCode::Unavailable, FaultyPart::PostgreSql, {}});
    notice.findChildren<QPushButton *>().last()->click(); // its button is Retry
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

void TestListNotice::whatWentWellLooksLikeIt()
{
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        theme::apply(mode);
        ListNotice notice;
        notice.showDone(QStringLiteral("3 findings were written to findings.csv."));
        QCOMPARE(notice.palette().color(QPalette::Window), theme::positiveFill());
        notice.showNote(QStringLiteral("Not that one."));
        QCOMPARE(notice.palette().color(QPalette::Window), theme::warningFill());
        notice.showError({ErrorCode::Unavailable, FaultyPart::PostgreSql, {}});
        QCOMPARE(notice.palette().color(QPalette::Window), theme::negativeFill());
    }
}

void TestListNotice::whatWentWellGoesByItself()
{
    QWidget window;
    auto *elsewhere = new QPushButton(QStringLiteral("elsewhere"), &window); // has the keyboard
    auto *notice = new ListNotice(&window);
    window.resize(400, 300);
    notice->move(0, 200); // not under the mouse, which rests in the corner
    window.show();
    elsewhere->setFocus();
    notice->setDoneLifetime(std::chrono::milliseconds(30));
    notice->showDone(QStringLiteral("Done."));
    QVERIFY(notice->isVisible());
    QTRY_VERIFY(!notice->isVisible());
}

void TestListNotice::whatWentWellStaysWhileItIsInUse()
{
    QWidget window;
    auto *notice = new ListNotice;
    auto *column = new QVBoxLayout(&window);
    column->addWidget(notice);
    auto *elsewhere = new QPushButton(QStringLiteral("elsewhere"), &window);
    column->addWidget(elsewhere);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    notice->setDoneLifetime(std::chrono::milliseconds(0));
    notice->showDone(QStringLiteral("Done."), {{QStringLiteral("Open"), [] {}}});
    notice->findChildren<QPushButton *>().last()->setFocus();
    settle();
    QVERIFY(notice->isVisible());
    elsewhere->setFocus();
    QTRY_VERIFY(!notice->isVisible());

    notice->showDone(QStringLiteral("Done."));
    window.hide(); // nobody has seen it
    settle();
    window.show();
    QVERIFY(notice->isVisible());
}

void TestListNotice::anErrorStays()
{
    ListNotice notice;
    notice.setDoneLifetime(std::chrono::milliseconds(0));
    notice.showDone(QStringLiteral("Done."));
    notice.showError({ErrorCode::Unavailable, FaultyPart::PostgreSql, {}});
    settle();
    QVERIFY(notice.isVisible());
}

void TestListNotice::eachButtonDoesItsOwn()
{
    ListNotice notice;
    QStringList pressed;
    notice.showDone(QStringLiteral("Done."),
                    {{QStringLiteral("Open"), [&] { pressed << QStringLiteral("open"); }},
                     {QStringLiteral("Show"), [&] { pressed << QStringLiteral("show"); }}});
    const auto press = [&notice](const QString &text) {
        for (QPushButton *button : notice.findChildren<QPushButton *>()) {
            if (button->text() == text && !button->isHidden())
                return button->click();
        }
        QFAIL(qPrintable(text));
    };
    press(QStringLiteral("Show"));
    press(QStringLiteral("Open"));
    QCOMPARE(pressed, (QStringList{QStringLiteral("show"), QStringLiteral("open")}));
    QSignalSpy retries(&notice, &ListNotice::retryRequested);
    notice.showError({ErrorCode::Unavailable, FaultyPart::PostgreSql, {}});
    press(QStringLiteral("Retry"));
    QCOMPARE(retries.count(), 1);
    QCOMPARE(pressed.size(), 2);
}

QTEST_MAIN(TestListNotice)
#include "tst_list_notice.moc"
