// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/reading/readable_document.h"

#include <QByteArrayView>

namespace lectern::parse {

/// Pictures of pages: one of PNG or JPEG, any number of TIFF. Nothing is unpacked before its size is known to be bearable.
/// `bytes` must outlive the document.
[[nodiscard]] Read<std::unique_ptr<ReadableDocument>> openPicture(QByteArrayView bytes);
[[nodiscard]] Read<std::unique_ptr<ReadableDocument>> openTiff(QByteArrayView bytes);

} // namespace lectern::parse
