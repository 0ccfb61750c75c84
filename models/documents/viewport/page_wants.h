// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lectern::models {

class OpenDocument;
class PagePictures;
class PageViewport;

/// Requests texts and pictures of the visible pages and their neighbours only.
///
/// Thread: GUI. Borrows all three.
class PageWants
{
public:
    PageWants(OpenDocument &document, PagePictures &pictures, const PageViewport &viewport)
        : m_document(document)
        , m_pictures(pictures)
        , m_viewport(viewport)
    {
    }

    /// `scale`: device pixels per pixel.
    void want(double scale);
    void wantNothing();

private:
    OpenDocument &m_document;
    PagePictures &m_pictures;
    const PageViewport &m_viewport;
};

} // namespace lectern::models
