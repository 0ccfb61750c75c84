// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/widgets/card.h"

#include "ui/kit/look/theme.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>

namespace lectern::ui {

namespace {

constexpr int padding = 14;
constexpr int gap = 12;

} // namespace

Card::Card(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(title, this))
    , m_note(new QLabel(this))
    , m_head(new QHBoxLayout)
    , m_content(new QVBoxLayout)
{
    setAccessibleName(title);
    m_title->setFont(theme::font(1.0, QFont::DemiBold));
    m_title->setTextFormat(Qt::PlainText);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true); // so that a long note does not widen the window
    m_note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    theme::makeMuted(m_note);
    m_head->setSpacing(8);
    m_head->addWidget(m_title);
    m_head->addWidget(m_note, 1);
    m_content->setSpacing(6);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(padding, padding - 2, padding, padding - 2);
    layout->setSpacing(8);
    layout->addLayout(m_head);
    layout->addLayout(m_content, 1);
}

void Card::setNote(const QString &note) { m_note->setText(note); }

void Card::addToTitle(QWidget *widget) { m_head->addWidget(widget); }

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::separator(), 1));
    painter.setBrush(theme::surface());
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

CardGrid::CardGrid(int columnWidth, const QList<QWidget *> &widgets, QWidget *parent)
    : QWidget(parent)
    , m_columnWidth(columnWidth)
    , m_widgets(widgets)
    , m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(gap);
    arrange(static_cast<int>(widgets.size()));
}

QSize CardGrid::minimumSizeHint() const
{
    int widest = 0;
    for (const QWidget *widget : m_widgets)
        widest = std::max(widest, widget->minimumSizeHint().width());
    return {widest, m_layout->minimumSize().height()};
}

void CardGrid::resizeEvent(QResizeEvent *event)
{
    const int count = static_cast<int>(m_widgets.size());
    const int fitting = std::clamp((width() + gap) / (m_columnWidth + gap), 1, count);
    const int rows = (count + fitting - 1) / fitting;
    const int columns = (count + rows - 1) / rows; // equally filled rows: two and two instead of three and one
    if (columns != m_columnCount)
        arrange(columns);
    QWidget::resizeEvent(event);
}

void CardGrid::arrange(int columnCount)
{
    for (int column = 0; column < m_columnCount; ++column)
        m_layout->setColumnStretch(column, 0);
    m_columnCount = columnCount;
    for (int i = 0; i < m_widgets.size(); ++i)
        m_layout->addWidget(m_widgets[i], i / columnCount, i % columnCount);
    for (int column = 0; column < columnCount; ++column)
        m_layout->setColumnStretch(column, 1);
}

} // namespace lectern::ui
