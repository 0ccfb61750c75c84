// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/charts/statistics_panel.h"

#include "models/errors/error_text.h"
#include "models/reviews/review_labels.h"
#include "ui/kit/look/theme.h"

#include <QBoxLayout>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QStackedWidget>
#include <QTableWidget>
#include <QToolButton>

namespace lectern::ui {

using namespace errors;
using namespace models;

namespace {

constexpr int panelRows = 5;

QString countText(const ReviewStats &stats) { return reviewCountText(stats.count, shortCountText(stats.count, true)); }

QString averageText(const ReviewStats &stats)
{
    if (!stats.averageRating)
        return countText(stats);
    return StatisticsPanel::tr("average %1").arg(QLocale().toString(*stats.averageRating, 'f', 2));
}

QTableWidgetItem *numberItem(const QString &text)
{
    auto *item = new QTableWidgetItem(text);
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

} // namespace

StatisticsPanel::StatisticsPanel(Content content, const ReviewStatistics &statistics, QWidget *parent)
    : QWidget(parent)
    , m_content(std::move(content))
    , m_statistics(statistics)
    , m_span(new QLabel(this))
    , m_wholeSpan(new QToolButton(this))
    , m_note(new QLabel(this))
    , m_pages(new QStackedWidget(this))
    , m_bars(m_content.isByMonth ? nullptr : new BarChart(this))
    , m_trend(m_content.isByMonth ? new MonthChart(this) : nullptr)
    , m_chart(m_content.isByMonth ? static_cast<QWidget *>(m_trend) : m_bars)
    , m_table(new QTableWidget(0, 4, this))
{
    setWindowTitle(m_content.title);
    setObjectName(QStringLiteral("statistics.") + m_content.key);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setFocusProxy(m_chart);
    m_chart->setAccessibleName(m_content.title);
    m_table->setAccessibleName(m_content.title);
    m_table->setHorizontalHeaderLabels({m_content.title, tr("Reviews"), tr("Share"), tr("Average")});
    m_table->verticalHeader()->hide();
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionsClickable(false); // sorting is not possible
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_pages->addWidget(m_chart);
    m_pages->addWidget(m_table);

    layOut();
    if (m_bars)
        connect(m_bars, &BarChart::opened, this, &StatisticsPanel::opened);
    if (m_trend) {
        connect(m_trend, &MonthChart::opened, this, &StatisticsPanel::opened);
        connect(m_trend, &MonthChart::spanChanged, this, &StatisticsPanel::showSpan);
        connect(m_wholeSpan, &QToolButton::clicked, this, [this] { m_trend->isZoomed() ? m_trend->resetZoom() : m_trend->showAll(); });
    }
    connect(m_table, &QTableWidget::cellActivated, this, [this](int row) {
        if (m_tableBars[size_t(row)].canOpen)
            Q_EMIT opened(m_tableBars[size_t(row)].opens);
    });
    connect(&m_statistics, &ReviewStatistics::changed, this, &StatisticsPanel::showStatistics);
    showStatistics();
}

void StatisticsPanel::layOut()
{
    for (QLabel *label : {m_span, m_note}) {
        label->setTextFormat(Qt::PlainText);
        label->setFont(theme::figuresFont(0.9));
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // may be cut off by a narrow dock
        theme::makeMuted(label);
    }
    m_span->setWordWrap(true); // must not be cut off: it says what is not shown
    m_note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_wholeSpan->setAutoRaise(true);
    m_wholeSpan->setFont(theme::font(0.9));
    m_wholeSpan->setCursor(Qt::PointingHandCursor);
    m_span->hide();
    m_wholeSpan->hide();
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_wholeSpan);
    line->addWidget(m_note, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 2, 12, 8);
    layout->setSpacing(4);
    layout->addLayout(line);
    layout->addWidget(m_span);
    layout->addWidget(m_pages, 1);
}

bool StatisticsPanel::isTable() const { return m_pages->currentWidget() == m_table; }

void StatisticsPanel::setTable(bool isTable)
{
    if (isTable == this->isTable())
        return;
    m_pages->setCurrentWidget(isTable ? static_cast<QWidget *>(m_table) : m_chart);
    setFocusProxy(m_pages->currentWidget());
    Q_EMIT tableToggled();
}

void StatisticsPanel::showStatistics()
{
    const ReviewStats *stats = m_statistics.find();
    const auto &provenance = m_statistics.provenance();
    QString note = stats ? m_content.headline(*stats) : QString();
    if (m_statistics.error())
        note = errorText(*m_statistics.error()).title;
    else if (provenance && provenance->source == Source::Stale)
        note = originText(*provenance);
    else if (provenance && m_statistics.isOlder())
        note = tr("%1 as of %2").arg(note, QLocale().toString(provenance->asOf.toLocalTime(), u"HH:mm:ss"));
    m_note->setText(note);
    if (!stats)
        return;
    const std::vector<Bar> bars = m_content.bars(*stats);
    if (m_bars)
        m_bars->show(m_content.chartBarCount > 0 ? largest(bars, m_content.chartBarCount) : bars, stats->count);
    else
        m_trend->show(bars, stats->count);
    fillTable(bars, stats->count);
    if (provenance)
        setToolTip(tr("%1 as of %2, source: %3")
                       .arg(reviewCountText(stats->count), QLocale().toString(provenance->asOf.toLocalTime(), u"HH:mm:ss"),
                            displayNameOf(provenance->source)));
}

/// Shows which reviews are outside of the visible months.
void StatisticsPanel::showSpan()
{
    const auto [earlier, later] = outside(m_trend->span(), m_trend->months());
    const qint64 undated = m_trend->undatedCount();
    QStringList parts;
    if (earlier > 0)
        parts << (earlier == 1 ? tr("1 earlier review is not shown") : tr("%L1 earlier reviews are not shown").arg(earlier));
    if (later > 0)
        parts << (later == 1 ? tr("1 later review is not shown") : tr("%L1 later reviews are not shown").arg(later));
    if (undated > 0)
        parts << (undated == 1 ? tr("1 review without a date") : tr("%L1 reviews without a date").arg(undated));
    const QString text = parts.join(QStringLiteral(", "));
    m_span->setText(text);
    m_span->setToolTip(text);
    m_span->setVisible(!text.isEmpty());
    const bool isAll = m_trend->span().count == int(m_trend->months().size());
    m_wholeSpan->setText(m_trend->isZoomed() ? tr("Reset") : tr("Show all"));
    m_wholeSpan->setToolTip(m_trend->isZoomed() ? tr("Show the months where nearly all reviews are (0)")
                                                : tr("Show every month from the first to the last review"));
    m_wholeSpan->setVisible(!isAll || m_trend->span() != spanOfMass(m_trend->months()));
}

void StatisticsPanel::addZoom(QMenu &menu)
{
    constexpr double step = 0.5;
    menu.addSeparator();
    menu.addAction(tr("Zoom in"), m_trend, [this] { m_trend->zoomBy(step); });
    menu.addAction(tr("Zoom out"), m_trend, [this] { m_trend->zoomBy(1 / step); });
    menu.addAction(tr("Show where nearly all reviews are"), m_trend, &MonthChart::resetZoom);
    menu.addAction(tr("Show every month"), m_trend, &MonthChart::showAll);
}

void StatisticsPanel::fillTable(const std::vector<Bar> &bars, qint64 total)
{
    m_tableBars = bars;
    const QLocale locale;
    m_table->setRowCount(int(bars.size()));
    for (int row = 0; row < int(bars.size()); ++row) {
        const Bar &bar = bars[size_t(row)];
        const double share = total > 0 ? 100.0 * double(bar.count) / double(total) : 0;
        m_table->setItem(row, 0, new QTableWidgetItem(bar.meaning.isEmpty() ? bar.label : QStringLiteral("%1 (%2)").arg(bar.label, bar.meaning)));
        m_table->setItem(row, 1, numberItem(locale.toString(bar.count)));
        m_table->setItem(row, 2, numberItem(tr("%1 %").arg(locale.toString(share, 'f', 1))));
        m_table->setItem(row, 3, numberItem(bar.averageRating ? locale.toString(*bar.averageRating, 'f', 2) : QString()));
    }
}

void StatisticsPanel::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *table = menu->addAction(tr("Show as table"));
    table->setCheckable(true);
    table->setChecked(isTable());
    connect(table, &QAction::toggled, this, &StatisticsPanel::setTable);
    if (m_trend && !isTable())
        addZoom(*menu);
    menu->popup(event->globalPos());
}

std::vector<StatisticsPanel *> makeStatisticsPanels(const ReviewStatistics &statistics)
{
    auto *rating = new StatisticsPanel({QStringLiteral("rating"), StatisticsPanel::tr("Rating"), false, &ratingBars, 0, &averageText}, statistics);
    auto *platform = new StatisticsPanel({QStringLiteral("platform"), StatisticsPanel::tr("By platform"), false, &platformBars, panelRows,
                                          &countText},
                                         statistics);
    platform->bars()->setColours({&theme::positive});
    auto *sentiment = new StatisticsPanel({QStringLiteral("sentiment"), StatisticsPanel::tr("Sentiment"), false, &sentimentBars, 0, &countText},
                                          statistics);
    sentiment->bars()->setColours({&theme::positive, &theme::mutedText, &theme::negative, &theme::mutedText});
    auto *trend = new StatisticsPanel({QStringLiteral("trend"), StatisticsPanel::tr("Trend by month"), true, &monthBars, 0, &countText}, statistics);
    return {rating, platform, sentiment, trend};
}

} // namespace lectern::ui
