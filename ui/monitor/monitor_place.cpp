// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/monitor_place.h"

#include "models/monitor/family_table_model.h"
#include "models/monitor/figures.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/widgets/notice_bar.h"
#include "ui/monitor/cache_check_card.h"
#include "ui/monitor/charts/chart_card.h"
#include "ui/monitor/charts/figure_table.h"
#include "ui/monitor/charts/step_bar.h"
#include "ui/monitor/health_card.h"
#include "ui/monitor/live_panel.h"
#include "ui/monitor/monitor_actions.h"
#include "ui/monitor/postgres_card.h"
#include "ui/monitor/proof_cards.h"

#include <QBoxLayout>
#include <QEvent>
#include <QScrollArea>

#include <algorithm>

using namespace std::chrono_literals;

namespace lectern::ui {

using namespace models;

namespace {

constexpr auto serverInterval = 2s;
constexpr int chartWidth = 420;
constexpr int margin = 14;

// Data changes all the time, so a cache that almost never misses in many reads probably does not notice the changes.
constexpr double tooGoodShare = 0.9995;
constexpr std::uint64_t tooGoodReads = 5'000;

/// A scroll area with the background colour behind cards.
class Page : public QScrollArea
{
public:
    explicit Page(QWidget *parent) : QScrollArea(parent)
    {
        setFrameShape(QFrame::NoFrame);
        setWidgetResizable(true);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        colour();
    }

protected:
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::PaletteChange)
            colour();
        QScrollArea::changeEvent(event);
    }

private:
    void colour()
    {
        QPalette own;
        own.setColor(QPalette::Window, theme::page());
        viewport()->setPalette(own);
        viewport()->setAutoFillBackground(true);
    }
};

/// Null: all parts are healthy, or unknown.
const HealthPart *firstIll(const HealthReport &report)
{
    const auto found = std::find_if(report.parts.begin(), report.parts.end(), [](const HealthPart &part) { return !part.isHealthy; });
    return found == report.parts.end() ? nullptr : &*found;
}

Card *makeFamilyCard(FamilyTableModel *model)
{
    auto *card = new Card(MonitorPlace::tr("Families"));
    card->setNote(MonitorPlace::tr("since the start: p50 / p95 / p99; quiet columns if they fit"));
    auto *table = new FigureTable(card);
    table->setVisibleRowCount(16);
    table->setModel(model);
    table->setAccessibleName(MonitorPlace::tr("Families"));
    card->content()->addWidget(table);
    return card;
}

} // namespace

MonitorPlace::MonitorPlace(const MonitorServices &services, QWidget *parent)
    : Place(parent)
    , m_sampler(*services.metrics)
    , m_servers(*services.metrics, this)
    , m_families(new FamilyTableModel(this))
    , m_actions(new MonitorActions(this))
    , m_hitPanel(new CacheHitPanel(this))
    , m_latencyPanel(new LatencyPanel(this))
{
    m_hitPanel->hide();
    m_latencyPanel->hide();
    auto *page = new Page(this);
    page->setWidget(makeContent(services));
    page->widget()->setAutoFillBackground(false);
    page->setAccessibleName(title());
    setFocusProxy(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(page);
    defineState();
    connectCommands();
    connect(&m_sampler, &MetricsSampler::sampled, this, &MonitorPlace::showSample);
    connect(&m_servers, &ServerWatch::changed, this, &MonitorPlace::showSample);
    m_sampler.start();
}

MonitorPlace::~MonitorPlace() = default;

QWidget *MonitorPlace::makeContent(const MonitorServices &services)
{
    auto *content = new QWidget;
    m_notice = new NoticeBar(content);
    m_hits = makeHitChart(content);
    m_latency = makeLatencyChart(content);
    m_proofs = new ProofCards(content);
    m_steps = new StepCard(content);
    m_postgres = new PostgresCard(content);
    m_health = new HealthCard(content);
    auto *charts = new CardGrid(chartWidth, {m_hits, m_latency}, content);

    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(12);
    layout->addWidget(m_notice);
    layout->addWidget(charts, 1);
    layout->addWidget(makeFamilyCard(m_families));
    layout->addWidget(m_proofs);
    layout->addWidget(m_health);
    if (services.cacheChecker)
        layout->addWidget(new CacheCheckCard(*services.cacheChecker, content));
    layout->addWidget(m_steps);
    layout->addWidget(m_postgres);
    return content;
}

void MonitorPlace::defineState()
{
    const auto add = [this](const QString &name, ChartCard *chart) {
        m_state.add(
            name, [chart] { return QVariant(chart->isTableShown()); }, [chart](const QVariant &saved) { chart->setTableShown(saved.toBool()); });
    };
    add(QStringLiteral("hitsAsTable"), m_hits);
    add(QStringLiteral("latencyAsTable"), m_latency);
}

void MonitorPlace::connectCommands()
{
    connect(m_actions->askNow, &QAction::triggered, this, &MonitorPlace::refresh);
    connect(m_actions->asTables, &QAction::triggered, this, [this](bool isShown) {
        m_hits->setTableShown(isShown);
        m_latency->setTableShown(isShown);
    });
    for (ChartCard *chart : {m_hits, m_latency}) {
        connect(chart, &ChartCard::tableShownChanged, this, [this] {
            m_actions->asTables->setChecked(m_hits->isTableShown() && m_latency->isTableShown());
            showSample();
            Q_EMIT stateChanged();
        });
    }
}

QList<QAction *> MonitorPlace::commands() const { return m_actions->all(); }

QList<QWidget *> MonitorPlace::panels() const { return {m_hitPanel, m_latencyPanel}; }

bool MonitorPlace::isSettled() const { return m_servers.hasAnswer() && !m_sampler.isEmpty(); }

void MonitorPlace::refresh() { m_servers.start(serverInterval); }

void MonitorPlace::showSample()
{
    if (m_sampler.isEmpty())
        return;
    if (m_hitPanel && m_hitPanel->isVisible())
        m_hitPanel->show(m_sampler);
    if (m_latencyPanel && m_latencyPanel->isVisible())
        m_latencyPanel->show(m_sampler);
    if (!isVisible())
        return;
    showNotice();
    m_hits->show(m_sampler);
    m_latency->show(m_sampler);
    m_families->setSnapshot(m_sampler.latest());
    m_proofs->show(m_sampler, m_servers);
    m_steps->show(m_sampler.burst(), m_sampler.latest().at);
    m_postgres->show(m_servers);
    m_health->show(m_servers.state().health);
    Q_EMIT statusChanged(tr("Recording, 4 samples a second"));
}

void MonitorPlace::showNotice()
{
    const MetricsSnapshot &now = m_sampler.latest();
    const ServerState::Postgres &postgres = m_servers.state().postgres;
    const FamilyMetrics total = totalOf(now);
    const auto hits = static_cast<double>(total.memoryHits + total.redisHits);
    if (!now.cacheTrusted) {
        m_notice->show(Health::Bad, tr("The cache is off: %1").arg(now.cacheDistrustReason),
                       tr("Every read comes from PostgreSQL, so what is shown is right. Find the cause before switching it on again."));
    } else if (m_servers.hasAnswer() && postgres.reachable && !postgres.triggersHealthy) {
        m_notice->show(Health::Bad, tr("Nothing is written now: %1").arg(postgres.triggerDetail),
                       tr("Reading goes on, past the cache where it cannot be proved fresh. What to do stands below under Health."));
    } else if (const HealthPart *ill = firstIll(m_servers.state().health)) {
        m_notice->show(Health::Warning, tr("%1: %2").arg(displayNameOf(*ill), ill->detail), ill->advice);
    } else if (total.reads >= tooGoodReads && hits / static_cast<double>(total.reads) >= tooGoodShare) {
        m_notice->show(Health::Warning,
                       tr("%1 hits in %2 reads is too good to be true")
                           .arg(figures::percent(hits / static_cast<double>(total.reads)), figures::count(total.reads)),
                       tr("Either nothing changes, or changes are not noticed. The auditor compared %1 hits with PostgreSQL; %2 differed.")
                           .arg(figures::count(now.auditedHits), figures::count(now.auditMismatches)));
    } else {
        m_notice->show(Health::Good, {}, {});
    }
}

void MonitorPlace::showEvent(QShowEvent *event)
{
    Place::showEvent(event);
    m_servers.start(serverInterval);
    showSample();
}

void MonitorPlace::hideEvent(QHideEvent *event)
{
    Place::hideEvent(event);
    m_servers.stop();
}

} // namespace lectern::ui
