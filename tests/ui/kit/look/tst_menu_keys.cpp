// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/look/menu_keys.h"

#include <QAction>
#include <QtTest>

using namespace lectern;
using namespace lectern::ui;

class TestMenuKeys : public QObject
{
    Q_OBJECT

    static QStringList keyed(const QStringList &texts)
    {
        QObject owner;
        QList<QAction *> actions;
        for (const QString &text : texts)
            actions << new QAction(text, &owner);
        giveMenuKeys(actions);
        QStringList given;
        for (const QAction *action : std::as_const(actions))
            given << action->text();
        return given;
    }

private Q_SLOTS:
    void aLetterThatATextAsksForIsKept()
    {
        QCOMPARE(keyed({QStringLiteral("Save"), QStringLiteral("Clo&se")}), (QStringList{QStringLiteral("S&ave"), QStringLiteral("Clo&se")}));
    }
    void twoThatAskForTheSameGetTwo()
    {
        QCOMPARE(keyed({QStringLiteral("&Copy"), QStringLiteral("&Close")}), (QStringList{QStringLiteral("&Copy"), QStringLiteral("C&lose")}));
    }
    void theBeginningOfAWordIsPreferred()
    {
        QCOMPARE(keyed({QStringLiteral("&Filter"), QStringLiteral("Find row")}),
                 (QStringList{QStringLiteral("&Filter"), QStringLiteral("Find &row")}));
    }
    void anAmpersandOfTheTextIsNoMark() { QCOMPARE(keyed({QStringLiteral("R&&D")}), QStringList{QStringLiteral("&R&&D")}); }
    void whatHasNoFreeLetterHasNone()
    {
        QCOMPARE(keyed({QStringLiteral("&A"), QStringLiteral("&a")}), (QStringList{QStringLiteral("&A"), QStringLiteral("a")}));
    }
    void oneMakesRoomForAnotherThatHasNoOtherLetter()
    {
        QCOMPARE(keyed({QStringLiteral("ab"), QStringLiteral("a")}), (QStringList{QStringLiteral("a&b"), QStringLiteral("&a")}));
    }
    void givingAgainChangesNothing()
    {
        const QStringList once = keyed({QStringLiteral("Copy"), QStringLiteral("Close"), QStringLiteral("&Cut")});
        QCOMPARE(keyed(once), once);
    }
};

QTEST_MAIN(TestMenuKeys)
#include "tst_menu_keys.moc"
