// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/status_strip.h"

#include "models/monitor/server_watch.h"
#include "ui/services.h"
#include "ui/state_label.h"
#include "ui/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>

using namespace std::chrono_literals;

namespace lectern {

namespace {

constexpr auto serverInterval = 10s;
constexpr auto freshnessInterval = 1s;

QString seconds(std::chrono::milliseconds age)
{
    return StatusStrip::tr("%1 s").arg(QLocale().toString(static_cast<double>(age.count()) / 1000.0, 'f', 1));
}

} // namespace

StatusStrip::StatusStrip(QWidget *parent)
    : QStatusBar(parent)
    , m_postgres(new StateLabel(this))
    , m_redis(new StateLabel(this))
    , m_freshness(new StateLabel(this))
    , m_placeStatus(new QLabel(this))
{
    setSizeGripEnabled(false);
    setAccessibleName(tr("Status"));
    m_placeStatus->setTextFormat(Qt::PlainText);
    theme::makeMuted(m_placeStatus);
    m_placeStatus->setFont(theme::font(0.9));
    auto *row = new QWidget(this);
    row->setFont(theme::font(0.9));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(12, 4, 12, 4);
    layout->setSpacing(16);
    layout->addWidget(m_postgres);
    layout->addWidget(m_redis);
    layout->addWidget(m_freshness);
    layout->addStretch(1);
    layout->addWidget(m_placeStatus);
    addWidget(row, 1);
    connect(&m_tick, &QTimer::timeout, this, &StatusStrip::showFreshness);
    clear();
}

StatusStrip::~StatusStrip() = default;

void StatusStrip::watch(const Services &services)
{
    clear();
    m_serverName = services.serverName;
    m_metrics = services.metrics;
    if (!m_metrics)
        return;
    m_servers = std::make_unique<ServerWatch>(*m_metrics);
    connect(m_servers.get(), &ServerWatch::changed, this, &StatusStrip::showServers);
    m_servers->start(serverInterval);
    m_tick.start(freshnessInterval);
    m_redis->setVisible(true);
    m_freshness->setVisible(true);
    showServers();
    showFreshness();
}

void StatusStrip::clear()
{
    m_tick.stop();
    m_servers.reset();
    m_metrics = nullptr;
    m_placeStatus->clear();
    m_postgres->show(Health::Unknown, tr("Not connected"));
    m_redis->setVisible(false);
    m_freshness->setVisible(false);
}

void StatusStrip::setPlaceStatus(const QString &text)
{
    m_placeStatus->setText(text);
}

void StatusStrip::paintEvent(QPaintEvent *event)
{
    QStatusBar::paintEvent(event);
    QPainter painter(this);
    painter.setPen(theme::separator());
    painter.drawLine(rect().topLeft(), rect().topRight());
}

void StatusStrip::showServers()
{
    const QString postgresName = tr("PostgreSQL %1").arg(m_serverName);
    const bool usesRedis = m_metrics->snapshot().redisConfigured;
    if (!m_servers->hasAnswer()) {
        m_postgres->show(Health::Unknown, postgresName);
        m_redis->show(Health::Unknown, usesRedis ? tr("Redis") : tr("No Redis"));
        return;
    }
    const ServerState &state = m_servers->state();
    if (state.postgres.reachable)
        m_postgres->show(Health::Good, postgresName, tr("PostgreSQL %1").arg(state.postgres.version));
    else
        m_postgres->show(Health::Bad, tr("%1 does not answer").arg(postgresName), state.postgres.detail);

    if (!usesRedis)
        m_redis->show(Health::Unknown, tr("No Redis"), tr("Lectern works without it; reads take a little longer."));
    else if (!state.redis.reachable)
        m_redis->show(Health::Warning, tr("Redis does not answer"), state.redis.detail);
    else if (state.redis.clientCount > 1)
        m_redis->show(Health::Good, tr("Redis, %1 connections").arg(QLocale().toString(state.redis.clientCount)), tr("Redis %1").arg(state.redis.version));
    else
        m_redis->show(Health::Good, tr("Redis"), tr("Redis %1").arg(state.redis.version));
}

void StatusStrip::showFreshness()
{
    const MetricsSnapshot now = m_metrics->snapshot();
    if (!now.cacheTrusted) {
        m_freshness->show(Health::Bad, tr("Cache off, every read from PostgreSQL"), now.cacheDistrustReason);
    } else if (m_servers->hasAnswer() && !m_servers->state().postgres.reachable) {
        m_freshness->show(Health::Warning, tr("Freshness cannot be proved"), tr("What is shown may be older than a second."));
    } else {
        m_freshness->show(Health::Good, tr("Freshness at most 1 s"),
                          now.provenAge < 0ms ? tr("Nothing has been read yet.") : tr("Last proven %1 ago.").arg(seconds(now.provenAge)));
    }
}

} // namespace lectern
