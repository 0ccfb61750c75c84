// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/errors/error_text.h"
#include "tests/support/fakes/fake_metrics_source.h"
#include "tests/support/fakes/fake_review_source.h"
#include "tests/support/sample_documents.h"
#include "ui/kit/place/window_actions.h"
#include "ui/kit/widgets/empty_state.h"
#include "ui/kit/widgets/state_label.h"
#include "ui/monitor/monitor_place.h"
#include "ui/reviews/import/import_dialog.h"
#include "ui/shell/drop/drop_welcome.h"
#include "ui/shell/main_window.h"
#include "ui/shell/palette/command_palette.h"
#include "ui/shell/place_list.h"
#include "ui/shell/server_notice.h"

#include <QAccessible>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QStatusBar>
#include <QTabBar>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QtTest>

using namespace lectern;
using namespace lectern::errors;
using namespace lectern::ui;

class TestMainWindow : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeMetricsSource> m_metrics;
    std::unique_ptr<FakeReviewSource> m_reviews;
    std::unique_ptr<FakeDocumentSource> m_documents;
    std::unique_ptr<MainWindow> m_window;

    Services services()
    {
        Services services;
        services.metrics = m_metrics.get();
        services.reviews = m_reviews.get();
        services.documents = m_documents.get();
        services.documentSink = m_documents.get();
        services.makeImportSink = [] { return std::unique_ptr<ImportSink>(); }; // nothing here starts an import
        services.serverName = QStringLiteral("db.example.org");
        return services;
    }

    void openPlaces(MainWindow &window)
    {
        window.setServices(services());
        window.resize(1280, 800);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }

    static QDockWidget *dock(const MainWindow &window, const char *name)
    {
        return window.findChild<QDockWidget *>(QStringLiteral("dock:") + QLatin1String(name));
    }

    void drop(const QStringList &files)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &file : files)
            urls.append(QUrl::fromLocalFile(file));
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent dropped(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &dropped);
        QVERIFY(dropped.isAccepted());
    }

private Q_SLOTS:
    void init()
    {
        m_metrics = std::make_unique<FakeMetricsSource>();
        m_metrics->servers.postgres.reachable = true;
        m_metrics->servers.postgres.triggersHealthy = true;
        m_reviews = std::make_unique<FakeReviewSource>(500);
        m_documents = std::make_unique<FakeDocumentSource>(FakeDocumentSource::Files::ByName);
        putSamples(*m_documents, 3);
        m_window = std::make_unique<MainWindow>();
    }

    void cleanup() { m_window.reset(); }

    void aFailedOpeningSaysWhyAndOffersToRetry()
    {
        m_window->show();
        m_window->showOpeningFailed({ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("Connection refused")});
        QVERIFY(m_window->isSettled());
        const auto *state = m_window->findChild<EmptyState *>();
        QVERIFY(state->isVisible());
        QVERIFY(state->title().contains(QStringLiteral("PostgreSQL")));
        QVERIFY(state->detail().contains(QStringLiteral("Connection refused")));
        QSignalSpy retries(m_window.get(), &MainWindow::retryRequested);
        state->findChildren<QPushButton *>().first()->click();
        QCOMPARE(retries.count(), 1);
    }

    void servicesOpenThePlacesAndOpeningClosesThem()
    {
        openPlaces(*m_window);
        QVERIFY(m_window->place(QStringLiteral("reviews")));
        QVERIFY(m_window->place(QStringLiteral("reviews"))->isVisible());
        QVERIFY(m_window->place(QStringLiteral("monitor")));
        QCOMPARE(m_window->findChild<PlaceList *>()->item(0)->text(), QStringLiteral("Reviews"));
        QCOMPARE(m_window->findChild<PlaceList *>()->item(1)->text(), QStringLiteral("Documents"));
        QCOMPARE(m_window->findChild<PlaceList *>()->item(2)->text(), QStringLiteral("Monitor"));
        m_window->showOpening(QStringLiteral("Starting"));
        QVERIFY(!m_window->place(QStringLiteral("reviews")));
        QVERIFY(!m_window->isSettled());
        openPlaces(*m_window); // and again, as after a change of servers
        QVERIFY(m_window->place(QStringLiteral("reviews"))->isVisible());
    }

    void numberKeysChangeThePlace()
    {
        openPlaces(*m_window);
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QVERIFY(m_window->place(QStringLiteral("documents"))->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
        QVERIFY(m_window->place(QStringLiteral("monitor"))->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QVERIFY(m_window->place(QStringLiteral("reviews"))->isVisible());
    }

    void backReturnsToThePlaceBefore()
    {
        openPlaces(*m_window);
        m_window->showPlace(QStringLiteral("monitor"));
        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        QVERIFY(m_window->place(QStringLiteral("reviews"))->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_Right, Qt::AltModifier);
        QVERIFY(m_window->place(QStringLiteral("monitor"))->isVisible());
    }

    void thePaletteRunsACommandOfAnotherPlaceThere()
    {
        openPlaces(*m_window);
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(m_window->findChild<CommandPalette *>());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("charts as tables"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(m_window->place(QStringLiteral("monitor"))->isVisible());
        QVERIFY(m_window->place(QStringLiteral("monitor"))->state().value(QStringLiteral("hitsAsTable")).toBool());
        QCOMPARE(m_window->state().value(QStringLiteral("recentCommands")).toStringList().size(), 1);
    }

    void theThemeSwitchesLiveFromThePalette()
    {
        openPlaces(*m_window);
        m_window->setThemeMode(ThemeMode::Light);
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("dark theme"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(theme::isDark());
        QCOMPARE(m_window->state().value(QStringLiteral("theme")).toString(), QStringLiteral("dark"));
        QTRY_VERIFY(m_window->palette().color(QPalette::Window).lightness() < 80);
        m_window->showPlace(QStringLiteral("monitor")); // was hidden while the theme changed
        QTRY_COMPARE(m_window->place(QStringLiteral("monitor"))->grab().toImage().pixelColor(3, 3), theme::page());
    }

    void f6GoesThroughEveryPaneAndComesBack()
    {
        openPlaces(*m_window);
        m_window->findChild<PlaceList *>()->setFocus();
        QSet<QWidget *> seen;
        for (int i = 0; i < 12; ++i) {
            QTest::keyClick(m_window.get(), Qt::Key_F6);
            QVERIFY(QApplication::focusWidget());
            seen.insert(QApplication::focusWidget());
        }
        QVERIFY(seen.contains(m_window->findChild<PlaceList *>()));
        QVERIFY(seen.size() >= 2);
    }

    void docksStandAsTheyWereLeft()
    {
        openPlaces(*m_window);
        QVERIFY(dock(*m_window, "cacheHits")->isVisible());
        dock(*m_window, "cacheHits")->close();
        m_window->addDockWidget(Qt::RightDockWidgetArea, dock(*m_window, "latency"));
        const QVariantMap state = m_window->state();

        MainWindow second;
        second.restoreState(state);
        openPlaces(second);
        QVERIFY(!dock(second, "cacheHits")->isVisible());
        QVERIFY(dock(second, "latency")->isVisible());
        QCOMPARE(second.dockWidgetArea(dock(second, "latency")), Qt::RightDockWidgetArea);
    }

    void eachPlaceHasALayoutOfItsOwn()
    {
        openPlaces(*m_window);
        m_window->showPlace(QStringLiteral("monitor"));
        for (const QDockWidget *each : m_window->findChildren<QDockWidget *>())
            QVERIFY2(!each->isVisible() || each->objectName() == QStringLiteral("dock:places"), qPrintable(each->objectName()));
        m_window->showPlace(QStringLiteral("reviews"));
        QVERIFY(dock(*m_window, "cacheHits")->isVisible());
    }

    void thePlaceComesBackAfterARestart()
    {
        openPlaces(*m_window);
        m_window->showPlace(QStringLiteral("monitor"));
        MainWindow second;
        second.restoreState(m_window->state());
        openPlaces(second);
        QVERIFY(second.place(QStringLiteral("monitor"))->isVisible());
    }

    void noKeyMeansTwoThingsInOnePlace()
    {
        openPlaces(*m_window);
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
        openPlaces(*m_window);
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
        openPlaces(*m_window);
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

    void thePaletteFindsEveryEntryOfTheMenusByItsName()
    {
        openPlaces(*m_window);
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
        openPlaces(*m_window);
        const QStringList texts = found(typed);
        QVERIFY2(texts.contains(command), qPrintable(texts.join(u'\n')));
    }

    void aDragSaysWhatLettingGoWillDo_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("isWelcome");
        QTest::newRow("documents") << QStringList{QStringLiteral("a.pdf"), QStringLiteral("b.docx")}
                                   << QStringLiteral("Add to the documents: a.pdf, b.docx") << true;
        QTest::newRow("reviews") << QStringList{QStringLiteral("r.csv")} << QStringLiteral("Import reviews from r.csv") << true;
        QTest::newRow("a folder") << QStringList{QStringLiteral("folder")} << QStringLiteral("Look for documents and reviews in folder") << true;
        QTest::newRow("neither") << QStringList{QStringLiteral("setup.exe")} << QStringLiteral("Cannot be taken: setup.exe") << false;
        QTest::newRow("some") << QStringList{QStringLiteral("a.pdf"), QStringLiteral("setup.exe")} << QStringLiteral("Cannot be taken: setup.exe")
                              << true;
        QTest::newRow("many") << QStringList{QStringLiteral("1.pdf"), QStringLiteral("2.pdf"), QStringLiteral("3.pdf"), QStringLiteral("4.pdf"),
                                             QStringLiteral("5.pdf")}
                              << QStringLiteral("1.pdf, 2.pdf, 3.pdf and 2 more") << true;
    }

    void aDragSaysWhatLettingGoWillDo()
    {
        QFETCH(QStringList, names);
        QFETCH(QString, words);
        QFETCH(bool, isWelcome);
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("folder")));
        openPlaces(*m_window);
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &name : names)
            urls << QUrl::fromLocalFile(folder.filePath(name));
        data.setUrls(urls);
        auto *welcome = m_window->findChild<DropWelcome *>();
        QVERIFY(!welcome->isVisible());
        QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted()); // else the window would not hear of the rest
        QVERIFY(welcome->isVisible());
        QCOMPARE(welcome->geometry(), m_window->rect());
        QTRY_VERIFY2(welcome->words().contains(words), qPrintable(welcome->words()));
        QDragMoveEvent move(QPoint(310, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &move);
        QCOMPARE(move.isAccepted(), isWelcome);
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(m_window.get(), &leave);
        QVERIFY(!welcome->isVisible());
    }

    void lettingGoEndsTheWelcome()
    {
        openPlaces(*m_window);
        drop({QStringLiteral("/tmp/setup.exe")});
        QVERIFY(!m_window->findChild<DropWelcome *>()->isVisible());
    }

    void filesDraggedOverAFieldAreTheWindows()
    {
        openPlaces(*m_window);
        m_window->showPlace(QStringLiteral("documents"));
        auto *field = m_window->findChild<QLineEdit *>(QStringLiteral("findInPages"));
        QVERIFY(field && field->acceptDrops());
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QStringLiteral("/x/a.pdf"))});
        QDragEnterEvent enter(QPoint(2, 2), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(field, &enter);
        QTRY_VERIFY(m_window->findChild<DropWelcome *>()->isVisible());
        QVERIFY(field->text().isEmpty());
    }

    void aFileThatCannotBeReadGetsAPlainSentence()
    {
        openPlaces(*m_window);
        drop({QStringLiteral("/tmp/setup.exe")});
        QTRY_VERIFY(m_window->statusBar()->currentMessage().contains(QStringLiteral("setup.exe")));
    }

    void aMixedDropGoesBothWays()
    {
        QTemporaryDir folder;
        for (const QString &name : {QStringLiteral("a.pdf"), QStringLiteral("b.txt"), QStringLiteral("reviews.csv")})
            QVERIFY(QFile(folder.filePath(name)).open(QIODevice::WriteOnly));
        openPlaces(*m_window);
        drop({folder.path()});
        QTRY_COMPARE(m_documents->added.size(), size_t(2));
        QVERIFY(m_window->place(QStringLiteral("documents"))->isVisible());
        QTRY_VERIFY(m_window->findChild<ImportDialog *>());
    }

    void filesOfTheCommandLineWaitForThePlaces()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("lease.pdf"));
        QVERIFY(QFile(path).open(QIODevice::WriteOnly));
        m_window->takeFiles({path});
        openPlaces(*m_window);
        QTRY_COMPARE(m_documents->added.size(), size_t(1));
        QCOMPARE(m_documents->added.front().path, path);
        QVERIFY(m_window->place(QStringLiteral("documents"))->isVisible());
        m_window->showOpening(QStringLiteral("Starting"));
        openPlaces(*m_window); // they are taken once
        QTRY_VERIFY(m_window->isSettled());
        QCOMPARE(m_documents->added.size(), size_t(1));
    }

    void addDocumentsLetsTheAnalystChooseFiles()
    {
        openPlaces(*m_window);
        QTest::keyClick(m_window.get(), Qt::Key_O, Qt::ControlModifier);
        auto *chooser = m_window->findChild<QFileDialog *>();
        QVERIFY(chooser && chooser->isVisible());
        Q_EMIT chooser->filesSelected({QStringLiteral("/x/Lease.pdf")});
        QTRY_COMPARE(m_documents->added.size(), size_t(1));
        QVERIFY(m_window->place(QStringLiteral("documents"))->isVisible());
    }

    void droppedDataFilesOpenTheImport()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("reviews.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("id,rating,text,date\n1,5,Good soup,2025-03-14\n");
        file.close();
        openPlaces(*m_window);
        drop({file.fileName()});
        QTRY_VERIFY(m_window->findChild<ImportDialog *>());
        auto *dialog = m_window->findChild<ImportDialog *>();
        QVERIFY(dialog->isVisible());
        auto *files = dialog->findChild<QTableWidget *>();
        QTRY_COMPARE(files->rowCount(), 1);
        QVERIFY(files->item(0, 0)->text().contains(u"reviews.csv"));
    }

    void importWithoutFilesLetsTheAnalystChooseSome()
    {
        openPlaces(*m_window);
        m_window->openImport();
        auto *chooser = m_window->findChild<QFileDialog *>();
        QVERIFY(chooser && chooser->isVisible());
        QVERIFY(!m_window->findChild<ImportDialog *>());
    }

    void theMonitorStandsWithoutTheReviewsPanels()
    {
        openPlaces(*m_window);
        m_window->showPlace(QStringLiteral("monitor"));
        for (const QDockWidget *each : m_window->findChildren<QDockWidget *>())
            QVERIFY2(!each->isVisible() || each->objectName() == u"dock:places", qPrintable(each->objectName()));
    }

    void everythingTheKeyboardReachesTellsItsName_data()
    {
        QTest::addColumn<QString>("place");
        QTest::newRow("reviews") << QStringLiteral("reviews");
        QTest::newRow("documents") << QStringLiteral("documents");
        QTest::newRow("monitor") << QStringLiteral("monitor");
    }

    void everythingTheKeyboardReachesTellsItsName()
    {
        QFETCH(QString, place);
        openPlaces(*m_window);
        m_window->showPlace(place);
        m_window->place(place)->setSearchText(QStringLiteral("soup")); // a chip stands in the filter bar
        QTRY_VERIFY(m_window->isSettled());
        QStringList nameless;
        for (QWidget *widget : m_window->findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy() || widget->isWindow())
                continue;
            if (const auto *tabs = qobject_cast<QTabBar *>(widget); tabs && tabs->count() == 0)
                continue; // kept by the window for docks to come; nothing of it shows
            QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
            if (!accessible || accessible->text(QAccessible::Name).isEmpty())
                nameless << QStringLiteral("%1 %2 in %3")
                                .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(),
                                     QLatin1String(widget->parentWidget()->metaObject()->className()));
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }

    void textDraggedOverTheWindowIsNotOurs()
    {
        openPlaces(*m_window);
        QMimeData data;
        data.setText(QStringLiteral("hello"));
        QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(!enter.isAccepted());
    }

    void theStripSaysWhenAServerIsGone()
    {
        m_metrics->servers.postgres.reachable = false;
        m_metrics->now.redisConfigured = true;
        openPlaces(*m_window);
        const auto labels = m_window->statusBar()->findChildren<StateLabel *>();
        QTRY_COMPARE(labels[0]->health(), Health::Bad);
        QVERIFY(labels[0]->text().contains(QStringLiteral("db.example.org does not answer")));
        QTRY_COMPARE(labels[1]->health(), Health::Warning);
    }

    void theStripNamesWhatIsNotWell_data()
    {
        QTest::addColumn<QString>("part");
        QTest::addColumn<QString>("words");
        QTest::newRow("triggers") << QStringLiteral("triggers") << QStringLiteral("Nothing is written: a safeguard is off");
        QTest::newRow("locks") << QStringLiteral("locks") << QStringLiteral("Somebody blocks a table");
        QTest::newRow("standby") << QStringLiteral("postgres") << QStringLiteral("PostgreSQL takes no changes");
        QTest::newRow("search") << QStringLiteral("search") << QStringLiteral("Full text is behind");
        QTest::newRow("redis") << QStringLiteral("redis") << QStringLiteral("Redis cannot be used");
    }
    void theStripNamesWhatIsNotWell()
    {
        QFETCH(QString, part);
        QFETCH(QString, words);
        m_metrics->now.redisConfigured = true;
        m_metrics->servers.redis.reachable = true;
        m_metrics->servers.health.parts = {{part, false, QStringLiteral("<b>who</b>"), QStringLiteral("what to do")}};
        openPlaces(*m_window);
        const auto labels = m_window->statusBar()->findChildren<StateLabel *>();
        const StateLabel *label = labels[part == u"redis" ? 1 : 0];
        QTRY_COMPARE(label->text(), words);
        QVERIFY(label->health() == Health::Bad || label->health() == Health::Warning);
        QVERIFY2(label->toolTip().contains(QStringLiteral("<b>who</b>")) && label->toolTip().contains(QStringLiteral("what to do")),
                 qPrintable(label->toolTip()));
    }

    void thePrivateServersNewsIsSaidAboveThePlacesWhichStay()
    {
        openPlaces(*m_window);
        auto *notice = m_window->findChild<ServerNotice *>();
        QVERIFY(notice->isHidden());
        QSignalSpy asked(m_window.get(), &MainWindow::startServersRequested);
        m_window->showServerNews({ServerNews::Kind::Died, false, {}});
        QVERIFY(notice->isVisible());
        QVERIFY(notice->accessibleName().contains(QStringLiteral("stopped and is being started again")));
        QVERIFY(m_window->place(QStringLiteral("reviews"))->isVisible());
        m_window->showServerNews({ServerNews::Kind::Restarted, false, {}});
        QVERIFY(notice->accessibleName().contains(QStringLiteral("runs again")));
        m_window->showServerNews({ServerNews::Kind::GaveUp, false, QStringLiteral("FATAL: no space left")});
        QVERIFY(notice->accessibleName().contains(QStringLiteral("FATAL: no space left")));
        const QList<QPushButton *> buttons = notice->findChildren<QPushButton *>();
        const auto again = std::find_if(buttons.begin(), buttons.end(),
                                        [](const QPushButton *button) { return button->text() == QStringLiteral("Start again"); });
        QVERIFY(again != buttons.end() && (*again)->isVisible());
        (*again)->click();
        QCOMPARE(asked.count(), 1);
    }

    void aPrivateServerThatIsAwayIsNoMatterOfTheNetwork()
    {
        const StorageError away{ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("the connection was lost")};
        m_window->setServers({}, {});
        QCOMPARE(errorText(away).title, QStringLiteral("The private database on this computer stopped."));
        QVERIFY(!errorText(away).whatToDo.contains(QStringLiteral("network")));
        m_window->setServers(QStringLiteral("postgresql://db.example.org/lectern"), {});
        QVERIFY(errorText(away).whatToDo.contains(QStringLiteral("network")));
    }
};

/// Inside exec(), because Qt tells widgets of a new palette only while the application runs.
int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    int failures = 1; // not exec()'s value: the last window's close quits with 0
    QTimer::singleShot(0, &application, [&] {
        TestMainWindow test;
        failures = QTest::qExec(&test, argc, argv);
        QApplication::quit();
    });
    QApplication::exec();
    return failures;
}

#include "tst_main_window.moc"
