// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/opening/opening.h"
#include "app/window/background_scoring.h"
#include "app/work/background_dump.h"
#include "app/work/document_workers.h"
#include "models/documents/findings/clause_library.h"
#include "models/documents/pages/rendered_pictures.h"
#include "models/documents/pages/stored_pictures.h"
#include "storage/storage.h"
#include "ui/shell/services.h"

#include <memory>
#include <vector>

namespace lectern::app {

/// The window's open storage, and its background work: reading documents, scoring reviews, dumping a private workspace, collecting
/// clauses, drawing pages.
///
/// Thread: GUI. The destructor waits for threads and servers; after letGo() it may run on another thread.
///
/// Destroyed in this order, so that nothing outlives what it borrows from:
///   pictures     end the workers that draw pages, finish pending writes of files
///   dump         ends pg_dump, if one is under way
///   scoring      stops its step, joins its thread
///   workers      give back the jobs they have
///   clauses      stop reading documents
///   storage      cancels running statements, joins its threads
///   workspace    gives back its share: the last one to do so stops the private servers
class WindowStorage
{
public:
    WindowStorage(OpenServers servers, const QString &home, AnalysisSettings analysis);

    /// Starts reading documents (from the same queue as a team's other workers), scoring reviews, and dumping a private workspace.
    void startWork();
    /// Switches to other engines; running jobs continue if possible.
    void changeAnalysis(const AnalysisSettings &analysis);
    /// The storage's interfaces and what is built on them, including `clauseLibrary`.
    [[nodiscard]] ui::Services services();
    [[nodiscard]] ChangeFeed &changes() { return m_storage.changes(); }
    [[nodiscard]] workspace::Workspace *workspace() { return m_servers.workspace.get(); } ///< Null: the servers are not private.
    /// Call when nobody uses it any more; afterwards no results are delivered to this thread.
    void letGo();

private:
    [[nodiscard]] models::ClauseLibrary &clauseLibrary();
    void startWorkers();

    OpenServers m_servers;
    AnalysisSettings m_analysis;
    Storage m_storage;
    std::unique_ptr<models::ClauseLibrary> m_clauseLibrary;
    std::vector<std::unique_ptr<DocumentWorkers>> m_retiredWorkers; ///< Asked to stop when the engines changed; only the destructor waits for them.
    std::unique_ptr<DocumentWorkers> m_workers;
    std::unique_ptr<BackgroundScoring> m_scoring;
    std::unique_ptr<BackgroundDump> m_dump;
    models::RenderedPictures m_drawnPictures;
    models::StoredPictures m_storedPictures;
};

} // namespace lectern::app
