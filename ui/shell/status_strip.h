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

/// The strip at the bottom: state of both servers, freshness of what is shown, and the place's status. Nothing on it
/// stays green without a recent proof.
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
    /// Sets the place whose rows' freshness is shown.
    void setPlace(const Place *place);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showAll();
    void showPostgres();
    bool showIllness();
    void showRedis();
    void showFreshness();
    /// Time since PostgreSQL last proved anything.
    [[nodiscard]] std::chrono::milliseconds provenAge() const;

    MetricsSource *m_metrics = nullptr;
    QString m_serverName;
    std::unique_ptr<models::ServerWatch> m_servers;
    QPointer<ChangeFeed> m_changes;
    QPointer<const Place> m_place;
    ChangeNews m_news;
    QElapsedTimer m_watching; ///< Stands in for the age before the first poll.
    QTimer m_tick;
    StateLabel *m_postgres;
    StateLabel *m_redis;
    StateLabel *m_freshness;
    QLabel *m_placeStatus;
};

} // namespace lectern::ui
