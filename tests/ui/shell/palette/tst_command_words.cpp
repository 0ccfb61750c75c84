// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette/command_words.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::ui;

class TestCommandWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anotherWordForTheSameIsUnderstood_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("command");
        QTest::addColumn<bool>("isMeant");
        QTest::newRow("its own word") << QStringLiteral("delete") << QStringLiteral("Delete") << true;
        QTest::newRow("another") << QStringLiteral("trash") << QStringLiteral("Delete") << true;
        QTest::newRow("its beginning") << QStringLiteral("exp") << QStringLiteral("Report as PDF") << true;
        QTest::newRow("two words") << QStringLiteral("export csv") << QStringLiteral("Findings as CSV") << true;
        QTest::newRow("one of two means something else") << QStringLiteral("export zoom") << QStringLiteral("Findings as CSV") << false;
        QTest::newRow("too short to mean another") << QStringLiteral("ex") << QStringLiteral("Report as PDF") << false;
        QTest::newRow("another thing") << QStringLiteral("trash") << QStringLiteral("Zoom in") << false;
        QTest::newRow("nothing") << QString() << QStringLiteral("Zoom in") << false;
    }
    void anotherWordForTheSameIsUnderstood()
    {
        QFETCH(QString, typed);
        QFETCH(QString, command);
        QTEST(meansTheSame(typed, command), "isMeant");
    }
};

QTEST_MAIN(TestCommandWords)
#include "tst_command_words.moc"
