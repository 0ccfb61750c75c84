// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <QVariantMap>

#include <functional>

namespace lectern::app {

/// Writes the window's state to the settings soon after it changed, so that a crash loses at most half a second.
/// The file is written on a thread of its own.
///
/// Thread: GUI. The end waits for the last write.
class StateKeeper : public QObject
{
    Q_OBJECT
public:
    /// `name`: see Settings::state(). `state` is asked when it is time to write.
    StateKeeper(QString name, std::function<QVariantMap()> state);
    ~StateKeeper() override;

    /// The state changed; many changes become one write.
    void saveSoon();
    /// Writes now if a write is due.
    void flush();

private:
    void save();

    QString m_name;
    std::function<QVariantMap()> m_state;
    QTimer m_delay;
    QThreadPool m_writer; ///< One thread: writes keep their order.
};

} // namespace lectern::app
