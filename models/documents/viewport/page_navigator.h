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

/// Goes to places of a document: a position, a page, or words, these as soon as it is known where they stand.
///
/// Thread: GUI. Borrows the document and the viewport.
class PageNavigator : public QObject
{
    Q_OBJECT
public:
    PageNavigator(const OpenDocument &document, PageViewport &viewport, QObject *parent = nullptr);

    void goTo(const PagePosition &position); ///< And forgets what was to be revealed.
    void goToPage(int page);                 ///< Kept within the document.
    /// Scrolls until the range's beginning is seen.
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
