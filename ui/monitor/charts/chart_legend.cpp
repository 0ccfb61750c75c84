// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/charts/chart_legend.h"

#include "ui/kit/look/theme.h"

#include <QPainter>

#include <algorithm>

namespace lectern::ui {

using namespace models;

namespace {

constexpr int dotSize = 8;
constexpr int dotGap = 6;
constexpr int entryGap = 14;

} // namespace

ChartLegend::ChartLegend(QWidget *parent) : QWidget(parent)
{
    setFont(theme::font(0.9));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QList<ChartLegend::Entry> ChartLegend::entriesOf(const std::vector<ChartLine> &lines, const MetricsPoint &point,
                                                 const std::function<QString(std::optional<double>)> &text)
{
    QList<Entry> entries;
    for (const ChartLine &line : lines) {
        const QString value = text(line.value(point));
        if (line.legend.isEmpty() && !entries.isEmpty())
            entries.last().text += QStringLiteral(" / ") + value;
        else
            entries.append({line.colour, line.legend + QLatin1Char(' ') + value});
    }
    return entries;
}

void ChartLegend::setEntries(QList<Entry> entries)
{
    const int before = heightForWidth(width());
    m_entries = std::move(entries);
    QStringList texts;
    for (const Entry &entry : std::as_const(m_entries))
        texts.append(entry.text);
    setAccessibleName(texts.join(QStringLiteral(", ")));
    if (heightForWidth(width()) != before)
        updateGeometry();
    update();
}

QList<QRect> ChartLegend::placesIn(int width) const
{
    QList<QRect> places;
    int x = 0;
    int y = 0;
    const int height = fontMetrics().height() + 2;
    for (const Entry &entry : m_entries) {
        const int entryWidth = dotSize + dotGap + fontMetrics().horizontalAdvance(entry.text);
        if (x > 0 && x + entryWidth > width) {
            x = 0;
            y += height;
        }
        places.append({x, y, std::min(entryWidth, std::max(width, dotSize)), height});
        x += entryWidth + entryGap;
    }
    return places;
}

int ChartLegend::heightForWidth(int width) const
{
    const QList<QRect> places = placesIn(width);
    return places.isEmpty() ? fontMetrics().height() + 2 : places.last().bottom() + 1;
}

QSize ChartLegend::sizeHint() const { return {160, heightForWidth(width())}; }

QSize ChartLegend::minimumSizeHint() const { return {60, heightForWidth(width())}; }

void ChartLegend::resizeEvent(QResizeEvent *event)
{
    if (height() != heightForWidth(width()))
        updateGeometry();
    QWidget::resizeEvent(event);
}

void ChartLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QList<QRect> places = placesIn(width());
    for (qsizetype i = 0; i < places.size(); ++i) {
        const QRect &place = places[i];
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_entries[i].colour());
        painter.drawEllipse(QRectF(place.left(), place.center().y() - dotSize / 2.0 + 0.5, dotSize, dotSize));
        painter.setPen(theme::mutedText());
        painter.drawText(place.adjusted(dotSize + dotGap, 0, 2, 0), Qt::AlignLeft | Qt::AlignVCenter, m_entries[i].text);
    }
}

} // namespace lectern::ui
