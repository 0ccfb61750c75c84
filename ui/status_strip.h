// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStatusBar>
#include <QTimer>

#include <memory>

class QLabel;

namespace lectern {

struct Services;
class MetricsSource;
class ServerWatch;
class StateLabel;

/// The strip at the bottom: how the two servers are, how fresh what is shown must be, and what the place says of itself.
///
/// Thread: GUI. Borrows: the metrics source, until clear().
class StatusStrip : public QStatusBar
{
    Q_OBJECT
public:
    explicit StatusStrip(QWidget *parent = nullptr);
    ~StatusStrip() override;

    void watch(const Services &services);
    void clear();
    void setPlaceStatus(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showServers();
    void showFreshness();

    MetricsSource *m_metrics = nullptr;
    QString m_serverName;
    std::unique_ptr<ServerWatch> m_servers;
    QTimer m_tick;
    StateLabel *m_postgres;
    StateLabel *m_redis;
    StateLabel *m_freshness;
    QLabel *m_placeStatus;
};

} // namespace lectern
