// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_storage.h"

#include "app/work/document_tools.h"

#include <QThread>

#include <algorithm>

namespace lectern::app {

using namespace models;
using namespace ui;

WindowStorage::WindowStorage(OpenServers servers, const QString &home, AnalysisSettings analysis)
    : m_servers(std::move(servers))
    , m_analysis(std::move(analysis))
    , m_storage(m_servers.config)
    , m_drawnPictures(m_storage.documents())
    , m_storedPictures(m_drawnPictures, home + QStringLiteral("/cache/pages"))
{
}

void WindowStorage::startWork()
{
    startWorkers();
    m_scoring = std::make_unique<BackgroundScoring>([this] { return m_storage.makeSentimentSink(); });
    if (m_servers.workspace)
        m_dump = std::make_unique<BackgroundDump>(m_servers.workspace->folder(), m_servers.config.postgresUrl);
}

void WindowStorage::startWorkers()
{
    DocumentWorkers::Options options;
    options.count = std::clamp(QThread::idealThreadCount() / 2, 1, 2);
    options.isInBackground = true;
    m_workers = std::make_unique<DocumentWorkers>([this, engine = m_analysis.engine] { return m_storage.makeJobQueue(engine); },
                                                  makeJobTools(m_analysis, &m_storage.documentSink()), options);
}

void WindowStorage::changeAnalysis(const AnalysisSettings &analysis)
{
    m_analysis = analysis;
    if (m_clauseLibrary)
        m_clauseLibrary->setEmbedder(makeEmbedder(m_analysis));
    if (!m_workers)
        return;
    m_workers->requestStop();
    m_retiredWorkers.push_back(std::move(m_workers));
    startWorkers();
}

ClauseLibrary &WindowStorage::clauseLibrary()
{
    if (!m_clauseLibrary) {
        m_clauseLibrary = std::make_unique<ClauseLibrary>(m_storage.documents(), std::function<void()>(), ClauseLibrary::mostClauses,
                                                          makeEmbedder(m_analysis));
    }
    return *m_clauseLibrary;
}

Services WindowStorage::services()
{
    Services services;
    services.reviews = {&m_storage.reviews(), &m_storage.changes(), &m_storage.metrics()};
    services.documents.documents = &m_storage.documents();
    services.documents.documentSink = &m_storage.documentSink();
    services.documents.changes = &m_storage.changes();
    services.documents.clauseLibrary = [this]() -> ClauseLibrary & { return clauseLibrary(); };
    services.documents.pagePictures = &m_storedPictures;
    services.documents.analysis = m_analysis;
    services.monitor = {&m_storage.metrics(), &m_storage.cacheChecker()};
    services.connection = {&m_storage.metrics(), &m_storage.changes(), m_servers.serverName};
    services.makeImportSink = [this] { return m_storage.makeImportSink(); };
    return services;
}

void WindowStorage::letGo()
{
    m_storedPictures.moveToThread(nullptr);
    m_drawnPictures.moveToThread(nullptr);
}

} // namespace lectern::app
