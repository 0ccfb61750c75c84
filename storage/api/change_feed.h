// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/readable.h"
#include "storage/api/result.h"

#include <QObject>

#include <optional>

namespace lectern {

/// What one look into the change log found.
struct ChangeNews {
    bool hasChanges = false; ///< Something changed since the look before, or can no longer be proved.
    Readable readable;
    std::optional<StorageError> error; ///< It failed: nothing is proved by it.
};

/// How much of a window is seen.
enum class Attention : quint8 {
    Seen,
    Hidden, ///< Minimised, or closed: nothing on the screen can be wrong.
};

/// Tells a few times a second whether what is shown still holds, so that models ask again when it does not.
///
/// Thread: setAttention() from any; looked() is emitted on a thread of the storage's: receivers live on another, so that it comes to
/// them by their event loop. It may be destroyed while they listen.
class ChangeFeed : public QObject
{
    Q_OBJECT
public:
    virtual void setAttention(Attention attention) = 0;

Q_SIGNALS:
    /// After each look: what it learned is known to the sources already.
    void looked(const lectern::ChangeNews &news);
};

} // namespace lectern
