// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakes/fake_metrics_source.h"
#include "tests/support/fakes/fake_review_source.h"
#include "tests/support/sample_documents.h"
#include "ui/shell/main_window.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QTest>

namespace lectern {

/// A window over five hundred made-up reviews and three documents, for tests that derive from it.
/// Thread: the test's.
class WindowFixture
{
protected:
    void openWindow()
    {
        m_metrics = std::make_unique<FakeMetricsSource>();
        m_metrics->servers.postgres.reachable = true;
        m_metrics->servers.postgres.triggersHealthy = true;
        m_reviews = std::make_unique<FakeReviewSource>(500);
        m_documents = std::make_unique<FakeDocumentSource>(FakeDocumentSource::Files::ByName);
        putSamples(*m_documents, 3);
        m_window = std::make_unique<ui::MainWindow>();
    }

    ui::Services services()
    {
        ui::Services services;
        services.reviews.metrics = services.monitor.metrics = services.connection.metrics = m_metrics.get();
        services.reviews.reviews = m_reviews.get();
        services.documents.documents = m_documents.get();
        services.documents.documentSink = m_documents.get();
        services.makeImportSink = [] { return std::unique_ptr<ImportSink>(); }; // nothing here starts an import
        services.connection.serverName = QStringLiteral("db.example.org");
        return services;
    }

    void openPlaces() { openPlaces(*m_window); }
    void openPlaces(ui::MainWindow &window)
    {
        window.setServices(services());
        window.resize(1280, 800);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
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

    std::unique_ptr<FakeMetricsSource> m_metrics;
    std::unique_ptr<FakeReviewSource> m_reviews;
    std::unique_ptr<FakeDocumentSource> m_documents;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace lectern
