// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/charts/step_bar.h"

#include "models/monitor/family_table_model.h"
#include "models/monitor/figures.h"
#include "ui/kit/look/theme.h"
#include "ui/monitor/charts/chart_legend.h"

#include <QBoxLayout>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace lectern::ui {

using namespace models;

namespace {

QColor colourOf(ReadStep step)
{
    switch (step) {
    case ReadStep::Queue: return theme::series(5);
    case ReadStep::Poll: return theme::series(6);
    case ReadStep::RedisRoundTrip: return theme::of(Source::Redis);
    case ReadStep::Unseal: return theme::of(Source::Memory);
    case ReadStep::Decode: return theme::series(4);
    case ReadStep::PostgresRoundTrip: return theme::of(Source::Postgres);
    case ReadStep::Paint: return theme::series(7);
    }
    Q_UNREACHABLE();
}

} // namespace

class StepCard::Bar : public QWidget
{
public:
    explicit Bar(QWidget *parent) : QWidget(parent) { setFixedHeight(theme::rowHeight() - 6); }

    void setBurst(const StepBurst &burst)
    {
        m_burst = burst;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QPainterPath outline;
        outline.addRoundedRect(rect(), 4, 4);
        painter.setClipPath(outline);
        painter.fillRect(rect(), theme::faint());
        const double total = m_burst.totalMicroseconds();
        double from = 0;
        for (int i = 0; i < stepCount && total > 0; ++i) {
            const ReadStep step = static_cast<ReadStep>(i);
            const double length = m_burst.of(step).microseconds / total * width();
            drawSegment(&painter, QRectF(from, 0, length, height()), step);
            from += length;
        }
    }

private:
    void drawSegment(QPainter *painter, const QRectF &place, ReadStep step) const
    {
        const QColor fill = colourOf(step);
        painter->fillRect(place, fill);
        const QString name = displayNameOf(step);
        const QString full = name + QLatin1Char(' ') + figures::withUnit(m_burst.of(step).microseconds);
        const int room = static_cast<int>(place.width()) - 12;
        const QString &text = painter->fontMetrics().horizontalAdvance(full) <= room ? full : name;
        if (painter->fontMetrics().horizontalAdvance(text) > room)
            return;
        painter->setPen(qGray(fill.rgb()) > 140 ? QColor(0x10, 0x14, 0x1a) : QColor(Qt::white));
        painter->drawText(place, Qt::AlignCenter, text);
    }

    StepBurst m_burst;
};

StepCard::StepCard(QWidget *parent) : Card(tr("What slowed this scroll"), parent), m_bar(new Bar(this)), m_legend(new ChartLegend(this))
{
    content()->addWidget(m_bar);
    content()->addWidget(m_legend);
}

void StepCard::show(const StepBurst &burst, std::chrono::milliseconds now)
{
    m_bar->setBurst(burst);
    if (burst.isEmpty()) {
        setNote(tr("nothing has been read yet"));
        m_legend->setEntries({});
        return;
    }
    const auto age = now - burst.endedAt();
    const QString when = age < StepBurst::quiet ? tr("now") : tr("%1 ago").arg(figures::duration(age));
    setNote(tr("%Ln reads, %1", nullptr, int(burst.reads())).arg(when));
    QList<ChartLegend::Entry> entries;
    for (int i = 0; i < stepCount; ++i) {
        const ReadStep step = static_cast<ReadStep>(i);
        const StepBurst::Spent &spent = burst.of(step);
        if (spent.count > 0)
            entries.append(
                {[step] { return colourOf(step); },
                 tr("%1 %2 (%3 \u00d7 %4)")
                     .arg(displayNameOf(step), figures::withUnit(spent.microseconds), figures::count(spent.count), figures::withUnit(spent.mean()))});
    }
    m_legend->setEntries(entries);
    m_bar->setAccessibleName(m_legend->accessibleName());
}

} // namespace lectern::ui
