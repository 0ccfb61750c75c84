// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/monitor/metrics_sampler.h"
#include "models/monitor/server_watch.h"
#include "ui/kit/place/place.h"
#include "ui/kit/place/place_state.h"
#include "ui/monitor/monitor_services.h"

#include <QPointer>

namespace lectern::models {
class FamilyTableModel;
} // namespace lectern::models

namespace lectern::ui {

class CacheHitPanel;
class ChartCard;
class EmptyState;
class LatencyPanel;
class MonitorActions;
class NoticeBar;
class HealthCard;
class PostgresCard;
class ProofCards;
class StepCard;

/// The monitor place: how often the cache answered, how fast, maximum staleness, and the servers' state.
///
/// Samples from its construction on, so that its docks are live in every place; draws only what is visible.
/// Thread: GUI. Borrows: services.metrics, which must outlive it.
class MonitorPlace : public Place
{
    Q_OBJECT
public:
    explicit MonitorPlace(const MonitorServices &services, QWidget *parent = nullptr);
    ~MonitorPlace() override;

    [[nodiscard]] QString key() const override { return QStringLiteral("monitor"); }
    [[nodiscard]] QString title() const override { return tr("Monitor"); }
    [[nodiscard]] QList<QAction *> commands() const override;
    [[nodiscard]] QList<QWidget *> panels() const override;
    [[nodiscard]] QVariantMap state() const override { return m_state.save(); }
    void restoreState(const QVariantMap &state) override { m_state.restore(state); }
    /// Whether both servers have reported their state.
    [[nodiscard]] bool isSettled() const override;
    void refresh() override;

    /// Draws the latest sample. Public for tests, which take samples themselves.
    void showSample();
    [[nodiscard]] models::MetricsSampler &sampler() { return m_sampler; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeContent(const MonitorServices &services);
    void defineState();
    void connectCommands();
    void showNotice();

    models::MetricsSampler m_sampler;
    models::ServerWatch m_servers;
    models::FamilyTableModel *m_families;
    MonitorActions *m_actions;
    NoticeBar *m_notice = nullptr;
    ChartCard *m_hits = nullptr;
    ChartCard *m_latency = nullptr;
    ProofCards *m_proofs = nullptr;
    StepCard *m_steps = nullptr;
    HealthCard *m_health = nullptr;
    PostgresCard *m_postgres = nullptr;
    QPointer<CacheHitPanel> m_hitPanel; ///< Owned by the window once it has taken the panels.
    QPointer<LatencyPanel> m_latencyPanel;
    PlaceState m_state;
};

} // namespace lectern::ui
