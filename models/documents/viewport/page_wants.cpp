// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/viewport/page_wants.h"

#include "models/documents/pages/open_document.h"
#include "models/documents/pages/page_pictures.h"
#include "models/documents/viewport/page_viewport.h"

#include <algorithm>

namespace lectern::models {

namespace {

constexpr int pagesBelow = 2; ///< Pages kept ready below the visible ones; above them it is one.

/// The pictures of some pages, plus previews of those that consist of tiles and have no picture yet.
struct WantedPictures {
    const PageViewport &viewport;
    PagePictures &pictures;
    double scale;
    std::vector<PartOfPage> previews{}, parts{};

    void add(int page)
    {
        const QRectF area = viewport.seen();
        const QRectF rect = viewport.layout().pageRect(page);
        const QRectF seen((area.topLeft() - rect.topLeft()) * scale, area.size() * scale);
        const auto wanted = partsOfPage(page, (rect.size() * scale).toSize(), seen.toAlignedRect());
        const bool isTiled = wanted.size() > 1 || (wanted.size() == 1 && !wanted.front().part.isNull());
        if (isTiled && !pictures.findScaled(page, 0))
            previews.push_back(previewOfPage(page, viewport.layout().pageSize(page)));
        parts.insert(parts.end(), wanted.begin(), wanted.end());
    }
};

} // namespace

void PageWants::wantNothing()
{
    m_pictures.want(PagePictures::Use::Visible, {});
    m_pictures.want(PagePictures::Use::Neighbours, {});
}

void PageWants::want(double scale)
{
    const auto pages = m_viewport.seenPages();
    if (!pages)
        return wantNothing();
    const int count = m_viewport.layout().pageCount();
    // Text first, as the page sizes come with it and determine the layout. Then the page in the middle of the view.
    m_document.want(pages->first, std::min(pages->second + 1, count));
    WantedPictures visible{m_viewport, m_pictures, scale};
    WantedPictures neighbours{m_viewport, m_pictures, scale};
    const int middle = m_viewport.currentPage();
    visible.add(middle);
    for (int page = pages->first; page <= pages->second; ++page) {
        if (page != middle)
            visible.add(page);
    }
    for (int page = pages->second + 1; page <= std::min(pages->second + pagesBelow, count); ++page)
        neighbours.add(page);
    if (pages->first > 1)
        neighbours.add(pages->first - 1);
    visible.parts.insert(visible.parts.begin(), visible.previews.begin(), visible.previews.end());
    neighbours.parts.insert(neighbours.parts.end(), neighbours.previews.begin(), neighbours.previews.end());
    m_pictures.want(PagePictures::Use::Visible, std::move(visible.parts));
    m_pictures.want(PagePictures::Use::Neighbours, std::move(neighbours.parts));
}

} // namespace lectern::models
