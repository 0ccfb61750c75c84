// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/opening/opening.h"
#include "app/window/background_scoring.h"
#include "app/work/document_workers.h"
#include "models/documents/findings/clause_library.h"
#include "models/documents/pages/rendered_pictures.h"
#include "models/documents/pages/stored_pictures.h"
#include "storage/storage.h"
#include "ui/shell/services.h"

#include <memory>
#include <vector>

namespace lectern::app {

/// The storage that the window has open, and all that this window does on it by itself: it reads documents, judges reviews, keeps
/// clauses and draws pages.
///
/// Thread: GUI. Its end waits for threads and servers: after letGo() it may come on another one.
///
/// Destruction, bottom member first: nothing that borrows outlives what it borrows from.
///   pictures     end the workers that draw pages, finish the files being written
///   scoring      stops its step, joins its thread
///   workers      give back the documents they are reading
///   clauses      stop reading documents
///   storage      cancels what runs on the servers, joins its threads
///   workspace    gives its share back: the last one to leave stops the private servers
class WindowStorage
{
public:
    WindowStorage(OpenServers servers, const QString &home, AnalysisSettings analysis);

    /// Reads documents, which a team's headless workers take from the same queue, and judges reviews.
    void startWork();
    /// Other engines: work that was begun goes on where it can.
    void changeAnalysis(const AnalysisSettings &analysis);
    /// Of the storage and of what stands on it; `clauseLibrary` included.
    [[nodiscard]] ui::Services services();
    [[nodiscard]] ChangeFeed &changes() { return m_storage.changes(); }
    [[nodiscard]] workspace::Workspace *workspace() { return m_servers.workspace.get(); } ///< Null: the servers are others'.
    /// Nobody asks any more, and nothing comes home to this thread.
    void letGo();

private:
    [[nodiscard]] models::ClauseLibrary &clauseLibrary();
    void startWorkers();

    OpenServers m_servers;
    AnalysisSettings m_analysis;
    Storage m_storage;
    std::unique_ptr<models::ClauseLibrary> m_clauseLibrary;
    std::vector<std::unique_ptr<DocumentWorkers>> m_retiredWorkers; ///< Asked to stop when the engines changed; nobody waits for them before the end.
    std::unique_ptr<DocumentWorkers> m_workers;
    std::unique_ptr<BackgroundScoring> m_scoring;
    models::RenderedPictures m_drawnPictures;
    models::StoredPictures m_storedPictures;
};

} // namespace lectern::app
