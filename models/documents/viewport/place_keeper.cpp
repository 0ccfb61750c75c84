// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/viewport/place_keeper.h"

#include "models/documents/pages/open_document.h"
#include "models/documents/viewport/page_navigator.h"
#include "models/documents/viewport/page_viewport.h"

namespace lectern::models {

void PlaceKeeper::keepIn(ReadingPositions &positions) const
{
    if (m_document.pageCount() > 0)
        positions.remember(m_document.document().id, {m_viewport.position(), int(m_viewport.zoomMode()), m_viewport.zoom()});
}

void PlaceKeeper::keep() { keepIn(m_left); }

bool PlaceKeeper::goBack()
{
    const auto left = m_document.pageCount() > 0 ? m_left.find(m_document.document().id) : std::nullopt;
    if (!left)
        return false;
    m_viewport.setZoom(ZoomMode(left->zoomMode), left->zoom);
    m_navigator.goTo(left->position);
    return true;
}

QVariantList PlaceKeeper::toVariant() const
{
    ReadingPositions all = m_left;
    keepIn(all);
    return all.toVariant();
}

} // namespace lectern::models
