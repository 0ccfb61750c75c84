// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/reading/readable_document.h"

#include <QByteArrayView>

namespace lectern::parse {

/// A file's format according to its first bytes; its name does not matter.
enum class Container { Pdf, Zip, Rtf, CompoundFile, Png, Jpeg, Tiff, OtherKnown, Unknown };
[[nodiscard]] Container containerOf(QByteArrayView bytes);

/// Opens a document of any kind. `bytes` must outlive it.
[[nodiscard]] Read<std::unique_ptr<ReadableDocument>> openDocument(QByteArrayView bytes);

} // namespace lectern::parse
