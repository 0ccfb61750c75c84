// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

class QSplitter;

namespace lectern::models {
class OpenDocument;
class PageFinder;
class PagePictures;
struct ReadingObstacle;
} // namespace lectern::models

namespace lectern::ui {

class EmptyState;
class FindResults;
class ListNotice;
class PageThumbnails;
class PageView;
class ReadingActions;
class ReadingBar;
class RemovalNotice;

/// How the parts of the reading pane lie: bar, notices and pages below each other, thumbnails or hits beside the pages; or, in place
/// of all of them, why there are no pages.
///
/// Thread: GUI. Owns the parts; borrows what they show.
class ReadingLayout : public QStackedWidget
{
    Q_OBJECT
public:
    ReadingLayout(models::OpenDocument &document, models::PagePictures &pictures, models::PageFinder &finder, const ReadingActions &actions,
                  QWidget *parent);

    [[nodiscard]] ReadingBar *bar() const { return m_bar; }
    [[nodiscard]] ListNotice *notice() const { return m_notice; } ///< About text that does not come.
    [[nodiscard]] RemovalNotice *removal() const { return m_removal; }
    [[nodiscard]] PageView *view() const { return m_view; }
    [[nodiscard]] PageThumbnails *thumbnails() const { return m_thumbnails; }
    [[nodiscard]] FindResults *results() const { return m_results; }

    enum class Side : quint8 { Nothing, Thumbnails, Hits };
    void showSide(Side side);
    void showPages();
    /// With a button, if something can be done.
    void showObstacle(const models::ReadingObstacle &obstacle, const QList<QAction *> &actions = {});

private:
    [[nodiscard]] QSplitter *makeSplitter(models::OpenDocument &document, models::PagePictures &pictures, models::PageFinder &finder,
                                          QWidget *parent);

    EmptyState *m_empty;
    QWidget *m_pages;
    ReadingBar *m_bar;
    ListNotice *m_notice;
    RemovalNotice *m_removal;
    PageView *m_view = nullptr;
    PageThumbnails *m_thumbnails = nullptr;
    FindResults *m_results = nullptr;
};

} // namespace lectern::ui
