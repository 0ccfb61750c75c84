// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_storage.h"
#include "storage/api/when_done.h"
#include "tests/support/settle.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace lectern;
using namespace lectern::app;

class TestWindowStorage : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;

    /// Over servers that nobody runs: a storage connects when it is asked.
    [[nodiscard]] std::unique_ptr<WindowStorage> open() const
    {
        OpenServers servers;
        servers.config.postgresUrl = QStringLiteral("postgresql://127.0.0.1:1/lectern?connect_timeout=2");
        servers.serverName = QStringLiteral("nowhere");
        return std::make_unique<WindowStorage>(std::move(servers), m_home.path(), AnalysisSettings());
    }

private Q_SLOTS:
    void everythingThatAPlaceNeedsIsThere()
    {
        const auto storage = open();
        const ui::Services services = storage->services();
        QVERIFY(services.reviews.reviews && services.reviews.changes && services.monitor.cacheChecker && services.connection.metrics);
        QVERIFY(services.documents.documents && services.documents.documentSink && services.documents.pagePictures);
        QVERIFY(services.makeImportSink());
        QCOMPARE(services.connection.serverName, QStringLiteral("nowhere"));
        QVERIFY(!storage->workspace());
        QCOMPARE(&services.documents.clauseLibrary(), &services.documents.clauseLibrary()); // there is one
    }

    void itEndsOnAnotherThreadWhileThisOneGoesOn()
    {
        auto storage = open();
        storage->startWork();
        (void)storage->services().documents.clauseLibrary();
        storage->changeAnalysis(AnalysisSettings());
        const auto picture = storage->services().documents.pagePictures->fetchPicture(Document(), models::PartOfPage(), {});
        const auto count = storage->services().reviews.reviews->fetchCount({}, {});
        bool isTold = false;
        whenDone(count, this, [&isTold](const Result<Answer<RowCount>> &result) { isTold = !result; });
        storage->letGo();
        std::atomic<bool> hasEnded = false;
        std::thread end([&] {
            storage.reset();
            hasEnded = true;
        });
        QTRY_VERIFY(hasEnded);
        end.join();
        QVERIFY(!storage);
        QTRY_VERIFY(isTold); // what was asked is answered
    }
};

QTEST_GUILESS_MAIN(TestWindowStorage)
#include "tst_window_storage.moc"
