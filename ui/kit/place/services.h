// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/pages/page_picture_source.h"
#include "storage/api/cache_checker.h"
#include "storage/api/change_feed.h"
#include "storage/api/documents/analysis_settings.h"
#include "storage/api/documents/document_sink.h"
#include "storage/api/documents/document_source.h"
#include "storage/api/metrics.h"
#include "storage/api/reviews/import_sink.h"
#include "storage/api/reviews/review_source.h"

#include <QFuture>

#include <functional>
#include <memory>

namespace lectern::models {
class ClauseLibrary;
} // namespace lectern::models

namespace lectern::ui {

/// What the window gets from the composition root once storage is open. Borrowed: outlives the window.
struct Services {
    ReviewSource *reviews = nullptr;
    MetricsSource *metrics = nullptr;
    /// Null: what is shown is asked again only by hand.
    ChangeFeed *changes = nullptr;
    CacheChecker *cacheChecker = nullptr; ///< Null: the cache cannot be checked.
    /// Both null: there is no documents place.
    DocumentSource *documents = nullptr;
    DocumentSink *documentSink = nullptr;
    /// The clauses of all documents. Begins to read them when first asked for, so: not before a document is open.
    /// Empty: similar clauses are not offered.
    std::function<models::ClauseLibrary &()> clauseLibrary;
    /// Null: pages are shown as text.
    models::PagePictureSource *pagePictures = nullptr;
    std::function<std::unique_ptr<ImportSink>()> makeImportSink;
    /// Which engine reads contracts; setAnalysis() keeps it, and the workers of this window follow.
    AnalysisSettings analysis;
    std::function<void(const AnalysisSettings &)> setAnalysis;
    /// Whether Ollama answers there and has the model. Off the GUI thread.
    std::function<QFuture<Result<void>>(const AnalysisSettings &)> testOllama;
    /// Whose servers these are, for the status strip: "local workspace" or a host name.
    QString serverName;
};

} // namespace lectern::ui
