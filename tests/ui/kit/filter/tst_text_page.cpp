// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/filter/text_page.h"

#include "tests/ui/kit/filter/four_fields.h"

#include <QLineEdit>
#include <QtTest>

using namespace lectern::ui;

class TestTextPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsTheWordsOfTheFilterAndSaysWhatTheyAreSearchedIn()
    {
        FourFields menu;
        menu.words = QStringLiteral("refund late");
        TextPage page(menu);
        auto *edit = page.findChild<QLineEdit *>();
        page.showText();
        QCOMPARE(edit->text(), QStringLiteral("refund late"));
        QCOMPARE(edit->accessibleName(), menu.textHint());
        QCOMPARE(page.focusProxy(), edit);
    }

    void enterTakesTheWordsAndIsDone()
    {
        FourFields menu;
        TextPage page(menu);
        QSignalSpy done(&page, &FilterPage::done);
        auto *edit = page.findChild<QLineEdit *>();
        QTest::keyClicks(edit, QStringLiteral("spam"));
        QCOMPARE(menu.words, QString()); // not with each letter
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(menu.words, QStringLiteral("spam"));
        QCOMPARE(done.size(), 1);
    }

    void wordsAreTakenWhenTheKeyboardGoesElsewhere()
    {
        FourFields menu;
        TextPage page(menu);
        QSignalSpy done(&page, &FilterPage::done);
        auto *edit = page.findChild<QLineEdit *>();
        edit->setText(QStringLiteral("late"));
        Q_EMIT edit->editingFinished();
        QCOMPARE(menu.words, QStringLiteral("late"));
        QVERIFY(done.isEmpty());
    }
};

QTEST_MAIN(TestTextPage)
#include "tst_text_page.moc"
