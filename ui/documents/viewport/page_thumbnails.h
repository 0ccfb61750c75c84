// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <QTimer>

namespace lectern::models {
class OpenDocument;
class PagePictures;
} // namespace lectern::models

namespace lectern::ui {

class PageView;

/// A column of thumbnails of the pages; the current one is outlined. Requests pictures of visible thumbnails only.
///
/// Thread: GUI. Borrows the document, its pictures and the view whose current page it shows.
class PageThumbnails : public QListView
{
    Q_OBJECT
public:
    PageThumbnails(models::OpenDocument &document, models::PagePictures &pictures, PageView &view, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void pageChosen(int page); ///< From 1.

protected:
    void scrollContentsBy(int dx, int dy) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void takeDocument();
    void followPage(int page);
    void wantWhatIsSeen();

    models::OpenDocument &m_document;
    models::PagePictures &m_pictures;
    PageView &m_view;
    QTimer m_wanting;
    bool m_isFollowing = false;
};

} // namespace lectern::ui
