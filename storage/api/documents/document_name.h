// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern {

/// A document's name as it is stored and shown: NFC, without control characters, with marks that turn the direction of
/// writing (which can make "exe.pdf" of "fdp.exe") replaced by U+FFFD, at most 200 characters with the ending kept, never empty.
/// Thread: any; pure.
[[nodiscard]] QString cleanedDocumentName(const QString &name);

} // namespace lectern
