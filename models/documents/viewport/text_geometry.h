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

/// Where a document's text stands in the view, and which text stands at a point of it, as far as its pages' words are here.
/// Positions are code points of the document's text, points the view's pixels.
///
/// Thread: GUI. Borrows the document and the viewport.
class TextGeometry
{
public:
    TextGeometry(const OpenDocument &document, const PageViewport &viewport) : m_document(document), m_viewport(viewport) {}

    /// Between which characters a point lies. Nothing: no page with text is there.
    [[nodiscard]] std::optional<qint64> positionAt(const QPointF &point) const;
    [[nodiscard]] bool isOnWord(const QPointF &point) const;
    /// The shortest mark whose words a point lies on. Null: none.
    [[nodiscard]] const DocumentHighlight *markAt(const QPointF &point, const PageMarks &marks) const;
    [[nodiscard]] std::vector<QRectF> rectsOf(const TextRange &range) const;
    /// Where the view stands in the text: where a search begins.
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
