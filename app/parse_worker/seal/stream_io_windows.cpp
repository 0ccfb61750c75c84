// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/seal/stream_io.h"

#include <qglobal.h>

#ifndef Q_OS_UNIX

namespace lectern::parse {

// Nothing is read here before there is a sandbox; see sandbox_windows.cpp.
QByteArray readSome(int) { return {}; }
bool writeAll(int, QByteArrayView) { return false; }
QByteArrayView mapFile(int) { return {}; }

} // namespace lectern::parse

#endif
