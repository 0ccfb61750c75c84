// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/byte_source.h"

#include <QFile>

#include <memory>

namespace lectern {

/// The unpacked bytes of a gzip file, all its members one after the other. A file cut off is Corrupt.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> openGzip(std::unique_ptr<QFile> file);

} // namespace lectern
