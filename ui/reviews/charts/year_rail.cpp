// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/charts/year_rail.h"

#include "ui/kit/look/theme.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <map>

namespace lectern::ui {

namespace {

QFont railFont() { return theme::figuresFont(0.85); }

} // namespace

YearRail::YearRail(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Years"));
    setAccessibleDescription(tr("Ctrl+G goes to any date"));
}

int YearRail::widthFor(const QFontMetrics &metrics) { return metrics.horizontalAdvance(QStringLiteral("2026")) + 12; }

void YearRail::show(const ReviewStats *stats, Qt::SortOrder order)
{
    m_marks.clear();
    m_order = order;
    std::map<int, qint64> perYear;
    qint64 total = 0, undated = 0;
    for (const ReviewStats::Month &month : stats ? stats->byMonth : std::vector<ReviewStats::Month>()) {
        total += month.count;
        (month.first.isValid() ? perYear[month.first.year()] : undated) += month.count;
    }
    auto add = [&, before = order == Qt::AscendingOrder ? undated : 0](int year, qint64 count) mutable {
        m_marks.push_back({year, double(before) / double(total)});
        before += count;
    };
    if (order == Qt::AscendingOrder) {
        for (auto year = perYear.begin(); year != perYear.end(); ++year)
            add(year->first, year->second);
    } else {
        for (auto year = perYear.rbegin(); year != perYear.rend(); ++year)
            add(year->first, year->second);
    }
    update();
}

std::vector<std::pair<YearRail::Mark, int>> YearRail::shownMarks() const
{
    std::vector<std::pair<Mark, int>> shown;
    const int lineHeight = QFontMetrics(railFont()).height() + 2;
    int free = 0;
    for (const Mark &mark : m_marks) {
        const int y = std::min(int(mark.share * height()) + 4, height() - lineHeight);
        if (y < free)
            continue; // its neighbour's label is here
        shown.push_back({mark, y});
        free = y + lineHeight;
    }
    return shown;
}

std::optional<int> YearRail::yearAt(int y) const
{
    std::optional<int> year;
    for (const auto &[mark, top] : shownMarks()) {
        if (y >= top || !year)
            year = mark.year;
    }
    return year;
}

void YearRail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::panel());
    painter.setPen(theme::separator());
    painter.drawLine(rect().topLeft(), rect().bottomLeft());
    painter.setFont(railFont());
    const int lineHeight = painter.fontMetrics().height();
    for (const auto &[mark, top] : shownMarks()) {
        painter.setPen(m_hovered == mark.year ? theme::accent() : theme::mutedText());
        painter.drawText(QRect(0, top, width(), lineHeight), Qt::AlignCenter, QString::number(mark.year));
    }
}

void YearRail::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = yearAt(event->position().toPoint().y());
    setToolTip(m_hovered ? tr("Go to %1").arg(*m_hovered) : QString());
    update();
}

void YearRail::leaveEvent(QEvent *)
{
    m_hovered.reset();
    update();
}

void YearRail::mousePressEvent(QMouseEvent *event)
{
    const auto year = yearAt(event->position().toPoint().y());
    if (year && event->button() == Qt::LeftButton)
        Q_EMIT dateRequested(m_order == Qt::AscendingOrder ? QDate(*year, 1, 1) : QDate(*year, 12, 31));
}

} // namespace lectern::ui
