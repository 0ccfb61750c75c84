// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/pages/page_picture_source.h"
#include "storage/api/change_feed.h"
#include "storage/api/documents/analysis_settings.h"
#include "storage/api/documents/document_sink.h"
#include "storage/api/documents/document_source.h"

#include <QFuture>

#include <functional>

namespace lectern::models {
class ClauseLibrary;
} // namespace lectern::models

namespace lectern::ui {

/// What the documents place needs. Borrowed: must outlive it.
struct DocumentsServices {
    /// Both null: there is no documents place.
    DocumentSource *documents = nullptr;
    DocumentSink *documentSink = nullptr;
    /// Null: refreshed by hand only.
    ChangeFeed *changes = nullptr;
    /// The clauses of all documents. The first call starts reading them, so call it only when a document is open.
    /// Empty: similar clauses are not offered.
    std::function<models::ClauseLibrary &()> clauseLibrary;
    /// Null: pages are shown as text.
    models::PagePictureSource *pagePictures = nullptr;
    /// The engine's settings; setAnalysis() stores new ones, which this window's workers then use.
    AnalysisSettings analysis;
    std::function<void(const AnalysisSettings &)> setAnalysis;
    /// Whether Ollama answers and has the model. Runs off the GUI thread.
    std::function<QFuture<Result<void>>(const AnalysisSettings &)> testOllama;
};

} // namespace lectern::ui
