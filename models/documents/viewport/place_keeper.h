// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/pages/reading_positions.h"

namespace lectern::models {

class OpenDocument;
class PageNavigator;
class PageViewport;

/// Keeps where each document was left and how large, and goes back there.
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

    /// Where the open document stands now.
    void keep();
    /// To where the open document was left. False: it never was, and nothing has moved.
    bool goBack();

    /// The open one's place with the others.
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
