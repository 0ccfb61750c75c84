// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/list/documents_actions.h"

#include <QSet>
#include <QtTest>

using namespace lectern::ui;

class TestDocumentsActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noKeyMeansTwoThings()
    {
        QWidget place, list;
        const DocumentsActions actions(&place, &list);
        QSet<QKeySequence> keys;
        for (const QAction *action : actions.all()) {
            for (const QKeySequence &key : action->shortcuts()) {
                QVERIFY2(!keys.contains(key), qPrintable(action->text()));
                keys.insert(key);
            }
        }
    }

    void deletingNeedsTheListsFocus()
    {
        QWidget place, list;
        const DocumentsActions actions(&place, &list);
        QCOMPARE(list.actions(), (QList<QAction *>{actions.open, actions.edit, actions.copyName, actions.remove}));
        QCOMPARE(actions.remove->shortcutContext(), Qt::WidgetShortcut);
        QCOMPARE(actions.all().last(), actions.remove);
    }
};

QTEST_MAIN(TestDocumentsActions)
#include "tst_documents_actions.moc"
