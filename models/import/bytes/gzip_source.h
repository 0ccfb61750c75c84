// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/bytes/byte_source.h"
#include "storage/api/files/opened_file.h"

#include <memory>

namespace lectern::imports {

/// The unpacked bytes of all members of a gzip file. Corrupt if the file is truncated.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> openGzip(OpenedFile file);

} // namespace lectern::imports
