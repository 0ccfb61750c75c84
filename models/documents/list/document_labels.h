// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/document_list_model.h"

namespace lectern::models {

[[nodiscard]] QString displayNameOf(DocumentKind kind);   ///< "PDF", "Word"
[[nodiscard]] QString displayNameOf(WorkStatus status);   ///< "waiting", "being read"
[[nodiscard]] QString gradeName(Severity severity);       ///< Of a whole document: "High"; None: "Clear"
[[nodiscard]] QString displayNameOf(DocumentSortKey key); ///< "Date added"

/// "Document 5 of 58"; with files on their way, which are rows too: "Row 5 of 59, 1 of them on its way".
[[nodiscard]] QString documentPositionText(int row, qint64 documents, int waiting);
/// The second line of a row: "PDF, 38 pages"; behind it client and contract type, as far as they are known.
[[nodiscard]] QString factsText(const Document &document);
/// "page 31 of 50, 2 s left"
[[nodiscard]] QString progressText(const PagesRead &read);
/// "2.4 of 8.1 MB"; while nothing is known: "reading the file".
[[nodiscard]] QString progressText(const IntakeItem &item);
/// A name without control characters, for a label or a list.
[[nodiscard]] QString shownName(const DocumentListRow &row);

/// What a row wears: "4 high", "clear", "OCR 94 %", "waiting".
struct DocumentBadge {
    enum class Tone : quint8 { Bad, Warning, Good, Quiet };
    QString text;
    Tone tone = Tone::Quiet;
    friend bool operator==(const DocumentBadge &, const DocumentBadge &) = default;
};
[[nodiscard]] std::vector<DocumentBadge> badgesOf(const Document &document);

/// Why there is no text yet, or never will be: one sentence. Empty for a row that is well or still at work.
[[nodiscard]] QString troubleOf(const DocumentListRow &row);

/// The whole row for a screen reader.
[[nodiscard]] QString speechOf(const DocumentListRow &row, const std::optional<PagesRead> &read);

} // namespace lectern::models
