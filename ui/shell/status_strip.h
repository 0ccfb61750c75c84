// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/change_feed.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QStatusBar>
#include <QTimer>

#include <chrono>
#include <memory>

class QLabel;

namespace lectern {
class MetricsSource;
} // namespace lectern

namespace lectern::models {
class ServerWatch;
} // namespace lectern::models

namespace lectern::ui {

struct ConnectionServices;
class Place;
class StateLabel;

/// The strip at the bottom: how the two servers are, how fresh what is shown is, and what the place says of itself. Nothing on it
/// stays green that was not proved just now.
///
/// Thread: GUI. Borrows: the metrics source and the change feed, until clear().
class StatusStrip : public QStatusBar
{
    Q_OBJECT
public:
    explicit StatusStrip(QWidget *parent = nullptr);
    ~StatusStrip() override;

    void watch(const ConnectionServices &services);
    void clear();
    void setPlaceStatus(const QString &text);
    /// Whose rows the freshness is told of.
    void setPlace(const Place *place);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showAll();
    void showPostgres();
    bool showIllness();
    void showRedis();
    void showFreshness();
    /// Since when PostgreSQL has proved nothing.
    [[nodiscard]] std::chrono::milliseconds provenAge() const;

    MetricsSource *m_metrics = nullptr;
    QString m_serverName;
    std::unique_ptr<models::ServerWatch> m_servers;
    QPointer<ChangeFeed> m_changes;
    QPointer<const Place> m_place;
    ChangeNews m_news;
    QElapsedTimer m_watching; ///< Before the first poll nothing is proved, however long that takes.
    QTimer m_tick;
    StateLabel *m_postgres;
    StateLabel *m_redis;
    StateLabel *m_freshness;
    QLabel *m_placeStatus;
};

} // namespace lectern::ui
