// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace lectern {

/// What is known of a server's refusal beyond its code, in the reader's words.
struct ServerText {
    QString title;  ///< One sentence: what happened.
    QString advice; ///< What to do.
};

/// How an error carries them: "title advice [53100]".
[[nodiscard]] QString detailOf(const ServerText &words, QByteArrayView sqlState);
/// Those that an error carries, if it does.
[[nodiscard]] std::optional<ServerText> serverTextIn(const StorageError &error);

} // namespace lectern
