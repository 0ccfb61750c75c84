// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/settle.h"
#include "tests/ui/documents/shown_pane.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/widgets/list_notice.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QSignalSpy>

using namespace lectern;
using namespace lectern::ui;

/// Copies that wait for their text, and text that does not come.
class TestReadingPaneCommands : public QObject
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

    void textThatDoesNotComeIsToldAndAskedForAgain()
    {
        ShownPane shown;
        shown.source.failure = StorageError{ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("gone")};
        shown.open();
        auto *notice = shown.pane->findChild<ListNotice *>();
        QVERIFY(notice->isVisible());
        QVERIFY(notice->accessibleName().contains(QStringLiteral("PostgreSQL")));
        QCOMPARE(shown.pictures.requests.front().page, 1); // the page itself is shown meanwhile
        shown.source.failure.reset();
        Q_EMIT notice->retryRequested();
        shown.settle();
        QVERIFY(!notice->isVisible());
        QVERIFY(!shown.view().rectsOf({0, 4}).empty());
    }

    void saysWhichPageIsShown()
    {
        ShownPane shown(12);
        QSignalSpy said(shown.pane.get(), &ReadingPane::statusChanged);
        shown.open();
        shown.pane->goToPage(7);
        QCOMPARE(said.last().first().toString(), QStringLiteral("Page 7 of 12"));
        shown.pane->clear();
        QCOMPARE(said.last().first().toString(), QString());
    }
};

QTEST_MAIN(TestReadingPaneCommands)
#include "tst_reading_pane_commands.moc"
