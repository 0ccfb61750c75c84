// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/bytes/byte_source.h"
#include "storage/api/files/opened_file.h"

#include <QString>

#include <memory>
#include <vector>

namespace lectern::imports {

/// The data members of a zip: its only member, or those with a data file's name; files added by operating systems are skipped.
[[nodiscard]] Result<std::vector<InputFile>> dataMembersOf(const OpenedFile &file, const InputFile &zip);
[[nodiscard]] Result<std::unique_ptr<ByteSource>> openZipMember(const OpenedFile &file, const QString &member);

} // namespace lectern::imports
