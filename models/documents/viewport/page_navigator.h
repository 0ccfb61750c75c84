// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/text_range.h"

#include <QObject>
#include <QRectF>

#include <optional>
#include <vector>

namespace lectern::models {

class OpenDocument;
class PageViewport;
struct PagePosition;

/// Scrolls to a position, a page, or a range of text, the latter once its place is known.
///
/// Thread: GUI. Borrows the document and the viewport.
class PageNavigator : public QObject
{
    Q_OBJECT
public:
    PageNavigator(const OpenDocument &document, PageViewport &viewport, QObject *parent = nullptr);

    void goTo(const PagePosition &position); ///< Also cancels a pending reveal().
    void goToPage(int page);                 ///< Clamped to the document.
    /// Scrolls until the beginning of the range is visible.
    void reveal(TextRange range);
    void forget();
    [[nodiscard]] bool isRevealing() const { return m_toReveal.has_value(); }

private:
    void tryReveal();
    void scrollToWords(int page, const std::vector<QRectF> &rects);

    const OpenDocument &m_document;
    PageViewport &m_viewport;
    std::optional<TextRange> m_toReveal;
};

} // namespace lectern::models
