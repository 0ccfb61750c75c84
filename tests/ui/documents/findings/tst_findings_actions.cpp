// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/findings/findings_actions.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace lectern::ui;

class TestFindingsActions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyEngineIsACommand()
    {
        QWidget panel;
        FindingsActions actions(&panel);
        QCOMPARE(actions.again().value(0)->text(), QStringLiteral("Analyse with: Built-in engine"));
        QSignalSpy wanted(&actions, &FindingsActions::analysisWanted);
        actions.setEngines({{QStringLiteral("builtin"), QStringLiteral("One")}, {QStringLiteral("ollama"), QStringLiteral("Two")}});
        QStringList titles;
        for (const QAction *action : actions.engineMenu()->actions())
            titles << action->text();
        QCOMPARE(titles,
                 (QStringList{QStringLiteral("Analyse with: One"), QStringLiteral("Analyse with: Two"), QString(), QStringLiteral("Risk rules..."),
                              QStringLiteral("Analysis engines...")}));
        actions.engineMenu()->actions()[1]->trigger();
        QCOMPARE(wanted, (QList<QVariantList>{{QStringLiteral("ollama")}}));
        for (const QAction *action : actions.engineMenu()->actions())
            QCOMPARE(actions.withEngines().contains(action), !action->isSeparator());
    }

    void theirKeysAreHeardThroughMenusOnly()
    {
        QWidget panel;
        const FindingsActions actions(&panel);
        QCOMPARE(actions.next->shortcut(), QKeySequence(Qt::Key_F8));
        QVERIFY(panel.actions().isEmpty());
    }

    void everyExportSaysItsFormat()
    {
        QWidget panel;
        FindingsActions actions(&panel);
        QStringList wanted;
        connect(&actions, &FindingsActions::exportWanted, this, [&](const QString &format) { wanted << format; });
        connect(&actions, &FindingsActions::exportAllWanted, this, [&](const QString &format) { wanted << QStringLiteral("all ") + format; });
        for (QAction *action : actions.exports())
            action->trigger();
        QCOMPARE(wanted,
                 (QStringList{QStringLiteral("pdf"), QStringLiteral("json"), QStringLiteral("csv"), QStringLiteral("xlsx"), QStringLiteral("all csv"),
                              QStringLiteral("all xlsx")}));
    }
};

QTEST_MAIN(TestFindingsActions)
#include "tst_findings_actions.moc"
