// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/statistics_panel.h"

#include "models/reviews/review_words.h"
#include "ui/error_words.h"
#include "ui/theme.h"

#include <QBoxLayout>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QStackedWidget>
#include <QTableWidget>

namespace lectern {

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
    , m_note(new QLabel(this))
    , m_pages(new QStackedWidget(this))
    , m_chart(new BarChart(m_content.shape, this))
    , m_table(new QTableWidget(0, 4, this))
{
    setWindowTitle(m_content.title);
    setObjectName(QStringLiteral("statistics.") + m_content.key);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setFocusProxy(m_chart);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setFont(theme::figuresFont(0.9));
    m_note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // a narrow dock cuts it
    theme::makeMuted(m_note);
    m_chart->setAccessibleName(m_content.title);
    m_table->setAccessibleName(m_content.title);
    m_table->setHorizontalHeaderLabels({m_content.title, tr("Reviews"), tr("Share"), tr("Average")});
    m_table->verticalHeader()->hide();
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_pages->addWidget(m_chart);
    m_pages->addWidget(m_table);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 2, 12, 8);
    layout->setSpacing(4);
    layout->addWidget(m_note);
    layout->addWidget(m_pages, 1);
    connect(m_chart, &BarChart::opened, this, &StatisticsPanel::opened);
    connect(m_table, &QTableWidget::cellActivated, this, [this](int row) {
        if (m_tableBars[size_t(row)].canOpen)
            Q_EMIT opened(m_tableBars[size_t(row)].opens);
    });
    connect(&m_statistics, &ReviewStatistics::changed, this, &StatisticsPanel::showStatistics);
    showStatistics();
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
        note = wordsFor(*m_statistics.error()).title;
    else if (provenance && provenance->source == Source::Stale)
        note = originText(*provenance);
    m_note->setText(note);
    if (!stats)
        return;
    const std::vector<Bar> bars = m_content.bars(*stats);
    m_chart->show(m_content.chartBarCount > 0 ? largest(bars, m_content.chartBarCount) : bars, stats->count);
    fillTable(bars, stats->count);
    if (provenance)
        setToolTip(tr("%1, source: %2").arg(reviewCountText(stats->count), originText(*provenance)));
}

void StatisticsPanel::fillTable(const std::vector<Bar> &bars, qint64 total)
{
    m_tableBars = bars;
    const QLocale locale;
    m_table->setRowCount(int(bars.size()));
    for (int row = 0; row < int(bars.size()); ++row) {
        const Bar &bar = bars[size_t(row)];
        const double share = total > 0 ? 100.0 * double(bar.count) / double(total) : 0;
        m_table->setItem(row, 0, new QTableWidgetItem(bar.label));
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
    menu->popup(event->globalPos());
}

std::vector<StatisticsPanel *> makeStatisticsPanels(const ReviewStatistics &statistics)
{
    using Shape = BarChart::Shape;
    auto *rating = new StatisticsPanel(
        {QStringLiteral("rating"), StatisticsPanel::tr("Rating"), Shape::Rows, &ratingBars, 0, &averageText}, statistics);
    auto *platform = new StatisticsPanel(
        {QStringLiteral("platform"), StatisticsPanel::tr("By platform"), Shape::Rows, &platformBars, panelRows, &countText}, statistics);
    platform->chart().setColours({&theme::positive});
    auto *sentiment = new StatisticsPanel(
        {QStringLiteral("sentiment"), StatisticsPanel::tr("Sentiment"), Shape::Rows, &sentimentBars, 0, &countText}, statistics);
    sentiment->chart().setColours({&theme::positive, &theme::mutedText, &theme::negative, &theme::mutedText});
    auto *trend = new StatisticsPanel({QStringLiteral("trend"), StatisticsPanel::tr("Trend by month"), Shape::Columns, &monthBars, 0, &countText}, statistics);
    return {rating, platform, sentiment, trend};
}

} // namespace lectern
