// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/bytes/byte_source.h"
#include "storage/api/files/opened_file.h"

#include <QString>

#include <memory>
#include <vector>

namespace lectern::imports {

/// The members of a zip that hold data: the only one, or those named like data; what operating systems add is passed over.
[[nodiscard]] Result<std::vector<InputFile>> dataMembersOf(const OpenedFile &file, const InputFile &zip);
[[nodiscard]] Result<std::unique_ptr<ByteSource>> openZipMember(const OpenedFile &file, const QString &member);

} // namespace lectern::imports
