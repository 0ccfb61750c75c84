// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette/command_palette.h"

#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>
#include <QtTest>

using namespace lectern;
using namespace lectern::ui;

class TestCommandPalette : public QObject
{
    Q_OBJECT

    std::unique_ptr<QWidget> m_window;
    QLineEdit *m_editor = nullptr; ///< Has the focus before the palette opens.
    QList<QAction *> m_actions;

    CommandPalette *open(const QStringList &recent = {})
    {
        QList<Command> commands;
        for (QAction *action : std::as_const(m_actions))
            commands.append(Command{action, QString()});
        auto *palette = new CommandPalette(commands, recent, m_window.get());
        palette->open();
        return palette;
    }

    static QStringList listed(const CommandPalette *palette)
    {
        const auto *list = palette->findChild<QListWidget *>();
        QStringList texts;
        for (int row = 0; row < list->count(); ++row)
            texts.append(list->item(row)->text());
        return texts;
    }

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(800, 600);
        m_editor = new QLineEdit(m_window.get());
        (new QVBoxLayout(m_window.get()))->addWidget(m_editor);
        m_actions.clear();
        for (const char *text : {"&Import reviews...", "&Connection...", "Light theme", "Dark theme"})
            m_actions.append(new QAction(QLatin1String(text), m_window.get()));
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_editor->setFocus();
    }

    void listsEveryCommandWithoutMnemonicsAndDots()
    {
        QCOMPARE(listed(open()),
                 (QStringList{QStringLiteral("Import reviews"), QStringLiteral("Connection"), QStringLiteral("Light theme"),
                              QStringLiteral("Dark theme")}));
    }

    void runsTheCommandThatWasTyped()
    {
        CommandPalette *palette = open();
        QSignalSpy chosen(palette, &CommandPalette::chosen);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("dkth"));
        QCOMPARE(listed(palette), QStringList{QStringLiteral("Dark theme")});
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().value<QAction *>(), m_actions[3]);
        QVERIFY(!palette->isVisible());
    }

    void arrowKeysChooseWhileTheFieldKeepsTheKeyboard()
    {
        CommandPalette *palette = open();
        QSignalSpy chosen(palette, &CommandPalette::chosen);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(chosen.first().first().value<QAction *>(), m_actions[1]);
    }

    void recentCommandsLead()
    {
        QCOMPARE(listed(open({QStringLiteral("/Dark theme"), QStringLiteral("/Connection")})).mid(0, 2),
                 (QStringList{QStringLiteral("Dark theme"), QStringLiteral("Connection")}));
    }

    void whatCannotBeDoneNowIsNotOffered()
    {
        m_actions[0]->setEnabled(false);
        QVERIFY(!listed(open()).contains(QStringLiteral("Import reviews")));
    }

    void whatWasTypedForIsFoundThoughItCannotBeDoneNow()
    {
        m_actions[0]->setEnabled(false);
        CommandPalette *palette = open();
        QSignalSpy chosen(palette, &CommandPalette::chosen);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("import"));
        QCOMPARE(listed(palette), QStringList{QStringLiteral("Import reviews")});
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(chosen.count(), 0);
        QVERIFY(palette->isVisible());
    }

    void anotherWordFindsTheCommandToo()
    {
        CommandPalette *palette = open();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("database"));
        QCOMPARE(listed(palette), QStringList{QStringLiteral("Connection")});
    }

    void escapeReturnsTheKeyboardToWhereItWas()
    {
        CommandPalette *palette = open();
        QVERIFY(!m_editor->hasFocus());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!palette->isVisible());
        QVERIFY(m_editor->hasFocus());
    }

    void aClickBesideItClosesIt()
    {
        CommandPalette *palette = open();
        QTest::mouseClick(m_window.get(), Qt::LeftButton, {}, QPoint(5, 590));
        QVERIFY(!palette->isVisible());
    }

    void nothingMatchesWithoutHarm()
    {
        CommandPalette *palette = open();
        QSignalSpy chosen(palette, &CommandPalette::chosen);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("zzz"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(chosen.count(), 0);
        QVERIFY(palette->isVisible());
    }
};

QTEST_MAIN(TestCommandPalette)
#include "tst_command_palette.moc"
