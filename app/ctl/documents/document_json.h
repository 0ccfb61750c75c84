// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"
#include "storage/api/documents/document.h"
#include "storage/api/documents/document_source.h"

#include <QJsonObject>

namespace lectern::ctl {

/// What lecternctl prints of documents. Field names are those of the database; what is not known is null. Positions count
/// Unicode code points of the document's text, ranges are half-open.
[[nodiscard]] QJsonObject toJson(const Document &document);
[[nodiscard]] QJsonObject toJson(const DocumentRow &row);

/// What is known of a document that an analysis belongs to, whether PostgreSQL holds it or it is a file that was read just now.
struct AnalysedDocument {
    Document document; ///< Of a file: without an id.
    QString note;      ///< What a reader of the text should know; may be empty.
};
/// {"document": {...}, "categories": {"<name>": {"present", "confidence", "findings": [...]}}, "risks": [...], "recommendations": [...]}
[[nodiscard]] QJsonObject toJson(const AnalysedDocument &document, const Analysis &analysis);
/// The same for people: summary, facts, risks with the words they stand on.
[[nodiscard]] QString analysisText(const AnalysedDocument &document, const Analysis &analysis);

} // namespace lectern::ctl
