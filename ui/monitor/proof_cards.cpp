// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/proof_cards.h"

#include "models/monitor/figures.h"
#include "models/monitor/metrics_sampler.h"
#include "models/monitor/server_watch.h"
#include "ui/kit/look/theme.h"

#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPainter>

using namespace std::chrono_literals;

namespace lectern::ui {

using namespace models;

namespace {

constexpr int cardWidth = 200;

QString triggersText(const ServerWatch &servers)
{
    if (!servers.hasAnswer() || !servers.state().postgres.reachable)
        return ProofCards::tr("triggers not checked yet");
    const ServerState::Postgres &postgres = servers.state().postgres;
    return postgres.triggersHealthy ? ProofCards::tr("triggers healthy") : ProofCards::tr("triggers: %1").arg(postgres.triggerDetail);
}

} // namespace

FigureCard::FigureCard(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(title, this))
    , m_figure(new QLabel(this))
    , m_note(new QLabel(this))
{
    theme::makeMuted(m_title);
    theme::makeMuted(m_note);
    m_figure->setFont(theme::font(1.55, QFont::Bold));
    m_note->setFont(theme::font(0.92));
    m_note->setWordWrap(true);
    for (QLabel *label : {m_title, m_figure, m_note})
        label->setTextFormat(Qt::PlainText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(3);
    layout->addWidget(m_title);
    layout->addWidget(m_figure);
    layout->addWidget(m_note);
    layout->addStretch();
    setAccessibleName(title);
}

void FigureCard::show(Tone tone, const QString &figure, const QString &note)
{
    m_figure->setText(figure);
    m_note->setText(note);
    setAccessibleDescription(figure + QStringLiteral(". ") + note);
    if (m_tone != tone) {
        m_tone = tone;
        colour();
    }
}

QString FigureCard::figure() const { return m_figure->text(); }

QString FigureCard::note() const { return m_note->text(); }

void FigureCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_tone == Tone::Bad ? theme::negative() : theme::separator(), 1));
    painter.setBrush(theme::surface());
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

void FigureCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::PaletteChange)
        colour();
    QWidget::changeEvent(event);
}

void FigureCard::colour()
{
    const QColor wanted = m_tone == Tone::Plain ? theme::text() : m_tone == Tone::Good ? theme::positive() : theme::negative();
    QPalette own = m_figure->palette();
    if (own.color(QPalette::WindowText) == wanted)
        return;
    own.setColor(QPalette::WindowText, wanted);
    m_figure->setPalette(own);
}

ProofCards::ProofCards(QWidget *parent)
    : ProofCards({new FigureCard(tr("Staleness, proven")), new FigureCard(tr("Database time saved")), new FigureCard(tr("Redis memory")),
                  new FigureCard(tr("Audited hits")), new FigureCard(tr("Wake-ups for documents")), new FigureCard(tr("Hits of Redis")),
                  new FigureCard(tr("Connections of this program")), new FigureCard(tr("Errors and stale answers"))},
                 parent)
{
}

ProofCards::ProofCards(const QList<FigureCard *> &cards, QWidget *parent)
    : CardGrid(cardWidth, QList<QWidget *>(cards.begin(), cards.end()), parent)
    , m_staleness(cards[0])
    , m_saved(cards[1])
    , m_redis(cards[2])
    , m_audit(cards[3])
    , m_signals(cards[4])
    , m_traffic(cards[5])
    , m_connections(cards[6])
    , m_failures(cards[7])
{
}

void ProofCards::show(const MetricsSampler &sampler, const ServerWatch &servers)
{
    showStaleness(sampler, servers);
    showRedis(sampler, servers);
    showAudit(sampler);
    showSignals(sampler.latest());
    showTraffic(sampler, servers);
    showConnections(sampler.latest());
    showFailures(sampler.latest());
    const FamilyMetrics total = totalOf(sampler.latest());
    m_saved->show(FigureCard::Tone::Plain, figures::duration(sampler.latest().savedDatabaseTime),
                  tr("since the start; queries not sent: %1").arg(figures::count(total.memoryHits + total.redisHits)));
}

void ProofCards::showStaleness(const MetricsSampler &sampler, const ServerWatch &servers)
{
    const MetricsSnapshot &now = sampler.latest();
    const bool areTriggersBad = servers.hasAnswer() && servers.state().postgres.reachable && !servers.state().postgres.triggersHealthy;
    if (!now.cacheTrusted) {
        m_staleness->show(FigureCard::Tone::Bad, tr("Cache off"), now.cacheDistrustReason);
    } else if (now.provenAge < 0ms) {
        m_staleness->show(FigureCard::Tone::Plain, QStringLiteral("\u2013"), tr("nothing has been proven yet, %1").arg(triggersText(servers)));
    } else {
        m_staleness->show(areTriggersBad ? FigureCard::Tone::Bad : FigureCard::Tone::Good, figures::duration(now.provenAge),
                          tr("since the last proof, bound 1 s when read; poll %1, %2")
                              .arg(figures::withUnit(now.poll.count ? std::optional(now.poll.p50) : std::nullopt), triggersText(servers)));
    }
}

void ProofCards::showRedis(const MetricsSampler &sampler, const ServerWatch &servers)
{
    if (!sampler.latest().redisConfigured) {
        m_redis->show(FigureCard::Tone::Plain, tr("Not installed"), tr("Lectern works without it; memory still answers."));
        return;
    }
    if (!servers.hasAnswer()) {
        m_redis->show(FigureCard::Tone::Plain, QStringLiteral("\u2013"), tr("asking Redis"));
        return;
    }
    const ServerState::Redis &redis = servers.state().redis;
    if (!redis.reachable) {
        m_redis->show(FigureCard::Tone::Bad, tr("No answer"), redis.detail.isEmpty() ? tr("Reads go to PostgreSQL until it is back.") : redis.detail);
        return;
    }
    const QString limit = redis.maxMemoryBytes > 0 ? tr("of %1").arg(figures::bytes(redis.maxMemoryBytes)) : tr("no limit set");
    m_redis->show(FigureCard::Tone::Plain, figures::bytes(redis.usedMemoryBytes),
                  tr("%1, %6, evictions %2, keys %3, clients %4, Redis %5")
                      .arg(limit, figures::count(static_cast<std::uint64_t>(redis.evictedKeys)),
                           figures::count(static_cast<std::uint64_t>(redis.keyCount)), figures::count(static_cast<std::uint64_t>(redis.clientCount)),
                           redis.version, redis.maxMemoryPolicy.isEmpty() ? tr("policy not told") : redis.maxMemoryPolicy));
}

/// What this process received through Redis about the work on documents. PostgreSQL alone decides what is done.
void ProofCards::showSignals(const MetricsSnapshot &now)
{
    if (!now.redisConfigured) {
        m_signals->show(FigureCard::Tone::Plain, tr("None"), tr("Without Redis, work that others queue is looked for every 2 s."));
        return;
    }
    const QString figure = figures::count(now.wakeUps);
    if (now.refusedSignals == 0)
        m_signals->show(FigureCard::Tone::Plain, figure, tr("work queued by other processes, heard through Redis; refused signals: 0"));
    else
        m_signals->show(FigureCard::Tone::Bad, figure,
                        tr("refused signals: %1. Something else than Lectern writes them into this Redis.").arg(figures::count(now.refusedSignals)));
}

/// Redis' hit rate over all its clients, next to that of this program.
void ProofCards::showTraffic(const MetricsSampler &sampler, const ServerWatch &servers)
{
    const ServerState::Redis &redis = servers.state().redis;
    const auto share = [](double hits, double all) { return all > 0 ? figures::percent(hits / all) : QStringLiteral("\u2013"); };
    const FamilyMetrics ours = totalOf(sampler.latest());
    const auto asked = static_cast<double>(ours.redisHits + ours.misses[size_t(MissReason::Cold)] + ours.misses[size_t(MissReason::Evicted)]
                                           + ours.misses[size_t(MissReason::Expired)]);
    if (!sampler.latest().redisConfigured || !servers.hasAnswer() || !redis.reachable) {
        m_traffic->show(FigureCard::Tone::Plain, QStringLiteral("\u2013"), tr("Redis does not tell."));
        return;
    }
    const auto hits = static_cast<double>(redis.keyspaceHits);
    m_traffic->show(FigureCard::Tone::Plain, share(hits, hits + static_cast<double>(redis.keyspaceMisses)),
                    tr("of what all its clients asked for (%1 hits, %2 misses); of what this program did: %3")
                        .arg(figures::count(static_cast<std::uint64_t>(redis.keyspaceHits)),
                             figures::count(static_cast<std::uint64_t>(redis.keyspaceMisses)), share(static_cast<double>(ours.redisHits), asked)));
}

void ProofCards::showConnections(const MetricsSnapshot &now)
{
    const QString figure = tr("%1 and %2").arg(now.postgresConnections).arg(now.redisConnections);
    const QString what = tr("to PostgreSQL and to Redis;");
    if (!now.redisConfigured)
        return m_connections->show(FigureCard::Tone::Plain, figure, tr("to PostgreSQL and to Redis, which is not used"));
    switch (now.breaker) {
    case BreakerState::Closed: return m_connections->show(FigureCard::Tone::Plain, figure, what + u' ' + tr("breaker closed: Redis is asked"));
    case BreakerState::Open:
        return m_connections->show(FigureCard::Tone::Bad, figure,
                                   what + u' ' + tr("breaker open: Redis failed three times and is left alone for some seconds"));
    case BreakerState::HalfOpen:
        return m_connections->show(FigureCard::Tone::Bad, figure, what + u' ' + tr("breaker half open: Redis is being tried"));
    }
}

void ProofCards::showFailures(const MetricsSnapshot &now)
{
    const FamilyMetrics total = totalOf(now);
    const QString figure = tr("%1 and %2").arg(figures::count(total.errors), figures::count(total.staleServed));
    if (total.errors == 0 && total.staleServed == 0)
        m_failures->show(FigureCard::Tone::Good, figure, tr("since the start: every read was answered, and none with an old answer"));
    else
        m_failures->show(
            FigureCard::Tone::Bad, figure,
            tr("since the start: reads that ended in an error, and reads that got an old answer, marked so, because PostgreSQL was away"));
}

void ProofCards::showAudit(const MetricsSampler &sampler)
{
    const MetricsSnapshot &now = sampler.latest();
    if (now.auditedHits == 0) {
        m_audit->show(FigureCard::Tone::Plain, tr("None yet"), tr("0.5 % of all hits are read again from PostgreSQL and compared."));
        return;
    }
    const QString figure = tr("%1 of %2").arg(figures::count(now.auditedHits - now.auditMismatches), figures::count(now.auditedHits));
    if (now.auditMismatches == 0)
        m_audit->show(FigureCard::Tone::Good, figure, tr("equal to PostgreSQL, 0.5 % sample"));
    else
        m_audit->show(FigureCard::Tone::Bad, figure, tr("hits that differed from PostgreSQL: %1").arg(figures::count(now.auditMismatches)));
}

} // namespace lectern::ui
