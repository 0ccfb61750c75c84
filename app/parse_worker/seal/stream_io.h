// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace lectern::parse {

/// Waits for bytes; empty at the end of the stream.
[[nodiscard]] QByteArray readSome(int descriptor);
/// False when nobody reads any more.
[[nodiscard]] bool writeAll(int descriptor, QByteArrayView bytes);
/// The file's bytes where they lie, for good; empty when that does not work.
[[nodiscard]] QByteArrayView mapFile(int descriptor);

} // namespace lectern::parse
