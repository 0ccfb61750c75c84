// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"
#include "storage/api/documents/document.h"
#include "storage/api/documents/document_source.h"

#include <QJsonObject>

namespace lectern::ctl {

/// lecternctl's JSON about documents. Fields are named as in the database; unknown values are null. Positions count
/// Unicode code points of the document's text; ranges are half-open.
[[nodiscard]] QJsonObject toJson(const Document &document);
[[nodiscard]] QJsonObject toJson(const DocumentRow &row);

/// The document of an analysis: one stored in PostgreSQL, or a file that was just read.
struct AnalysedDocument {
    Document document; ///< Without an id for a file.
    QString note;      ///< What a reader should know about the text; may be empty.
};
/// {"document": {...}, "categories": {"<name>": {"present", "confidence", "findings": [...]}}, "risks": [...], "recommendations": [...]}
[[nodiscard]] QJsonObject toJson(const AnalysedDocument &document, const Analysis &analysis);
/// The same for people: summary, facts, risks with their quotes.
[[nodiscard]] QString analysisText(const AnalysedDocument &document, const Analysis &analysis);

} // namespace lectern::ctl
