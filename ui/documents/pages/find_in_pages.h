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

/// Connects the find field, the list of hits and the pages: typing searches, choosing a hit goes to it, and the
/// bar shows the number of the current hit or finding.
///
/// Thread: GUI. Borrows the objects it is constructed with.
class FindInPages : public QObject
{
    Q_OBJECT
public:
    FindInPages(models::PageFinder &finder, PageView &view, ReadingBar &bar, FindResults &results, QObject *parent = nullptr);

    [[nodiscard]] models::ReadingWalk &walk() { return *m_walk; }
    /// Updates the number of the current hit or finding in the bar.
    void showPlace();

Q_SIGNALS:
    void wordsTaken(); ///< The searched words changed or were removed.

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
