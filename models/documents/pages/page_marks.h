// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document.h"
#include "storage/api/documents/text_range.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace lectern::models {

/// Words of the text that a finding stands on.
struct DocumentHighlight {
    TextRange range; ///< Code points of the document's text.
    Severity severity = Severity::None;
    int finding = 0; ///< Its number in the analysis.
    QString label{}; ///< Translated, for the tool tip ("Uncapped liability"); may be empty.
    friend bool operator==(const DocumentHighlight &, const DocumentHighlight &) = default;
};

/// Words of the text that are tinted once, however many findings stand on them.
struct Tint {
    TextRange range;
    Severity severity = Severity::None; ///< The gravest finding's.
    friend bool operator==(const Tint &, const Tint &) = default;
};

/// What findings mark in a document, in the text's order, and which of them is the current one.
///
/// Thread: GUI.
class PageMarks : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void setHighlights(std::vector<DocumentHighlight> highlights);
    [[nodiscard]] const std::vector<DocumentHighlight> &highlights() const { return m_highlights; }

    /// Every marked word once, in the text's order.
    [[nodiscard]] const std::vector<Tint> &tints() const { return m_tints; }

    void setCurrentFinding(int finding);
    [[nodiscard]] int currentFinding() const { return m_current; } ///< -1: none.
    /// Outlines words that need not be a finding's; those of a finding make it the current one. Empty: none.
    void pointAt(const TextRange &range);
    [[nodiscard]] const TextRange &pointedAt() const { return m_pointedAt; } ///< Empty: none, or a finding's own.

    [[nodiscard]] const DocumentHighlight *markOf(int finding) const; ///< The first of a finding. Null: none.
    /// The mark after (+1) or before (-1) the current one, or else a position, around the ends. Null: there are none.
    [[nodiscard]] const DocumentHighlight *neighbour(int direction, qint64 position) const;
    /// 0-based, of the findings in the text's order; -1: none is current.
    [[nodiscard]] int currentIndex() const;

Q_SIGNALS:
    void changed();

private:
    std::vector<DocumentHighlight> m_highlights; ///< By start.
    std::vector<Tint> m_tints;
    TextRange m_pointedAt;
    int m_current = -1;
};

} // namespace lectern::models
