// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document.h"
#include "storage/api/documents/text_range.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace lectern::models {

/// A passage that a finding marks.
struct DocumentHighlight {
    TextRange range; ///< Code points of the document's text.
    Severity severity = Severity::None;
    int finding = 0; ///< The finding's number in the analysis.
    QString label{}; ///< Translated, for the tooltip ("Uncapped liability"); may be empty.
    friend bool operator==(const DocumentHighlight &, const DocumentHighlight &) = default;
};

/// A part of the text that is tinted once, however many findings mark it.
struct Tint {
    TextRange range;
    Severity severity = Severity::None; ///< The highest severity of those findings.
    friend bool operator==(const Tint &, const Tint &) = default;
};

/// The marks of findings in a document, in text order, and the current one.
///
/// Thread: GUI.
class PageMarks : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void setHighlights(std::vector<DocumentHighlight> highlights);
    [[nodiscard]] const std::vector<DocumentHighlight> &highlights() const { return m_highlights; }

    /// All marked text without overlaps, in text order.
    [[nodiscard]] const std::vector<Tint> &tints() const { return m_tints; }

    void setCurrentFinding(int finding);
    [[nodiscard]] int currentFinding() const { return m_current; } ///< -1: none.
    /// Outlines a range, of a finding or not; a finding's range makes that finding current. Empty: none.
    void pointAt(const TextRange &range);
    [[nodiscard]] const TextRange &pointedAt() const { return m_pointedAt; } ///< Empty: none, or the current finding's.

    [[nodiscard]] const DocumentHighlight *markOf(int finding) const; ///< A finding's first mark. Null: none.
    /// The mark after (+1) or before (-1) the current one, or else the position, wrapping around. Null: there are none.
    [[nodiscard]] const DocumentHighlight *neighbour(int direction, qint64 position) const;
    /// Index of the current finding among the findings in text order; -1: none is current.
    [[nodiscard]] int currentIndex() const;

Q_SIGNALS:
    void changed();

private:
    std::vector<DocumentHighlight> m_highlights; ///< Sorted by start.
    std::vector<Tint> m_tints;
    TextRange m_pointedAt;
    int m_current = -1;
};

} // namespace lectern::models
