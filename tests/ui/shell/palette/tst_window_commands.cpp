// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette/window_commands.h"

#include "tests/ui/shell/window_fixture.h"
#include "ui/kit/place/window_actions.h"
#include "ui/kit/place/place.h"
#include "ui/shell/main_window.h"

#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QTest>

using namespace lectern;
using namespace lectern::ui;

class TestWindowCommands : public QObject, private WindowFixture
{
    Q_OBJECT

    /// What the palette lists for a text.
    QStringList found(const QString &text)
    {
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        auto *palette = m_window->findChild<CommandPalette *>();
        palette->findChild<QLineEdit *>()->setText(text);
        QStringList texts;
        const auto *list = palette->findChild<QListWidget *>();
        for (int row = 0; row < list->count(); ++row)
            texts << list->item(row)->text();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return texts;
    }

private Q_SLOTS:
    void init() { openWindow(); }
    void cleanup() { m_window.reset(); }

    void noKeyMeansTwoThingsInOnePlace()
    {
        openPlaces();
        for (const QString &key : {QStringLiteral("reviews"), QStringLiteral("documents"), QStringLiteral("monitor")}) {
            // A key of the part that has the focus may mean something else in another part, but nothing else in the window.
            const auto isOfAPart = [](const QAction *action) {
                return action->shortcutContext() == Qt::WidgetShortcut || action->shortcutContext() == Qt::WidgetWithChildrenShortcut;
            };
            const QList<QAction *> actions = m_window->findChild<WindowActions *>()->all() + m_window->place(key)->commands();
            QHash<QKeySequence, QString> known;
            for (const bool ofAPart : {false, true}) {
                for (const QAction *action : actions) {
                    if (isOfAPart(action) != ofAPart)
                        continue;
                    for (const QKeySequence &keys : action->shortcuts()) {
                        QVERIFY2(!known.contains(keys),
                                 qPrintable(QStringLiteral("%1: %2 and %3").arg(keys.toString(), known.value(keys), action->text())));
                        if (!ofAPart)
                            known.insert(keys, action->text());
                    }
                }
            }
        }
    }

    void everyMenuHasAKeyForEachEntry_data()
    {
        QTest::addColumn<QString>("place");
        for (const char *place : {"reviews", "documents", "monitor"})
            QTest::newRow(place) << QString::fromLatin1(place);
    }

    void everyMenuHasAKeyForEachEntry()
    {
        QFETCH(QString, place);
        openPlaces();
        m_window->showPlace(place);
        QTRY_VERIFY(m_window->isSettled());
        QList<QMenu *> menus = m_window->findChildren<QMenu *>();
        const auto checkKeys = [](const QList<QAction *> &entries, const QString &where) {
            QHash<QString, QString> known;
            for (const QAction *entry : entries) {
                if (entry->isSeparator() || !entry->isVisible())
                    continue;
                const QString key = QKeySequence::mnemonic(entry->text()).toString();
                QVERIFY2(!key.isEmpty(), qPrintable(where + QStringLiteral(": ") + entry->text()));
                QVERIFY2(!known.contains(key), qPrintable(QStringLiteral("%1: %2 and %3").arg(where, known.value(key), entry->text())));
                known.insert(key, entry->text());
            }
        };
        checkKeys(m_window->menuBar()->actions(), QStringLiteral("menu bar"));
        int entries = 0;
        for (QMenu *menu : std::as_const(menus)) {
            menu->ensurePolished();
            Q_EMIT menu->aboutToShow();
            checkKeys(menu->actions(), menu->title() + u' ' + QLatin1String(menu->parent()->metaObject()->className()));
            entries += int(menu->actions().size());
        }
        QVERIFY(entries > 40);
    }

    void altAndALetterOpensThePlacesMenu()
    {
        openPlaces();
        const auto opens = [this](Qt::Key key, const QString &title) {
            QTest::keyClick(m_window.get(), key, Qt::AltModifier);
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            const bool isIt = menu && QString(menu->title()).remove(u'&') == title;
            if (menu)
                menu->close();
            return isIt;
        };
        QVERIFY(opens(Qt::Key_R, QStringLiteral("Reviews")));
        m_window->showPlace(QStringLiteral("documents"));
        QVERIFY(opens(Qt::Key_D, QStringLiteral("Documents")));
        m_window->showPlace(QStringLiteral("monitor"));
        QVERIFY(opens(Qt::Key_M, QStringLiteral("Monitor")));
        QVERIFY(opens(Qt::Key_F, QStringLiteral("File")));
    }

    void thePaletteRunsACommandOfAnotherPlaceThere()
    {
        openPlaces();
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(m_window->findChild<CommandPalette *>());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("charts as tables"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(m_window->place(QStringLiteral("monitor"))->isVisible());
        QVERIFY(m_window->place(QStringLiteral("monitor"))->state().value(QStringLiteral("hitsAsTable")).toBool());
        QCOMPARE(m_window->state().value(QStringLiteral("recentCommands")).toStringList().size(), 1);
    }

    void thePaletteFindsEveryEntryOfTheMenusByItsName()
    {
        openPlaces();
        for (const QString &place : {QStringLiteral("reviews"), QStringLiteral("documents"), QStringLiteral("monitor")}) {
            m_window->showPlace(place);
            QList<QAction *> entries;
            for (const QAction *title : m_window->menuBar()->actions())
                entries << title->menu()->actions();
            for (qsizetype at = 0; at < entries.size(); ++at) {
                QAction *entry = entries[at];
                if (entry->menu())
                    entries << entry->menu()->actions();
                if (entry->isSeparator() || entry->menu())
                    continue;
                const Command command{entry, {}};
                QVERIFY2(found(command.text()).contains(command.text()), qPrintable(place + QStringLiteral(": ") + command.text()));
            }
        }
    }

    void thePaletteUnderstandsCommonWords_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("command");
        const std::pair<const char *, const char *> words[] = {{"export", "Report as PDF"},
                                                               {"save", "Save view"},
                                                               {"csv", "Findings as CSV"},
                                                               {"import", "Import reviews"},
                                                               {"open", "Add documents"},
                                                               {"delete", "Delete"},
                                                               {"trash", "Delete"},
                                                               {"settings", "Connection"},
                                                               {"dark", "Dark theme"},
                                                               {"theme", "Light theme"},
                                                               {"help", "Keyboard and help"},
                                                               {"find", "Find"},
                                                               {"filter", "Clear filter"},
                                                               {"undo", "Undo change of filter or sort"},
                                                               {"preferences", "Analysis engines"},
                                                               {"quit", "Quit"},
                                                               {"search", "Find in pages"},
                                                               {"refresh", "Refresh"},
                                                               {"print", "Report as PDF"},
                                                               {"excel", "Findings as XLSX"},
                                                               {"server", "Connection"},
                                                               {"shortcuts", "Keyboard and help"},
                                                               {"comment", "Note on finding"},
                                                               {"approve", "Finding is right"}};
        for (const auto &[typed, command] : words)
            QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(command);
    }

    void thePaletteUnderstandsCommonWords()
    {
        QFETCH(QString, typed);
        QFETCH(QString, command);
        openPlaces();
        const QStringList texts = found(typed);
        QVERIFY2(texts.contains(command), qPrintable(texts.join(u'\n')));
    }
};

QTEST_MAIN(TestWindowCommands)
#include "tst_window_commands.moc"
