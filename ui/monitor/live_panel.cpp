// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/live_panel.h"

#include "models/monitor/figures.h"
#include "models/monitor/metrics_sampler.h"
#include "ui/kit/look/theme.h"
#include "ui/monitor/charts/chart_card.h"
#include "ui/monitor/charts/chart_legend.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>

namespace lectern::ui {

using namespace models;

namespace {

constexpr int noteWidth = 260; ///< In a narrower panel the note is hidden.

} // namespace

LivePanel::LivePanel(std::vector<ChartLine> lines, LineChart::Scale scale, std::function<QString(std::optional<double>)> text, QWidget *parent)
    : QWidget(parent)
    , m_lines(std::move(lines))
    , m_text(std::move(text))
    , m_figure(new QLabel(this))
    , m_rest(new QLabel(this))
    , m_note(new QLabel(this))
    , m_chart(new LineChart(m_lines, scale, LineChart::Size::Sparkline, this))
    , m_legend(new ChartLegend(this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_figure->setFont(theme::font(1.55, QFont::Bold));
    m_rest->setFont(theme::font(1.1, QFont::DemiBold));
    m_note->setFont(theme::font(0.9));
    for (QLabel *label : {m_figure, m_rest, m_note})
        label->setTextFormat(Qt::PlainText);
    m_rest->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // is cut off instead of widening the panel
    theme::makeMuted(m_rest);
    theme::makeMuted(m_note);

    auto *figures = new QHBoxLayout;
    figures->setSpacing(6);
    figures->addWidget(m_figure, 0, Qt::AlignBaseline);
    figures->addWidget(m_rest, 1, Qt::AlignBaseline);
    figures->addWidget(m_note, 0, Qt::AlignBaseline);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 2, 12, 10);
    layout->setSpacing(4);
    layout->addLayout(figures);
    layout->addWidget(m_chart, 1);
    layout->addWidget(m_legend);
}

void LivePanel::show(const MetricsSampler &sampler)
{
    if (!sampler.hasReads()) {
        setFigure(QStringLiteral("\u2013"), tr("no reads yet"), false);
        m_note->clear();
        m_legend->setEntries({});
        return;
    }
    const MetricsPoint &point = sampler.latestPoint();
    showFigure(point);
    m_note->setText(tr("last %n min", nullptr, LineChart::spanMinutes(sampler.points())));
    m_chart->setPoints(sampler.points());
    m_legend->setEntries(ChartLegend::entriesOf(m_lines, point, m_text));
    setAccessibleDescription(m_figure->text() + QLatin1Char(' ') + m_rest->text() + QStringLiteral(". ") + m_legend->accessibleName());
}

QString LivePanel::figure() const { return m_figure->text(); }

void LivePanel::setFigure(const QString &figure, const QString &rest, bool isGood)
{
    m_figure->setText(figure);
    m_rest->setText(rest);
    if (m_isGood != isGood) {
        m_isGood = isGood;
        colour();
    }
}

void LivePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        colour();
    QWidget::changeEvent(event);
}

void LivePanel::resizeEvent(QResizeEvent *event)
{
    m_note->setVisible(width() >= noteWidth);
    QWidget::resizeEvent(event);
}

void LivePanel::colour()
{
    QPalette own = palette();
    own.setColor(QPalette::WindowText, m_isGood ? theme::positive() : theme::text());
    m_figure->setPalette(own);
}

CacheHitPanel::CacheHitPanel(QWidget *parent) : LivePanel(hitLines(), LineChart::Scale::Share, figures::percent, parent)
{
    setObjectName(QStringLiteral("cacheHits"));
    setWindowTitle(tr("Cache hits"));
    setAccessibleName(windowTitle());
}

void CacheHitPanel::showFigure(const MetricsPoint &point)
{
    if (point.cacheShare)
        setFigure(figures::percent(point.cacheShare), {}, true);
    else
        setFigure(QStringLiteral("\u2013"), tr("no reads in the last half minute"), false);
}

LatencyPanel::LatencyPanel(QWidget *parent) : LivePanel(latencyLines(false), LineChart::Scale::LogLatency, figures::milliseconds, parent)
{
    setObjectName(QStringLiteral("latency"));
    setWindowTitle(tr("Latency, ms"));
    setAccessibleName(windowTitle());
}

void LatencyPanel::showFigure(const MetricsPoint &point)
{
    if (point.overall.p50)
        setFigure(figures::milliseconds(point.overall.p50), tr("/ %1  p50 / p95").arg(figures::milliseconds(point.overall.p95)), false);
    else
        setFigure(QStringLiteral("\u2013"), tr("no reads in the last half minute"), false);
}

} // namespace lectern::ui
