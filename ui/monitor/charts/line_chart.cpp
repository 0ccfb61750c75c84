// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/charts/line_chart.h"

#include "models/monitor/figures.h"
#include "ui/kit/look/theme.h"

#include <QBoxLayout>
#include <QEvent>

#include "ui/monitor/charts/plot.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lectern::ui {

using namespace models;

namespace {

/// Labels a logarithmic axis of microseconds in milliseconds: "0.1", "1", "10".
class LatencyTicker : public QCPAxisTickerLog
{
protected:
    QString getTickLabel(double tick, const QLocale &locale, QChar, int) override { return locale.toString(tick / 1000, 'g', 3); }
};

class ShareTicker : public QCPAxisTickerFixed
{
protected:
    QString getTickLabel(double tick, const QLocale &locale, QChar, int) override
    {
        return locale.toString(qRound(tick * 100)) + QStringLiteral(" %");
    }
};

class AgeTicker : public QCPAxisTickerFixed
{
protected:
    QString getTickLabel(double tick, const QLocale &locale, QChar, int) override
    {
        const int seconds = qRound(-tick);
        if (seconds == 0)
            return LineChart::tr("now");
        return seconds % 60 == 0 ? LineChart::tr("-%1 min").arg(locale.toString(seconds / 60)) : LineChart::tr("-%1 s").arg(locale.toString(seconds));
    }
};

/// Seconds between the labels below a chart of this many minutes, for about five labels.
int tickSecondsOf(int minutes)
{
    if (minutes <= 1)
        return 15;
    if (minutes <= 5)
        return 60;
    return minutes <= 10 ? 120 : 180;
}

} // namespace

LineChart::LineChart(std::vector<ChartLine> lines, Scale scale, Size size, QWidget *parent)
    : QWidget(parent)
    , m_lines(std::move(lines))
    , m_scale(scale)
    , m_size(size)
    , m_plot(new QCustomPlot(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_plot->setPlottingHint(QCP::phFastPolylines);
    for (std::size_t line = 0; line < m_lines.size(); ++line)
        m_plot->addGraph()->setAntialiased(true);
    setUpAxes();
    colour();
}

void LineChart::setUpAxes()
{
    const bool isSparkline = m_size == Size::Sparkline;
    for (QCPAxis *axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setTickLabels(!isSparkline);
        axis->setTickLengthIn(0);
        axis->setSubTicks(false);
        axis->setTickLabelFont(theme::figuresFont(0.8));
        axis->setBasePen(Qt::NoPen);
    }
    m_plot->xAxis->grid()->setVisible(false);
    m_plot->xAxis->setTicker(QSharedPointer<AgeTicker>::create());
    if (m_scale == Scale::Share) {
        auto ticker = QSharedPointer<ShareTicker>::create();
        ticker->setTickStep(0.25);
        m_plot->yAxis->setTicker(ticker);
        m_plot->yAxis->setRange(-0.01, 1.03);
    } else {
        m_plot->yAxis->setScaleType(QCPAxis::stLogarithmic);
        m_plot->yAxis->setTicker(QSharedPointer<LatencyTicker>::create());
        m_plot->yAxis->setRange(10, 10'000);
    }
    if (isSparkline) {
        m_plot->axisRect()->setAutoMargins(QCP::msNone);
        m_plot->axisRect()->setMargins({0, 2, 0, 2});
    } else {
        m_plot->axisRect()->setMinimumMargins({0, 6, 14, 0});
    }
}

void LineChart::colour()
{
    m_plot->setBackground(theme::surface());
    for (QCPAxis *axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setTickLabelColor(theme::mutedText());
        axis->setTickPen(Qt::NoPen);
        axis->grid()->setPen(QPen(theme::faint(), 1));
        axis->grid()->setZeroLinePen(QPen(theme::faint(), 1));
    }
    for (std::size_t line = 0; line < m_lines.size(); ++line)
        m_plot->graph(static_cast<int>(line))->setPen(QPen(m_lines[line].colour(), 1, m_lines[line].isDotted ? Qt::DotLine : Qt::SolidLine));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

int LineChart::spanMinutes(const std::deque<MetricsPoint> &points)
{
    if (points.empty())
        return 1;
    const auto span = std::chrono::duration<double, std::ratio<60>>(points.back().at - points.front().at);
    return std::max(1, static_cast<int>(std::ceil(span.count())));
}

void LineChart::setPoints(const std::deque<MetricsPoint> &points)
{
    if (points.empty())
        return;
    for (std::size_t line = 0; line < m_lines.size(); ++line) {
        QVector<QCPGraphData> data;
        data.reserve(static_cast<qsizetype>(points.size()));
        for (const MetricsPoint &point : points) {
            const double age = std::chrono::duration<double>(point.at - points.back().at).count();
            data.append({age, m_lines[line].value(point).value_or(std::numeric_limits<double>::quiet_NaN())});
        }
        m_plot->graph(static_cast<int>(line))->data()->set(data, true);
    }
    const int minutes = spanMinutes(points);
    m_plot->xAxis->setRange(-60.0 * minutes, 0);
    m_plot->xAxis->ticker().staticCast<AgeTicker>()->setTickStep(tickSecondsOf(minutes));
    if (m_scale == Scale::LogLatency)
        fitValues(points);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

/// Scales to whole decades, so that the axis does not move while values change within them.
void LineChart::fitValues(const std::deque<MetricsPoint> &points)
{
    double lowest = std::numeric_limits<double>::infinity();
    double highest = 0;
    for (const MetricsPoint &point : points) {
        for (const ChartLine &line : m_lines) {
            if (const auto value = line.value(point); value && *value > 0) {
                lowest = std::min(lowest, *value);
                highest = std::max(highest, *value);
            }
        }
    }
    if (highest <= 0)
        return;
    const double from = std::pow(10, std::floor(std::log10(lowest)));
    const double to = std::pow(10, std::ceil(std::log10(highest)));
    m_plot->yAxis->setRange(from, std::max(to, from * 100));
}

QSize LineChart::minimumSizeHint() const { return m_size == Size::Sparkline ? QSize(60, 24) : QSize(180, 120); }

QSize LineChart::sizeHint() const { return m_size == Size::Sparkline ? QSize(180, 60) : QSize(480, 160); }

void LineChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        colour();
    QWidget::changeEvent(event);
}

} // namespace lectern::ui
