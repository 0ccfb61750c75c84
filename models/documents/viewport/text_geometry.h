// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/text_range.h"

#include <QPointF>
#include <QRectF>

#include <memory>
#include <optional>
#include <vector>

namespace lectern::models {

struct DocumentHighlight;
class OpenDocument;
class PageMarks;
class PageViewport;
class PageWords;

/// Converts between positions in a document's text and points in the view, as far as the pages' words are loaded.
/// Positions are code points of the document's text; points are in the view's pixels.
///
/// Thread: GUI. Borrows the document and the viewport.
class TextGeometry
{
public:
    TextGeometry(const OpenDocument &document, const PageViewport &viewport) : m_document(document), m_viewport(viewport) {}

    /// The text position at a point. Nothing: no page with text is there.
    [[nodiscard]] std::optional<qint64> positionAt(const QPointF &point) const;
    [[nodiscard]] bool isOnWord(const QPointF &point) const;
    /// The shortest mark at a point. Null: none.
    [[nodiscard]] const DocumentHighlight *markAt(const QPointF &point, const PageMarks &marks) const;
    [[nodiscard]] std::vector<QRectF> rectsOf(const TextRange &range) const;
    /// The text position at the view's top, where a search begins.
    [[nodiscard]] qint64 topPosition() const;

private:
    struct PointOnPage {
        int page = 1;
        std::shared_ptr<const PageWords> words;
        QPointF point; ///< In points of the page.
    };
    [[nodiscard]] std::optional<PointOnPage> onPage(const QPointF &point) const;

    const OpenDocument &m_document;
    const PageViewport &m_viewport;
};

} // namespace lectern::models
