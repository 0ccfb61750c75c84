// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/monitor/server_watch.h"

#include <QObject>

namespace lectern::models {

/// The number of reviews that a text filter cannot find yet, because PostgreSQL still has to index them.
/// Polls only during a text search, until none is missing.
///
/// Thread: the one it lives in. Borrows: the source.
class SearchIndexWatch : public QObject
{
    Q_OBJECT
public:
    explicit SearchIndexWatch(MetricsSource &source, QObject *parent = nullptr);

    /// Checks at once, and repeatedly until none is missing.
    void start();
    void stop();
    [[nodiscard]] qint64 pending() const { return m_pending; }

Q_SIGNALS:
    void pendingChanged(qint64 pending);
    void completed(); ///< All reviews are searchable now.

private:
    void take();

    ServerWatch m_servers;
    qint64 m_pending = 0;
};

} // namespace lectern::models
