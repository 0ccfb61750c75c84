// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/monitor/server_watch.h"

#include <QObject>

namespace lectern::models {

/// How many reviews a text filter cannot find yet, because PostgreSQL has still to index them after an import.
/// It asks only while somebody searches and something is missing.
///
/// Thread: the one it lives in. Borrows: the source.
class SearchIndexWatch : public QObject
{
    Q_OBJECT
public:
    explicit SearchIndexWatch(MetricsSource &source, QObject *parent = nullptr);

    /// Looks at once, and again until nothing is missing.
    void start();
    void stop();
    [[nodiscard]] qint64 pending() const { return m_pending; }

Q_SIGNALS:
    void pendingChanged(qint64 pending);
    void completed(); ///< What was missing is searchable now.

private:
    void take();

    ServerWatch m_servers;
    qint64 m_pending = 0;
};

} // namespace lectern::models
