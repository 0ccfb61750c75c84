// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/pages/reading_positions.h"

namespace lectern::models {

class OpenDocument;
class PageNavigator;
class PageViewport;

/// Stores the last position and zoom of each document, and restores them.
///
/// Thread: GUI. Borrows all three.
class PlaceKeeper
{
public:
    PlaceKeeper(const OpenDocument &document, PageViewport &viewport, PageNavigator &navigator)
        : m_document(document)
        , m_viewport(viewport)
        , m_navigator(navigator)
    {
    }

    /// Stores the open document's present position.
    void keep();
    /// Restores the open document's last position. False: there is none, and nothing has moved.
    bool goBack();

    /// All positions, including the open document's.
    [[nodiscard]] QVariantList toVariant() const;
    void restore(const QVariantList &saved) { m_left.restore(saved); }

private:
    void keepIn(ReadingPositions &positions) const;

    const OpenDocument &m_document;
    PageViewport &m_viewport;
    PageNavigator &m_navigator;
    ReadingPositions m_left;
};

} // namespace lectern::models
