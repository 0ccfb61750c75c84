// SPDX-License-Identifier: GPL-3.0-or-later
// The real window, its places and every dialog of it on screens of four sizes: all in reach, nothing over another, no words cut.
// With LECTERN_PICTURES=FOLDER it leaves a picture of each there, with LECTERN_THEME=dark in dark colours.
#include "tests/support/fakes/fake_document_source.h"
#include "tests/support/fakes/fake_metrics_source.h"
#include "tests/support/fakes/fake_page_pictures.h"
#include "tests/support/fakes/fake_review_source.h"
#include "tests/support/sample_analysis.h"
#include "tests/support/settle.h"
#include "tests/support/typed_pages.h"
#include "tests/ui/shell/layout_faults.h"
#include "ui/documents/list/document_list_view.h"
#include "ui/kit/filter/filter_popup.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/place/place.h"
#include "ui/reviews/import/import_dialog.h"
#include "ui/shell/connection/server_choice.h"
#include "ui/shell/drop/file_intake.h"
#include "ui/shell/main_window.h"
#include "ui/shell/notices/window_notices.h"
#include "ui/shell/palette/window_commands.h"

#include <QAction>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QMenu>
#include <QPushButton>
#include <QStyle>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QtTest>

using namespace lectern;
using namespace lectern::ui;

namespace {

struct ScreenSize {
    const char *name;
    QRect geometry;
    int scale;
};

/// Beside each other, as on one desk. The last one is 1366x768 at scale 2.
const ScreenSize screens[] = {{"1366x768", {0, 0, 1366, 768}, 1},
                              {"1024x768", {1400, 0, 1024, 768}, 1},
                              {"800x600", {2500, 0, 800, 600}, 1},
                              {"683x384", {3400, 0, 683, 384}, 2}};

QByteArray screenSetup()
{
    QStringList all;
    for (const ScreenSize &screen : screens) {
        all << QStringLiteral(R"({"name":"%1","x":%2,"y":%3,"width":%4,"height":%5,"logicalDpi":96,"logicalBaseDpi":96,"dpr":%6})")
                   .arg(QLatin1String(screen.name))
                   .arg(screen.geometry.x())
                   .arg(screen.geometry.y())
                   .arg(screen.geometry.width())
                   .arg(screen.geometry.height())
                   .arg(screen.scale);
    }
    return QStringLiteral(R"({"synchronousWindowSystemEvents":false,"windowFrameMargins":true,"screens":[%1]})").arg(all.join(u',')).toUtf8();
}

} // namespace

class TestScreenSizes : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeMetricsSource> m_metrics;
    std::unique_ptr<FakeReviewSource> m_reviews;
    std::unique_ptr<FakeDocumentSource> m_documents;
    FakePagePictures m_pictures;
    std::unique_ptr<MainWindow> m_window;
    QTemporaryDir m_files;
    QMap<QString, QString> m_faults; ///< And where they were seen first.

    static QScreen *screenNamed(const QString &name)
    {
        for (QScreen *screen : QGuiApplication::screens()) {
            if (screen->name() == name)
                return screen;
        }
        return nullptr;
    }

    Services services()
    {
        Services services;
        services.reviews.metrics = services.monitor.metrics = services.connection.metrics = m_metrics.get();
        services.reviews.reviews = m_reviews.get();
        services.documents.documents = m_documents.get();
        services.documents.documentSink = m_documents.get();
        services.documents.pagePictures = &m_pictures;
        services.makeImportSink = [] { return std::unique_ptr<ImportSink>(); }; // nothing here starts an import
        services.connection.serverName = QStringLiteral("db.example.org");
        return services;
    }

    void putDocuments(const QString &name)
    {
        const SampleAnalysis sample = sampleAnalysis();
        for (int serial = 0; serial < 3; ++serial) {
            const DocumentId id = m_documents->put(name.arg(serial), {sample.pages.front().text});
            for (DocumentPage &page : m_documents->find(id)->pages)
                page = typedPage(page.number, page.text);
            m_documents->putAnalysis(id, sample.analysis);
        }
    }

    /// As large as the screen lets it be.
    void openOn(const QString &screenName, const QString &longWord = {})
    {
        QScreen *screen = screenNamed(screenName);
        QVERIFY(screen);
        m_reviews->nameEnd = m_reviews->textEnd = longWord;
        putDocuments(longWord.isEmpty() ? QStringLiteral("Distributor agreement %1.pdf") : longWord + QStringLiteral("%1"));
        m_window = std::make_unique<MainWindow>();
        m_window->setThemeMode(qEnvironmentVariable("LECTERN_THEME") == u"dark" ? ThemeMode::Dark : ThemeMode::Light);
        m_window->setServices(services());
        m_window->setScreen(screen);
        m_window->move(screen->geometry().topLeft());
        m_window->resize(screen->availableSize() - QSize(4, 4)); // the frame that the offscreen windows have
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(m_window->isSettled());
        QCOMPARE(m_window->screen(), screen);
    }

    void showPlace(const QString &key)
    {
        m_window->showPlace(key);
        QTRY_VERIFY(m_window->isSettled());
        settle();
    }

    void check(QWidget &window, const QString &what)
    {
        settle();
        const QString screen = window.screen()->name();
        if (const QString folder = qEnvironmentVariable("LECTERN_PICTURES"); !folder.isEmpty()) {
            QDir().mkpath(folder);
            window.grab().save(QStringLiteral("%1/%2-%3%4.png")
                                   .arg(folder, screen, QString(what).replace(u' ', u'-'), theme::isDark() ? QStringLiteral("-dark") : QString()));
        }
        note(window, QStringLiteral("%1 on %2").arg(what, screen));
    }
    /// All faults are told together.
    void note(QWidget &window, const QString &where)
    {
        for (const QString &fault : LayoutFaults::in(window)) {
            if (!m_faults.contains(fault))
                m_faults.insert(fault, where);
        }
    }
    [[nodiscard]] QByteArray faults() const
    {
        QStringList lines;
        for (auto each = m_faults.cbegin(); each != m_faults.cend(); ++each)
            lines << each.value() + QStringLiteral(": ") + each.key();
        lines.sort();
        return lines.join(u'\n').toUtf8();
    }

    [[nodiscard]] QAction *command(const QString &place, const QString &text) const
    {
        for (QAction *action : m_window->place(place)->commands()) {
            if (action->iconText().startsWith(text))
                return action;
        }
        return nullptr;
    }

    void pressInNotices(const QString &text)
    {
        for (QPushButton *each : m_window->notices().findChildren<QPushButton *>()) {
            if (each->text() == text && each->isVisible())
                each->click();
        }
    }

    /// The dialog that is open now.
    template <typename T>
    [[nodiscard]] T *dialog() const
    {
        for (T *each : m_window->findChildren<T *>()) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }

    static void eachScreen()
    {
        QTest::addColumn<QString>("screen");
        for (const ScreenSize &screen : screens)
            QTest::newRow(screen.name) << QString::fromLatin1(screen.name);
    }

private Q_SLOTS:
    void init()
    {
        m_metrics = std::make_unique<FakeMetricsSource>();
        m_metrics->servers.postgres.reachable = true;
        m_metrics->servers.postgres.triggersHealthy = true;
        m_reviews = std::make_unique<FakeReviewSource>(426'151);
        m_documents = std::make_unique<FakeDocumentSource>();
    }
    void cleanup()
    {
        m_window.reset();
        m_faults.clear();
    }

    void everyPlaceFitsTheScreen_data() { eachScreen(); }
    void everyPlaceFitsTheScreen()
    {
        QFETCH(QString, screen);
        openOn(screen);
        for (const QString &place : {QStringLiteral("reviews"), QStringLiteral("documents"), QStringLiteral("monitor")}) {
            showPlace(place);
            check(*m_window, place);
        }
        QVERIFY2(m_faults.isEmpty(), faults().constData());
    }

    void thePlacesCopeWithAWordThatIsLongerThanTheScreen_data() { eachScreen(); }
    void thePlacesCopeWithAWordThatIsLongerThanTheScreen()
    {
        QFETCH(QString, screen);
        openOn(screen, QStringLiteral("c:36e8") + QString(494, u'x'));
        for (const QString &place : {QStringLiteral("reviews"), QStringLiteral("documents")}) {
            showPlace(place);
            m_window->place(place)->setSearchText(m_reviews->nameEnd);
            QTRY_VERIFY(m_window->isSettled());
            check(*m_window, place + QStringLiteral(" with a long word"));
        }
        QVERIFY2(m_faults.isEmpty(), faults().constData());
    }

    void whatHasNoRoomIsOneStepAway_data() { eachScreen(); }
    void whatHasNoRoomIsOneStepAway()
    {
        QFETCH(QString, screen);
        openOn(screen);
        for (const QString &place : {QStringLiteral("reviews"), QStringLiteral("documents")}) {
            showPlace(place);
            for (QDockWidget *dock : m_window->findChildren<QDockWidget *>()) {
                const bool wasHidden = dock->isHidden();
                if (!wasHidden)
                    continue;
                dock->toggleViewAction()->trigger();
                QVERIFY(!dock->isHidden());
                check(*m_window, place + QStringLiteral(" with ") + dock->windowTitle().toLower());
                dock->toggleViewAction()->trigger();
                QVERIFY(dock->isHidden());
            }
            check(*m_window, place + QStringLiteral(" again"));
        }
        QVERIFY2(m_faults.isEmpty(), faults().constData());
    }

    void anyWidthLeavesNothingOverAnother()
    {
        openOn(QStringLiteral("1366x768"));
        for (const QString &place : {QStringLiteral("reviews"), QStringLiteral("documents"), QStringLiteral("monitor")}) {
            showPlace(place);
            for (const int height : {740, 480, 340}) {
                for (int width = 1360; width >= 640; width -= 48) {
                    m_window->resize(width, height);
                    settle();
                    note(*m_window, QStringLiteral("%1 in %2x%3").arg(place).arg(width).arg(height));
                }
            }
            m_window->resize(1360, 740);
            settle();
        }
        QVERIFY2(m_faults.isEmpty(), faults().constData());
    }

    void everyDialogFitsTheScreen_data() { eachScreen(); }
    void everyDialogFitsTheScreen()
    {
        QFETCH(QString, screen);
        openOn(screen);
        const auto checkAndClose = [this](const QString &what) {
            auto *open = dialog<QDialog>();
            QVERIFY2(open, qPrintable(what));
            check(*open, what);
            open->reject();
            QTRY_VERIFY(!dialog<QDialog>());
        };
        m_window->servers().openDialog();
        checkAndClose(QStringLiteral("connection"));
        m_window->commands().openHelp();
        checkAndClose(QStringLiteral("help"));
        m_window->commands().openAbout();
        checkAndClose(QStringLiteral("about"));
        m_window->files().openImport();
        checkAndClose(QStringLiteral("choose files"));
        showPlace(QStringLiteral("reviews"));
        command(QStringLiteral("reviews"), QStringLiteral("Save view"))->trigger();
        checkAndClose(QStringLiteral("save view"));
        showPlace(QStringLiteral("documents"));
        m_window->findChild<DocumentListView *>()->setCurrentIndex(m_window->findChild<DocumentListView *>()->model()->index(0, 0));
        QTRY_VERIFY(m_window->isSettled());
        for (const QString &text : {QStringLiteral("Name, client"), QStringLiteral("Risk rules"), QStringLiteral("Analysis engines")}) {
            QVERIFY2(command(QStringLiteral("documents"), text), qPrintable(text));
            command(QStringLiteral("documents"), text)->trigger();
            checkAndClose(text.toLower().remove(u','));
        }
        QVERIFY2(m_faults.isEmpty(), faults().constData());
    }

    void theNoticesFitTheScreen_data() { eachScreen(); }
    void theNoticesFitTheScreen()
    {
        QFETCH(QString, screen);
        openOn(screen);
        const QStringList sentences{
            QStringLiteral("Your reviews, documents and settings are on this computer only, in a private PostgreSQL database below "
                           "/home/ana/.local/share/lectern; nothing is sent to another one."),
            QStringLiteral("Redis was not found: everything works without it, but repeated questions take longer."),
            QStringLiteral("Scanned pages in English can be read; Ollama was not found, so the built-in engine reads contracts.")};
        m_window->notices().tellMachine(sentences);
        showPlace(QStringLiteral("reviews"));
        check(*m_window, QStringLiteral("first start"));
        pressInNotices(QStringLiteral("Dismiss"));
        m_window->notices().tellSettings(QStringLiteral("The settings are damaged, so Lectern begins with its defaults. What was there is kept in "
                                                        "/home/ana/.local/share/lectern/settings-damaged-20261130T174500.ini."));
        m_window->notices().tellServers({ServerNews::Kind::Stopped, false, {}});
        QString report = QStringLiteral("Lectern crash report, format 1\nsignal SIGSEGV, code 1\ncalls\n");
        for (int i = 0; i < 60; ++i)
            report += QStringLiteral("libQt6Widgets.so.6+0x1%1\n").arg(i * 4711, 5, 16, QLatin1Char('0'));
        m_window->notices().tellCrash(QDateTime(QDate(2026, 11, 30), QTime(17, 45)), report);
        check(*m_window, QStringLiteral("all notices"));
        pressInNotices(QStringLiteral("Show report"));
        QVERIFY(dialog<QDialog>());
        check(*dialog<QDialog>(), QStringLiteral("crash report"));
        dialog<QDialog>()->reject();
        QTRY_VERIFY(!dialog<QDialog>());
        m_window->commands().setMachine(sentences);
        m_window->commands().openAbout();
        check(*dialog<QDialog>(), QStringLiteral("about this computer"));
        QVERIFY2(m_faults.isEmpty(), faults().constData());
    }

    void theImportFitsTheScreenAndItsButtonsAreInReach_data() { eachScreen(); }
    void theImportFitsTheScreenAndItsButtonsAreInReach()
    {
        QFETCH(QString, screen);
        openOn(screen);
        QFile file(m_files.filePath(QString(200, u'n') + QStringLiteral(".csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("id,rating,text,date,some_other_column,and_another,a,b,c,d,e,f,g\n");
        for (int row = 0; row < 20; ++row)
            file.write("1,5," + QByteArray(500, 'w') + ",03/04/2025,x,y,1,2,3,4,5,6,7\n");
        file.close();
        m_window->files().openImport({file.fileName()});
        auto *open = dialog<ImportDialog>();
        QVERIFY(open);
        const auto buttons = open->findChildren<QPushButton *>();
        const auto isReady = [&] {
            return std::any_of(buttons.begin(), buttons.end(),
                               [](const QPushButton *each) { return each->text().contains(u"Import") && each->isEnabled(); });
        };
        QTRY_VERIFY(isReady());
        check(*open, QStringLiteral("import"));
        for (const QPushButton *button : buttons) {
            if (button->isVisible())
                QVERIFY2(!button->visibleRegion().isEmpty() && button->visibleRegion().boundingRect() == button->rect(), qPrintable(button->text()));
        }
        open->reject();
        QVERIFY2(m_faults.isEmpty(), faults().constData());
    }

    void theFilterAndThePaletteFitTheScreen_data() { eachScreen(); }
    void theFilterAndThePaletteFitTheScreen()
    {
        QFETCH(QString, screen);
        openOn(screen);
        m_window->commands().openPalette();
        auto *palette = m_window->findChild<CommandPalette *>();
        QVERIFY(palette);
        QVERIFY2(m_window->rect().contains(palette->geometry()), "the palette ends outside of the window");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        for (const QString &place : {QStringLiteral("reviews"), QStringLiteral("documents")}) {
            showPlace(place);
            command(place, QStringLiteral("Filter"))->trigger();
            auto *popup = qobject_cast<FilterPopup *>(QApplication::activePopupWidget());
            QVERIFY(popup);
            check(*popup, place + QStringLiteral(" filter"));
            popup->close();
        }
        QVERIFY2(m_faults.isEmpty(), faults().constData());
    }

    void everyMenuFitsTheScreen_data() { eachScreen(); }
    void everyMenuFitsTheScreen()
    {
        QFETCH(QString, screen);
        openOn(screen);
        for (const QString &place : {QStringLiteral("reviews"), QStringLiteral("documents"), QStringLiteral("monitor")}) {
            showPlace(place);
            for (QAction *title : m_window->menuBar()->actions()) {
                if (!title->isVisible())
                    continue;
                QMenu *menu = title->menu();
                menu->popup(m_window->mapToGlobal(m_window->menuBar()->actionGeometry(title).bottomLeft()));
                QTRY_VERIFY(menu->isVisible());
                if (const QString folder = qEnvironmentVariable("LECTERN_PICTURES"); !folder.isEmpty())
                    menu->grab().save(QStringLiteral("%1/%2-menu-%3.png").arg(folder, screen, QString(title->text()).remove(u'&')));
                QVERIFY2(m_window->screen()->geometry().contains(menu->geometry()), qPrintable(title->text()));
                menu->close();
            }
        }
    }

    void aWindowLeftOnALargerScreenIsClamped()
    {
        openOn(QStringLiteral("1366x768"));
        const QVariantMap state = m_window->state();
        m_window = std::make_unique<MainWindow>();
        QScreen *small = screenNamed(QStringLiteral("800x600"));
        m_window->setScreen(small);
        m_window->move(small->geometry().topLeft());
        m_window->resize(2000, 1500);
        QVariantMap left = state;
        left.insert(QStringLiteral("geometry"), m_window->saveGeometry());
        m_window = std::make_unique<MainWindow>();
        m_window->restoreState(left);
        m_window->setServices(services());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QTRY_VERIFY(m_window->isSettled());
        check(*m_window, QStringLiteral("restored"));
        QVERIFY2(m_faults.isEmpty(), faults().constData());
    }

    void whatWentComesBackAsTheWindowGrows()
    {
        openOn(QStringLiteral("1366x768"));
        const auto visibleDocks = [this] {
            QStringList names;
            for (const QDockWidget *dock : m_window->findChildren<QDockWidget *>()) {
                if (!dock->isHidden())
                    names << dock->objectName();
            }
            names.sort(); // what was raised last stands elsewhere among the window's children
            return names;
        };
        const QStringList before = visibleDocks();
        QVERIFY(before.contains(QStringLiteral("dock:reviewDetail")));
        m_window->resize(700, 350);
        QTRY_COMPARE(visibleDocks(), QStringList());
        m_window->resize(1360, 740);
        QTRY_COMPARE(visibleDocks(), before);
    }

    /// As its docks go one after the other, none asks about those that are gone. Sure to be seen by the address sanitizer.
    void aNarrowWindowClosesItsPlacesWithoutHarm()
    {
        openOn(QStringLiteral("1366x768"));
        m_window->resize(900, 700);
        settle();
        for (QDockWidget *dock : m_window->findChildren<QDockWidget *>())
            dock->show();
        settle();
        m_window->setServices(services()); // as after a change of servers
        QTRY_VERIFY(m_window->isSettled());
        for (QDockWidget *dock : m_window->findChildren<QDockWidget *>())
            dock->show();
        m_window.reset();
    }
};

int main(int argc, char *argv[])
{
    QTemporaryFile setup;
    if (!setup.open() || setup.write(screenSetup()) < 0 || !setup.flush())
        return 2;
    if (qEnvironmentVariable("QT_QPA_PLATFORM").startsWith(QLatin1String("offscreen")) || !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + setup.fileName().toUtf8());
    QApplication application(argc, argv);
    TestScreenSizes test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_screen_sizes.moc"
