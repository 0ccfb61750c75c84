// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern {

/// A change in the state of this computer's private servers.
struct ServerNews {
    enum class Kind : quint8 {
        Died,      ///< It ended or was killed, and is being restarted.
        Restarted, ///< It answers again.
        GaveUp,    ///< It died too often or does not start: `detail` says why. Only a user's request starts it again.
        Stopped,   ///< It was stopped on purpose.
    };
    Kind kind = Kind::Died;
    bool isCacheOnly = false; ///< Only Redis is affected: slower, but nothing is lost.
    QString detail;
};

} // namespace lectern
