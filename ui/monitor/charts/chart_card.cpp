// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/charts/chart_card.h"

#include "models/monitor/figures.h"
#include "models/monitor/metrics_sampler.h"
#include "models/monitor/point_table_model.h"
#include "ui/kit/look/icon.h"
#include "ui/kit/look/theme.h"
#include "ui/monitor/charts/chart_legend.h"
#include "ui/monitor/charts/figure_table.h"

#include <QBoxLayout>
#include <QDateTime>
#include <QStackedWidget>
#include <QToolButton>

namespace lectern::ui {

using namespace models;

namespace {

std::vector<PointTableModel::Series> seriesOf(const std::vector<ChartLine> &lines, const std::function<QString(std::optional<double>)> &text)
{
    std::vector<PointTableModel::Series> series;
    series.reserve(lines.size());
    for (const ChartLine &line : lines)
        series.push_back({line.name, line.value, text});
    return series;
}

QToolButton *makeToggle(const QString &title, QWidget *parent)
{
    auto *toggle = new QToolButton(parent);
    toggle->setCheckable(true);
    toggle->setAutoRaise(true);
    toggle->setIcon(icon(QLatin1String("table")));
    toggle->setIconSize({16, 16});
    toggle->setToolTip(ChartCard::tr("Show as a table"));
    toggle->setAccessibleName(ChartCard::tr("%1 as a table").arg(title));
    return toggle;
}

void addTier(std::vector<ChartLine> &lines, const QString &name, Source source, TierLatency MetricsPoint::*tier, bool withP95)
{
    const auto colour = [source] { return theme::of(source); };
    lines.push_back(
        {withP95 ? ChartCard::tr("%1 p50").arg(name) : name, name, colour, [tier](const MetricsPoint &point) { return (point.*tier).p50; }});
    if (withP95)
        lines.push_back({ChartCard::tr("%1 p95").arg(name), {}, colour, [tier](const MetricsPoint &point) { return (point.*tier).p95; }, true});
}

} // namespace

ChartCard::ChartCard(const QString &title, const QString &note, std::vector<ChartLine> lines, LineChart::Scale scale,
                     std::function<QString(std::optional<double>)> text, QWidget *parent)
    : Card(title, parent)
    , m_lines(std::move(lines))
    , m_text(std::move(text))
    , m_ownNote(note)
    , m_stack(new QStackedWidget(this))
    , m_chart(new LineChart(m_lines, scale, LineChart::Size::Full, m_stack))
    , m_points(new PointTableModel(seriesOf(m_lines, m_text), this))
    , m_legend(new ChartLegend(this))
    , m_toggle(makeToggle(title, this))
{
    auto *table = new FigureTable(m_stack);
    table->setModel(m_points);
    table->setAccessibleName(title);
    m_chart->setAccessibleName(title);
    m_stack->addWidget(m_chart);
    m_stack->addWidget(table);
    m_stack->setMinimumHeight(150);
    addToTitle(m_toggle);
    content()->addWidget(m_stack, 1);
    content()->addWidget(m_legend);
    connect(m_toggle, &QToolButton::toggled, this, [this](bool isShown) {
        m_stack->setCurrentIndex(isShown ? 1 : 0);
        Q_EMIT tableShownChanged();
    });
}

void ChartCard::show(const MetricsSampler &sampler)
{
    const QString span = tr("last %n min", nullptr, LineChart::spanMinutes(sampler.points()));
    if (!sampler.hasReads())
        setNote(tr("no reads yet"));
    else
        setNote(m_ownNote.isEmpty() ? span : m_ownNote + QStringLiteral(", ") + span);
    m_legend->setEntries(ChartLegend::entriesOf(m_lines, sampler.latestPoint(), m_text));
    if (isTableShown())
        m_points->setPoints(sampler.points(), QDateTime::currentDateTime());
    else
        m_chart->setPoints(sampler.points());
    m_chart->setAccessibleDescription(m_legend->accessibleName());
}

bool ChartCard::isTableShown() const { return m_toggle->isChecked(); }

void ChartCard::setTableShown(bool isShown) { m_toggle->setChecked(isShown); }

std::vector<ChartLine> hitLines()
{
    const QString cache = ChartCard::tr("memory + Redis");
    const QString memory = ChartCard::tr("memory");
    const QString bypass = ChartCard::tr("bypass");
    return {{cache, cache, [] { return theme::of(Source::Redis); }, [](const MetricsPoint &point) { return point.cacheShare; }},
            {memory, memory, [] { return theme::of(Source::Memory); }, [](const MetricsPoint &point) { return point.memoryShare; }},
            {bypass, bypass, [] { return theme::negative(); }, [](const MetricsPoint &point) { return point.bypassShare; }}};
}

std::vector<ChartLine> latencyLines(bool withP95)
{
    std::vector<ChartLine> lines;
    addTier(lines, ChartCard::tr("memory"), Source::Memory, &MetricsPoint::memory, withP95);
    addTier(lines, QStringLiteral("Redis"), Source::Redis, &MetricsPoint::redis, withP95);
    addTier(lines, QStringLiteral("PostgreSQL"), Source::Postgres, &MetricsPoint::postgres, withP95);
    return lines;
}

ChartCard *makeHitChart(QWidget *parent)
{
    return new ChartCard(ChartCard::tr("Cache hits by tier"), {}, hitLines(), LineChart::Scale::Share, figures::percent, parent);
}

ChartCard *makeLatencyChart(QWidget *parent)
{
    return new ChartCard(ChartCard::tr("Latency by tier"), ChartCard::tr("p50 and dotted p95, ms, log scale"), latencyLines(true),
                         LineChart::Scale::LogLatency, figures::milliseconds, parent);
}

} // namespace lectern::ui
