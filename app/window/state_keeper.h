// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <QVariantMap>

#include <functional>

namespace lectern::app {

/// Saves the window's state shortly after each change, so that a crash loses at most half a second.
/// Writes the file on its own thread.
///
/// Thread: GUI. The destructor waits for the last write.
class StateKeeper : public QObject
{
    Q_OBJECT
public:
    /// `name`: see Settings::state(). `state` is called when it is time to write.
    StateKeeper(QString name, std::function<QVariantMap()> state);
    ~StateKeeper() override;

    /// Call after a change; several changes cause one write.
    void saveSoon();
    /// Writes at once if a write is due.
    void flush();

private:
    void save();

    QString m_name;
    std::function<QVariantMap()> m_state;
    QTimer m_delay;
    QThreadPool m_writer; ///< A single thread keeps writes in order.
};

} // namespace lectern::app
