// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/viewport/page_thumbnails.h"

#include "models/documents/pages/open_document.h"
#include "models/documents/pages/page_pictures.h"
#include "ui/documents/viewport/page_view.h"
#include "ui/kit/look/theme.h"

#include <QAbstractListModel>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

namespace lectern::ui {

using namespace models;

namespace {

constexpr int pictureWidth = 104;
constexpr int pictureHeight = 146;
constexpr int gap = 10;

/// A model with one row per page: the page's number.
class PageNumbers : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;
    void setCount(int count)
    {
        beginResetModel();
        m_count = count;
        endResetModel();
    }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_count; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == Qt::DisplayRole)
            return QLocale().toString(index.row() + 1);
        return role == Qt::AccessibleTextRole ? PageThumbnails::tr("Page %L1").arg(index.row() + 1) : QVariant();
    }

private:
    int m_count = 0;
};

QSizeF thumbnailSize(const QSizeF &page) { return page.scaled(QSizeF(pictureWidth, pictureHeight), Qt::KeepAspectRatio); }

PartOfPage thumbnailOf(int page, const QSizeF &points, double scale) { return {page, std::max(1, int(thumbnailSize(points).width() * scale)), {}}; }

class ThumbnailDelegate : public QStyledItemDelegate
{
public:
    ThumbnailDelegate(PagePictures &pictures, const PageView &view, QObject *parent) : QStyledItemDelegate(parent), m_pictures(pictures), m_view(view)
    {
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {pictureWidth + 2 * gap, pictureHeight + QFontMetrics(theme::font(0.85)).height() + gap + 8};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int page = index.row() + 1;
        if (page > m_view.pages().pageCount())
            return;
        const QSizeF size = thumbnailSize(m_view.pages().pageSize(page));
        const QRectF cell(option.rect);
        const QRectF paper(std::round(cell.center().x() - size.width() / 2), cell.top() + gap / 2.0 + (pictureHeight - size.height()), size.width(),
                           size.height());
        painter->save();
        painter->fillRect(paper, Qt::white);
        const PartOfPage what = thumbnailOf(page, m_view.pages().pageSize(page), painter->device()->devicePixelRatioF());
        auto picture = m_pictures.find(what);
        if (!picture)
            picture = m_pictures.findScaled(page, what.pageWidth);
        if (picture) {
            const QImage image(reinterpret_cast<const uchar *>(picture->pixels.constData()), picture->size.width(), picture->size.height(),
                               picture->bytesPerLine, QImage::Format_RGB32);
            painter->setRenderHint(QPainter::SmoothPixmapTransform);
            painter->drawImage(paper, image);
        }
        const bool isCurrent = option.state & QStyle::State_Selected;
        if (m_view.isDimmed() && theme::isDark())
            painter->fillRect(paper, QColor(0, 0, 0, 90));
        painter->setPen(QPen(isCurrent ? theme::accent() : theme::separator(), isCurrent ? 2 : 1));
        painter->drawRect(isCurrent ? paper.adjusted(-1, -1, 1, 1) : paper);
        painter->setFont(theme::font(0.85, isCurrent ? QFont::DemiBold : QFont::Normal));
        painter->setPen(isCurrent ? theme::accent() : theme::mutedText());
        painter->drawText(QRectF(cell.left(), paper.bottom() + 4, cell.width(), cell.bottom() - paper.bottom() - 4), Qt::AlignHCenter | Qt::AlignTop,
                          index.data().toString());
        painter->restore();
    }

private:
    PagePictures &m_pictures;
    const PageView &m_view;
};

} // namespace

PageThumbnails::PageThumbnails(OpenDocument &document, PagePictures &pictures, PageView &view, QWidget *parent)
    : QListView(parent)
    , m_document(document)
    , m_pictures(pictures)
    , m_view(view)
{
    setObjectName(QStringLiteral("pageThumbnails"));
    setAccessibleName(tr("Pages as small pictures"));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setModel(new PageNumbers(this));
    setItemDelegate(new ThumbnailDelegate(pictures, view, this));
    viewport()->setBackgroundRole(QPalette::Window);
    m_wanting.setSingleShot(true);
    m_wanting.setInterval(0);
    connect(&m_wanting, &QTimer::timeout, this, &PageThumbnails::wantWhatIsSeen);
    connect(&document, &OpenDocument::opened, this, &PageThumbnails::takeDocument);
    connect(&document, &OpenDocument::pageCountChanged, this, &PageThumbnails::takeDocument);
    connect(&document, &OpenDocument::sizesArrived, this, [this] { m_wanting.start(); });
    connect(&pictures, &PagePictures::arrived, viewport(), qOverload<>(&QWidget::update));
    connect(&view, &PageView::pageChanged, this, &PageThumbnails::followPage);
    takeDocument();
}

QSize PageThumbnails::sizeHint() const { return {pictureWidth + 2 * gap + 14, 400}; }

void PageThumbnails::takeDocument()
{
    static_cast<PageNumbers *>(model())->setCount(m_document.pageCount());
    followPage(m_view.currentPage());
    m_wanting.start();
}

void PageThumbnails::followPage(int page)
{
    m_isFollowing = true;
    if (const QModelIndex index = model()->index(page - 1, 0); page > 0 && index.isValid())
        setCurrentIndex(index);
    m_isFollowing = false;
}

void PageThumbnails::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (!m_isFollowing && current.isValid())
        Q_EMIT pageChosen(current.row() + 1);
}

void PageThumbnails::wantWhatIsSeen()
{
    std::vector<PartOfPage> parts;
    const QModelIndex first = indexAt(QPoint(viewport()->width() / 2, 0));
    if (isVisible() && first.isValid()) {
        const int count = viewport()->height() / std::max(1, sizeHintForRow(0)) + 2;
        for (int page = first.row() + 1; page < first.row() + 1 + count && page <= m_view.pages().pageCount(); ++page)
            parts.push_back(thumbnailOf(page, m_view.pages().pageSize(page), devicePixelRatioF()));
    }
    m_pictures.want(PagePictures::Use::Thumbnails, std::move(parts));
}

void PageThumbnails::scrollContentsBy(int dx, int dy)
{
    QListView::scrollContentsBy(dx, dy);
    m_wanting.start();
}

void PageThumbnails::showEvent(QShowEvent *event)
{
    QListView::showEvent(event);
    m_wanting.start();
}

void PageThumbnails::hideEvent(QHideEvent *event)
{
    QListView::hideEvent(event);
    m_wanting.start();
}

void PageThumbnails::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    m_wanting.start();
}

} // namespace lectern::ui
