// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/pages/page_layout.h"
#include "storage/api/documents/text_range.h"

#include <QObject>

#include <optional>

namespace lectern::models {

class PageFinder;
class PageMarks;
class PageNavigator;
class PageViewport;
class TextGeometry;

/// Goes through a document: from hit to hit during a search, else from finding to finding. A new search goes to its
/// first hit after the position where reading was when the search began; ending the search returns there.
///
/// Thread: GUI. Borrows the objects it is constructed with.
class ReadingWalk : public QObject
{
    Q_OBJECT
public:
    /// What it scrolls, and where it gets the reading position from.
    struct Pages {
        PageMarks &marks;
        const PageViewport &viewport;
        const TextGeometry &geometry;
        PageNavigator &navigator;
    };

    ReadingWalk(PageFinder &finder, const Pages &pages, QObject *parent = nullptr);

    /// Empty: ends the search and stays at the present position.
    void find(const QString &words);
    void leaveFind();
    void goOn(int direction); ///< +1 or -1.
    void goToHit(int hit);
    /// Outlines the finding and scrolls to it. -1: none is current.
    void goToFinding(int finding);
    /// Scrolls to the words and outlines them, whether or not a finding marks them.
    void goToRange(TextRange range);

Q_SIGNALS:
    void findingReached(int finding); ///< By goOn().

private:
    void takeHits();
    void endSearch();

    struct Begin {
        PagePosition place;
        std::optional<qint64> text; ///< Position in the document's text, once positions are known.
    };

    PageFinder &m_finder;
    Pages m_pages;
    std::optional<Begin> m_begin;  ///< Reading position before the search; until the search ends.
    bool m_goesToFirstHit = false; ///< The search is new: its first hit after m_begin becomes the current one.
};

} // namespace lectern::models
