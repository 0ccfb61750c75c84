// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern {

/// What became of the private servers of this computer while they were in use.
struct ServerNews {
    enum class Kind : quint8 {
        Died,      ///< It ended by itself or was killed, and is being started again.
        Restarted, ///< It answers again.
        GaveUp,    ///< It died too often, or does not start: `detail` says why. Somebody has to ask for another try.
        Stopped,   ///< Somebody stopped it on purpose.
    };
    Kind kind = Kind::Died;
    bool isCacheOnly = false; ///< Redis alone: nothing is lost but speed.
    QString detail;
};

} // namespace lectern
