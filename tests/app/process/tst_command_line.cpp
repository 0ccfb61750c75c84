// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/command_line.h"

#include <QTest>

namespace lectern {

using namespace app;

class TestCommandLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsEachCharacterAndLeavesOutTheProgram()
    {
        QByteArray program("lectern"), option("--place"), file("Umowa Zoë – 契約.pdf");
        char *words[] = {program.data(), option.data(), file.data(), nullptr};
        QCOMPARE(commandLineArguments(3, words), QStringList({QStringLiteral("--place"), QStringLiteral("Umowa Zoë – 契約.pdf")}));
    }

    void findsNoneWhereThereAreNone()
    {
        char *words[] = {nullptr};
        QCOMPARE(commandLineArguments(0, words), QStringList());
    }
};

} // namespace lectern

QTEST_APPLESS_MAIN(lectern::TestCommandLine)
#include "tst_command_line.moc"
