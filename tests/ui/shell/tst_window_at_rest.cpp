// SPDX-License-Identifier: GPL-3.0-or-later
// A window that nobody touches and in which nothing changes paints its figures a few times a second, and nothing else.
#include "tests/support/fakes/fake_document_source.h"
#include "tests/support/fakes/fake_metrics_source.h"
#include "tests/support/fakes/fake_page_pictures.h"
#include "tests/support/fakes/fake_review_source.h"
#include "tests/support/sample_analysis.h"
#include "tests/support/typed_pages.h"
#include "ui/kit/place/place.h"
#include "ui/shell/main_window.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::ui;

namespace {

/// How often each widget was painted, by its class and name.
class PaintCounter : public QObject
{
public:
    PaintCounter() { qApp->installEventFilter(this); }
    [[nodiscard]] const QMap<QString, int> &counts() const { return m_counts; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            ++m_counts[QString::fromLatin1(watched->metaObject()->className()) + u' ' + watched->objectName()
                       + QStringLiteral(" %1").arg(quintptr(watched), 0, 16)];
        return false;
    }

private:
    QMap<QString, int> m_counts;
};

} // namespace

class TestWindowAtRest : public QObject
{
    Q_OBJECT

    FakeMetricsSource m_metrics;
    FakeReviewSource m_reviews{426'151};
    FakeDocumentSource m_documents;
    FakePagePictures m_pictures;
    std::unique_ptr<MainWindow> m_window;

private Q_SLOTS:
    void initTestCase()
    {
        m_metrics.servers.postgres.reachable = true;
        m_metrics.servers.postgres.triggersHealthy = true;
        const SampleAnalysis sample = sampleAnalysis();
        const DocumentId id = m_documents.put(QStringLiteral("Distributor agreement.pdf"), {sample.pages.front().text});
        for (DocumentPage &page : m_documents.find(id)->pages)
            page = typedPage(page.number, page.text);
        m_documents.putAnalysis(id, sample.analysis);
        Services services;
        services.reviews.metrics = services.monitor.metrics = services.connection.metrics = &m_metrics;
        services.reviews.reviews = &m_reviews;
        services.documents.documents = &m_documents;
        services.documents.documentSink = &m_documents;
        services.documents.pagePictures = &m_pictures;
        m_window = std::make_unique<MainWindow>();
        m_window->setServices(services);
        m_window->resize(1440, 900);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanupTestCase() { m_window.reset(); }

    void noWidgetIsPaintedMoreOftenThanFiguresAre_data()
    {
        QTest::addColumn<QString>("place");
        for (const char *place : {"reviews", "documents", "monitor"})
            QTest::newRow(place) << QString::fromLatin1(place);
    }

    void noWidgetIsPaintedMoreOftenThanFiguresAre()
    {
        QFETCH(QString, place);
        constexpr int seconds = 2;
        constexpr int mostASecond = 15; // samples, ages and the strip come four times a second each
        m_window->showPlace(place);
        QTRY_VERIFY(m_window->isSettled());
        QTest::qWait(500);
        const PaintCounter counter;
        QTest::qWait(seconds * 1000);
        for (auto each = counter.counts().cbegin(); each != counter.counts().cend(); ++each)
            QVERIFY2(each.value() <= seconds * mostASecond,
                     qPrintable(QStringLiteral("%1 was painted %2 times in %3 s").arg(each.key()).arg(each.value()).arg(seconds)));
    }
};

QTEST_MAIN(TestWindowAtRest)
#include "tst_window_at_rest.moc"
