// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace lectern::models {
class PageFinder;
class ReadingWalk;
} // namespace lectern::models

namespace lectern::ui {

class FindResults;
class PageView;
class ReadingBar;

/// The find field, the list of hits and the pages, brought together: what is typed is searched for, what is chosen is gone to, and the
/// bar says which hit or finding is the current one.
///
/// Thread: GUI. Borrows what it is made with.
class FindInPages : public QObject
{
    Q_OBJECT
public:
    FindInPages(models::PageFinder &finder, PageView &view, ReadingBar &bar, FindResults &results, QObject *parent = nullptr);

    [[nodiscard]] models::ReadingWalk &walk() { return *m_walk; }
    /// At the bar's end: which hit, or which finding.
    void showPlace();

Q_SIGNALS:
    void wordsTaken(); ///< Others are searched for, or none.

private:
    void take(const QString &words);
    void leave();
    void showHit();
    void showFinding();

    models::PageFinder &m_finder;
    PageView &m_view;
    ReadingBar &m_bar;
    FindResults &m_results;
    models::ReadingWalk *m_walk;
};

} // namespace lectern::ui
