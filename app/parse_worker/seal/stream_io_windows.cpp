// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/seal/stream_io.h"

#include <qglobal.h>

#ifndef Q_OS_UNIX

namespace lectern::parse {

// Not implemented, as there is no sandbox on Windows yet; see sandbox_windows.cpp.
QByteArray readSome(int) { return {}; }
bool writeAll(int, QByteArrayView) { return false; }
QByteArrayView mapFile(int) { return {}; }

} // namespace lectern::parse

#endif
