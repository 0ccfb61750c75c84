// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/errors/error_text.h"
#include "ui/shell/status_strip.h"

#include "models/monitor/server_watch.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/place/place.h"
#include "ui/kit/widgets/state_label.h"
#include "ui/shell/services.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>

#include <array>
#include <optional>
#include <tuple>

using namespace std::chrono_literals;

namespace lectern::ui {

using namespace errors;
using namespace models;

namespace {

constexpr auto serverInterval = 10s;
constexpr auto lookInterval = 250ms;
constexpr auto promised = 1000ms;
/// A poll times out after two seconds, so without a proof for longer than this the server does not answer.
constexpr auto silence = 2500ms;

QString seconds(std::chrono::milliseconds age)
{
    return StatusStrip::tr("%1 s").arg(QLocale().toString(static_cast<double>(age.count()) / 1000.0, 'f', 1));
}

/// The strip's text for an unhealthy part of PostgreSQL.
struct IllPart {
    const HealthPart *part;
    Health health;
    QString words;
};

std::optional<IllPart> firstIllOfPostgres(const HealthReport &report)
{
    const std::array<std::tuple<QStringView, Health, QString>, 5> known{{
        {u"triggers", Health::Bad, StatusStrip::tr("Nothing is written: a safeguard is off")},
        {u"locks", Health::Bad, StatusStrip::tr("Somebody blocks a table")},
        {u"postgres", Health::Warning, StatusStrip::tr("PostgreSQL takes no changes")},
        {u"schema", Health::Bad, StatusStrip::tr("The schema is another one")},
        {u"search", Health::Warning, StatusStrip::tr("Full text is behind")},
    }};
    for (const auto &[name, health, words] : known) {
        if (const HealthPart *part = report.find(name); part && !part->isHealthy)
            return IllPart{part, health, words};
    }
    return std::nullopt;
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
    connect(&m_tick, &QTimer::timeout, this, &StatusStrip::showAll);
    clear();
}

StatusStrip::~StatusStrip() = default;

void StatusStrip::watch(const ConnectionServices &services)
{
    clear();
    m_serverName = services.serverName;
    m_metrics = services.metrics;
    if (!m_metrics)
        return;
    m_servers = std::make_unique<ServerWatch>(*m_metrics);
    m_changes = services.changes;
    if (m_changes) {
        connect(m_changes, &ChangeFeed::looked, this, [this](const ChangeNews &news) {
            m_news = news;
            showAll();
        });
    }
    connect(m_servers.get(), &ServerWatch::changed, this, &StatusStrip::showAll);
    m_servers->start(serverInterval);
    m_watching.start();
    m_tick.start(lookInterval);
    m_redis->setVisible(true);
    m_freshness->setVisible(true);
    showAll();
}

void StatusStrip::clear()
{
    m_tick.stop();
    m_servers.reset();
    m_metrics = nullptr;
    if (m_changes)
        m_changes->disconnect(this);
    m_changes = nullptr;
    m_news = {};
    m_placeStatus->clear();
    m_postgres->show(Health::Unknown, tr("Not connected"));
    m_redis->setVisible(false);
    m_freshness->setVisible(false);
}

void StatusStrip::setPlaceStatus(const QString &text) { m_placeStatus->setText(text); }

void StatusStrip::setPlace(const Place *place) { m_place = place; }

void StatusStrip::paintEvent(QPaintEvent *event)
{
    QStatusBar::paintEvent(event);
    QPainter painter(this);
    painter.setPen(theme::separator());
    painter.drawLine(rect().topLeft(), rect().topRight());
}

void StatusStrip::showAll()
{
    if (!m_metrics)
        return;
    showPostgres();
    showRedis();
    showFreshness();
}

std::chrono::milliseconds StatusStrip::provenAge() const
{
    const std::chrono::milliseconds age = m_metrics->snapshot().provenAge;
    return age < 0ms ? std::chrono::milliseconds(m_watching.elapsed()) : age;
}

void StatusStrip::showPostgres()
{
    const QString name = tr("PostgreSQL %1").arg(m_serverName);
    const QString version = m_servers->state().postgres.version;
    if (m_news.error && m_news.error->code == ErrorCode::Denied)
        return m_postgres->show(Health::Bad, tr("%1 does not permit reading").arg(name), explanationOf(*m_news.error));
    const HealthPart *part = m_servers->state().health.find(u"postgres");
    const bool isStandby = part && !part->isHealthy && m_servers->state().postgres.reachable; // a standby refuses the poll, so it seems silent
    const bool isSilent = m_news.error || provenAge() > silence;
    if ((!isSilent || isStandby) && showIllness())
        return;
    if (m_news.error)
        return m_postgres->show(Health::Bad, tr("%1 does not answer").arg(name), explanationOf(*m_news.error));
    if (provenAge() > silence)
        return m_postgres->show(Health::Bad, tr("%1 does not answer").arg(name), tr("It has not answered for %1.").arg(seconds(provenAge())));
    m_postgres->show(m_metrics->snapshot().provenAge < 0ms ? Health::Unknown : Health::Good, name,
                     version.isEmpty() ? QString() : tr("PostgreSQL %1").arg(version));
}

/// For a server that answers. False: no part is known to be unhealthy.
bool StatusStrip::showIllness()
{
    const ServerState &state = m_servers->state();
    if (!m_servers->hasAnswer() || !state.postgres.reachable)
        return false;
    // The state of triggers is read more often than the other parts.
    const std::optional<IllPart> ill = firstIllOfPostgres(state.health);
    const bool areTriggersOff = !state.postgres.triggerDetail.isEmpty();
    if (areTriggersOff && !(ill && ill->part->name == u"triggers"))
        m_postgres->show(Health::Bad, tr("Nothing is written: a safeguard is off"), state.postgres.triggerDetail);
    else if (ill)
        m_postgres->show(ill->health, ill->words, ill->part->detail + u'\n' + ill->part->advice);
    return ill || areTriggersOff;
}

void StatusStrip::showRedis()
{
    const ServerState &state = m_servers->state();
    const HealthPart *redisPart = state.health.find(u"redis");
    if (!m_metrics->snapshot().redisConfigured)
        m_redis->show(Health::Unknown, tr("No Redis"), tr("Lectern works without it; reads take a little longer."));
    else if (!m_servers->hasAnswer())
        m_redis->show(Health::Unknown, tr("Redis"));
    else if (!state.redis.reachable)
        m_redis->show(Health::Warning, tr("Redis does not answer"), state.redis.detail);
    else if (redisPart && !redisPart->isHealthy)
        m_redis->show(Health::Warning, tr("Redis cannot be used"), redisPart->detail + u'\n' + redisPart->advice);
    else if (state.redis.clientCount > 1)
        m_redis->show(Health::Good, tr("Redis, %1 connections").arg(QLocale().toString(state.redis.clientCount)),
                      tr("Redis %1").arg(state.redis.version));
    else
        m_redis->show(Health::Good, tr("Redis"), tr("Redis %1").arg(state.redis.version));
}

/// Green means that what is visible was true at most a second ago: the last proof and the visible rows must be that recent.
void StatusStrip::showFreshness()
{
    const MetricsSnapshot now = m_metrics->snapshot();
    const std::chrono::milliseconds age = provenAge();
    const std::chrono::milliseconds shownAge = m_place ? m_place->shownAge().value_or(0ms) : 0ms;
    if (!now.cacheTrusted)
        m_freshness->show(Health::Bad, tr("Cache off, every read from PostgreSQL"), now.cacheDistrustReason);
    else if (age > promised)
        m_freshness->show(Health::Warning, tr("Freshness not proved for %1").arg(seconds(age)), tr("What is shown may be older than a second."));
    else if (now.provenAge < 0ms)
        m_freshness->show(Health::Unknown, tr("Freshness not proved yet"));
    else if (shownAge > promised)
        m_freshness->show(Health::Warning, tr("Rows up to %1 old").arg(seconds(shownAge)),
                          tr("They changed, and PostgreSQL takes its time to say how."));
    else
        m_freshness->show(Health::Good, tr("Freshness at most 1 s"), tr("What is shown is proved about twice a second."));
}

} // namespace lectern::ui
