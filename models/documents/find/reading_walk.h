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

/// Leads a reader through a document: from hit to hit while words are searched for, else from finding to finding. New words go to
/// their first hit behind where reading was when the search began; whoever leaves the search returns there.
///
/// Thread: GUI. Borrows what it is made with.
class ReadingWalk : public QObject
{
    Q_OBJECT
public:
    /// Where it leads, and how it knows where reading is.
    struct Pages {
        PageMarks &marks;
        const PageViewport &viewport;
        const TextGeometry &geometry;
        PageNavigator &navigator;
    };

    ReadingWalk(PageFinder &finder, const Pages &pages, QObject *parent = nullptr);

    /// Empty: ends the search, where the pages stand now.
    void find(const QString &words);
    void leaveFind();
    void goOn(int direction); ///< +1 or -1.
    void goToHit(int hit);
    /// Outlines it and scrolls to it. -1: none is current.
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
        std::optional<qint64> text; ///< Of the document's text, as soon as its positions are known.
    };

    PageFinder &m_finder;
    Pages m_pages;
    std::optional<Begin> m_begin;  ///< Where reading was; until the search ends.
    bool m_goesToFirstHit = false; ///< The words are new: their first hit from there on becomes the current one.
};

} // namespace lectern::models
