// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/readable.h"
#include "storage/api/result.h"

#include <QObject>

#include <optional>

namespace lectern {

/// Result of one poll of the change log.
struct ChangeNews {
    bool hasChanges = false; ///< Something changed since the previous poll, or freshness can no longer be proved.
    Readable readable;
    std::optional<StorageError> error; ///< The poll failed, so it proves nothing.
};

/// How much of the window the user sees.
enum class Attention : quint8 {
    Seen,
    Hidden, ///< Minimised, or closed: nothing on the screen can be wrong.
};

/// Reports a few times a second whether what is shown is still fresh, so that models ask again when it is not.
///
/// Thread: setAttention() from any. looked() is emitted on a storage thread, so receivers get it queued, in their own event loop.
/// The feed may be destroyed while receivers are connected.
class ChangeFeed : public QObject
{
    Q_OBJECT
public:
    virtual void setAttention(Attention attention) = 0;

Q_SIGNALS:
    /// Emitted after each poll, when the sources already know its result.
    void looked(const lectern::ChangeNews &news);
};

} // namespace lectern
