// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/reading/readable_document.h"

#include <QByteArrayView>

namespace lectern::parse {

/// Pictures as pages: one for PNG and JPEG, several for TIFF. Nothing is decoded before its size was found acceptable.
/// `bytes` must outlive the document.
[[nodiscard]] Read<std::unique_ptr<ReadableDocument>> openPicture(QByteArrayView bytes);
[[nodiscard]] Read<std::unique_ptr<ReadableDocument>> openTiff(QByteArrayView bytes);

} // namespace lectern::parse
