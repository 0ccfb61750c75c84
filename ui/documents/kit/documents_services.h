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

/// What the documents place works with. Borrowed: outlives it.
struct DocumentsServices {
    /// Both null: there is no documents place.
    DocumentSource *documents = nullptr;
    DocumentSink *documentSink = nullptr;
    /// Null: what is shown is asked again only by hand.
    ChangeFeed *changes = nullptr;
    /// The clauses of all documents. Begins to read them when first asked for, so: not before a document is open.
    /// Empty: similar clauses are not offered.
    std::function<models::ClauseLibrary &()> clauseLibrary;
    /// Null: pages are shown as text.
    models::PagePictureSource *pagePictures = nullptr;
    /// Which engine reads contracts; setAnalysis() keeps it, and the workers of this window follow.
    AnalysisSettings analysis;
    std::function<void(const AnalysisSettings &)> setAnalysis;
    /// Whether Ollama answers there and has the model. Off the GUI thread.
    std::function<QFuture<Result<void>>(const AnalysisSettings &)> testOllama;
};

} // namespace lectern::ui
