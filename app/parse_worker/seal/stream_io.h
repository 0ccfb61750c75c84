// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace lectern::parse {

/// Blocks until bytes arrive; empty at the end of the stream.
[[nodiscard]] QByteArray readSome(int descriptor);
/// False: the reader is gone.
[[nodiscard]] bool writeAll(int descriptor, QByteArrayView bytes);
/// Maps the file into memory, permanently; empty on failure.
[[nodiscard]] QByteArrayView mapFile(int descriptor);

} // namespace lectern::parse
