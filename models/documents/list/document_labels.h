// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/document_list_model.h"

namespace lectern::models {

[[nodiscard]] QString displayNameOf(DocumentKind kind);   ///< "PDF", "Word"
[[nodiscard]] QString displayNameOf(WorkStatus status);   ///< "waiting", "being read"
[[nodiscard]] QString gradeName(Severity severity);       ///< For a whole document: "High"; None: "Clear"
[[nodiscard]] QString displayNameOf(DocumentSortKey key); ///< "Date added"

/// "Document 5 of 58"; with files being uploaded, which are rows too: "Row 5 of 59, 1 of them on its way".
[[nodiscard]] QString documentPositionText(int row, qint64 documents, int waiting);
/// The second line of a row: "PDF, 38 pages", then client and contract type, if known.
[[nodiscard]] QString factsText(const Document &document);
/// "page 31 of 50, 2 s left"
[[nodiscard]] QString progressText(const PagesRead &read);
/// "2.4 of 8.1 MB"; if the size is not known yet: "reading the file".
[[nodiscard]] QString progressText(const IntakeItem &item);
/// A name without control characters, for a label or a list.
[[nodiscard]] QString shownName(const DocumentListRow &row);

/// A row's badge: "4 high", "clear", "OCR 94 %", "waiting".
struct DocumentBadge {
    enum class Tone : quint8 { Bad, Warning, Good, Quiet };
    QString text;
    Tone tone = Tone::Quiet;
    friend bool operator==(const DocumentBadge &, const DocumentBadge &) = default;
};
[[nodiscard]] std::vector<DocumentBadge> badgesOf(const Document &document);

/// Why there is no text, in one sentence. Empty if there is text or work is in progress.
[[nodiscard]] QString troubleOf(const DocumentListRow &row);

/// The whole row for a screen reader.
[[nodiscard]] QString speechOf(const DocumentListRow &row, const std::optional<PagesRead> &read);

} // namespace lectern::models
