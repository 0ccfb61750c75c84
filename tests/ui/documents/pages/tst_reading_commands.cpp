// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/settle.h"
#include "tests/ui/documents/shown_pane.h"
#include "ui/kit/look/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

using namespace lectern;
using namespace lectern::ui;

/// Copies that wait for their text, and what else commands do.
class TestReadingCommands : public QObject
{
    Q_OBJECT

    static QString copied() { return QGuiApplication::clipboard()->text(); }
    static QString wholeText(ShownPane &shown)
    {
        QString text;
        for (const DocumentPage &page : shown.source.find(shown.id)->pages)
            text += page.text;
        return text;
    }

private Q_SLOTS:
    void initTestCase() { theme::apply(ThemeMode::Light); }
    void init() { QGuiApplication::clipboard()->setText(QStringLiteral("before")); }

    void copiesTextThatIsNotHereYet()
    {
        ShownPane shown(300);
        shown.open();
        const QString all = wholeText(shown);
        shown.view().select({20, all.size()});
        shown.command(QStringLiteral("Copy"))->trigger();
        QTRY_COMPARE(copied(), all.mid(20));
        QGuiApplication::clipboard()->setText(QStringLiteral("mine")); // and copies once
        shown.pane->goToPage(250);
        shown.settle();
        QCOMPARE(copied(), QStringLiteral("mine"));
    }

    void aQuoteOverPagesSaysWhichPages()
    {
        ShownPane shown;
        shown.open();
        const qsizetype length = shown.source.find(shown.id)->pages[0].text.size();
        shown.view().select({length - 6, length + 6});
        shown.command(QStringLiteral("Copy quote with page"))->trigger();
        QCOMPARE(copied(), QStringLiteral("\"ooks. Page 2\" (Distributor agreement, pages 1 to 2)"));
    }

    void whatIsCopiedIsWhatWasSelectedWhenItWasAsked()
    {
        ShownPane shown(300);
        shown.open();
        const QString all = wholeText(shown);
        shown.source.holdsAnswers = true;
        shown.view().select({20, all.size()});
        shown.command(QStringLiteral("Copy"))->trigger();
        QCOMPARE(copied(), QStringLiteral("before"));
        shown.view().select({0, 4});
        for (int i = 0; i < 20 && copied() == QStringLiteral("before"); ++i) {
            shown.source.deliver();
            settle();
        }
        QCOMPARE(copied(), all.mid(20));
    }

    void aCopyOfADocumentThatWasLeftIsForgotten()
    {
        ShownPane shown(300);
        shown.open();
        const DocumentId other = shown.source.put(QStringLiteral("other"), {clause});
        shown.source.holdsAnswers = true;
        shown.view().select({20, 20'000});
        shown.command(QStringLiteral("Copy"))->trigger();
        shown.pane->showDocument(shown.source.find(other)->document);
        shown.source.holdsAnswers = false;
        shown.source.deliver();
        shown.settle();
        shown.view().select({0, 3});
        shown.settle();
        QCOMPARE(copied(), QStringLiteral("before"));
    }

    void onlyASelectionCanBeCopiedOrSearchedFor()
    {
        ShownPane shown;
        shown.open();
        const auto areEnabled = [&] {
            return QList<bool>{shown.command(QStringLiteral("Copy"))->isEnabled(), shown.command(QStringLiteral("Copy quote with page"))->isEnabled(),
                               shown.command(QStringLiteral("Find the selected words"))->isEnabled()};
        };
        QCOMPARE(areEnabled(), (QList<bool>{false, false, false}));
        shown.view().select({11, 22});
        QCOMPARE(areEnabled(), (QList<bool>{true, true, true}));
        shown.pane->clear();
        QCOMPARE(areEnabled(), (QList<bool>{false, false, false}));
    }

    void theSelectedWordsAreSearchedFor()
    {
        ShownPane shown;
        shown.open();
        shown.view().select({11, 29}); // "Distributor shall "
        shown.command(QStringLiteral("Find the selected words"))->trigger();
        QCOMPARE(shown.pane->findChild<QLineEdit *>(QStringLiteral("findInPages"))->text(), QStringLiteral("Distributor shall"));
    }

    void theZoomIsToldAndTheWayItFitsIsChecked()
    {
        ShownPane shown;
        shown.open();
        const auto *zoom = shown.pane->findChild<QPushButton *>(QStringLiteral("zoomButton"));
        QCOMPARE(zoom->text(), QStringLiteral("Fit width"));
        QVERIFY(shown.command(QStringLiteral("Fit width"))->isChecked());
        shown.command(QStringLiteral("Fit page"))->trigger();
        QCOMPARE(shown.view().zoomMode(), models::ZoomMode::FitPage);
        QCOMPARE(zoom->text(), QStringLiteral("Fit page"));
        shown.command(QStringLiteral("100 %"))->trigger();
        shown.command(QStringLiteral("Zoom in"))->trigger();
        QCOMPARE(zoom->text(), QStringLiteral("125 %"));
        QVERIFY(!shown.command(QStringLiteral("Fit page"))->isChecked());
        shown.command(QStringLiteral("Zoom out"))->trigger();
        QCOMPARE(shown.view().zoom(), 1.0);
    }

    void pagesAreTurned()
    {
        ShownPane shown;
        shown.open();
        shown.command(QStringLiteral("Next page"))->trigger();
        QCOMPARE(shown.pane->currentPage(), 2);
        shown.command(QStringLiteral("Previous page"))->trigger();
        shown.command(QStringLiteral("Previous page"))->trigger();
        QCOMPARE(shown.pane->currentPage(), 1);
    }

    void theMenuOffersWhatCanBeDoneWhereThereArePages()
    {
        ShownPane shown;
        const auto menu = [&] { return shown.pane->findChild<QMenu *>(QString(), Qt::FindDirectChildrenOnly); };
        Q_EMIT shown.view().menuRequested({});
        QVERIFY(!menu());
        shown.open();
        Q_EMIT shown.view().menuRequested({});
        QVERIFY(menu());
        QVERIFY(menu()->actions().contains(shown.command(QStringLiteral("Copy"))));
        menu()->close();
    }
};

QTEST_MAIN(TestReadingCommands)
#include "tst_reading_commands.moc"
