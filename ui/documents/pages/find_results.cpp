// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/pages/find_results.h"

#include "models/documents/find/find_results_model.h"
#include "models/documents/find/page_finder.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/look/wrapped_label.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>

namespace lectern::ui {

using namespace models;

namespace {

constexpr int padding = 8;
constexpr int lineCount = 3;

/// Draws a hit: the page's number in one line, then the words with their context in two lines.
class HitDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {120, QFontMetrics(theme::font(0.95)).height() * lineCount + 2 * padding};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme::selection());
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, theme::hover());
        QRectF area = QRectF(option.rect).adjusted(padding + 2, padding, -padding, -padding);
        painter->setPen(theme::mutedText());
        painter->setFont(theme::font(0.85));
        painter->drawText(area, Qt::AlignLeft | Qt::AlignTop, FindResults::tr("Page %L1").arg(index.data(FindResultsModel::PageRole).toInt()));
        area.setTop(area.top() + painter->fontMetrics().height() + 1);
        drawContext(painter, area, index);
        painter->setPen(theme::separator());
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        painter->restore();
    }

private:
    static void drawContext(QPainter *painter, const QRectF &area, const QModelIndex &index)
    {
        const QString words = index.data(FindResultsModel::WordsRole).toString();
        // The words themselves must be visible: little context before them, and as much after them as fits.
        QString before = index.data(FindResultsModel::BeforeRole).toString();
        if (constexpr qsizetype most = 28; before.size() > most)
            before = u'\u2026' + before.mid(before.indexOf(u' ', before.size() - most) + 1);
        QTextLayout layout(before + words + index.data(FindResultsModel::AfterRole).toString(), theme::font(0.95));
        QTextLayout::FormatRange bold{int(before.size()), int(words.size()), {}};
        bold.format.setFontWeight(QFont::Bold);
        bold.format.setBackground(theme::warningFill());
        layout.setFormats({bold});
        painter->setPen(theme::text());
        layout.beginLayout();
        double y = 0;
        for (int line = 0; line < 2; ++line) {
            QTextLine next = layout.createLine();
            if (!next.isValid())
                break;
            next.setLineWidth(area.width());
            next.setPosition({0, y});
            y += next.height();
        }
        layout.endLayout();
        layout.draw(painter, area.topLeft());
    }
};

} // namespace

FindResults::FindResults(PageFinder &finder, QWidget *parent)
    : QWidget(parent)
    , m_finder(finder)
    , m_model(new FindResultsModel(finder, this))
    , m_summary(new WrappedLabel(this))
    , m_list(new QListView(this))
{
    setObjectName(QStringLiteral("findResults"));
    m_summary->setContentsMargins(10, 8, 8, 8);
    theme::makeMuted(m_summary);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new HitDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setAccessibleName(tr("Hits in the pages"));
    m_list->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_summary);
    layout->addWidget(m_list, 1);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        if (!m_isFollowing && current.isValid())
            Q_EMIT hitChosen(current.row());
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &clicked) { Q_EMIT hitChosen(clicked.row()); });
    connect(&finder, &PageFinder::restarted, this, &FindResults::showSummary);
    connect(&finder, &PageFinder::hitsAdded, this, &FindResults::showSummary);
    connect(&finder, &PageFinder::finished, this, &FindResults::showSummary);
    connect(&finder, &PageFinder::currentChanged, this, &FindResults::followCurrent);
}

QSize FindResults::sizeHint() const { return {fontMetrics().averageCharWidth() * 27, 400}; }

QString FindResults::summary() const
{
    const int count = int(m_finder.hits().size());
    if (m_finder.hasMore())
        return tr("More than %Ln hits; the first of them are listed", nullptr, count);
    if (m_finder.isBusy())
        return count > 0 ? tr("%Ln hits so far...", nullptr, count) : tr("Searching...");
    return count > 0 ? tr("%Ln hits", nullptr, count) : tr("These words stand nowhere in the document");
}

bool FindResults::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Escape)
        return QWidget::eventFilter(watched, event);
    Q_EMIT leaveRequested();
    return true;
}

void FindResults::showSummary() { m_summary->setText(summary()); }

void FindResults::followCurrent(int hit)
{
    m_isFollowing = true;
    if (hit >= 0)
        m_list->setCurrentIndex(m_model->index(hit, 0));
    else
        m_list->clearSelection();
    m_isFollowing = false;
}

} // namespace lectern::ui
