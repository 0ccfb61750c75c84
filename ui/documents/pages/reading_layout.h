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

/// The layout of the reading pane: bar, notices and pages in a column, with thumbnails or hits next to the pages; or instead
/// a message why there are no pages.
///
/// Thread: GUI. Owns its widgets; borrows the models they show.
class ReadingLayout : public QStackedWidget
{
    Q_OBJECT
public:
    ReadingLayout(models::OpenDocument &document, models::PagePictures &pictures, models::PageFinder &finder, const ReadingActions &actions,
                  QWidget *parent);

    [[nodiscard]] ReadingBar *bar() const { return m_bar; }
    [[nodiscard]] ListNotice *notice() const { return m_notice; } ///< For text that could not be loaded.
    [[nodiscard]] RemovalNotice *removal() const { return m_removal; }
    [[nodiscard]] PageView *view() const { return m_view; }
    [[nodiscard]] PageThumbnails *thumbnails() const { return m_thumbnails; }
    [[nodiscard]] FindResults *results() const { return m_results; }

    enum class Side : quint8 { Nothing, Thumbnails, Hits };
    void showSide(Side side);
    void showPages();
    /// With buttons for `actions`.
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
