// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/reading/readable_document.h"

#include <QByteArrayView>

namespace lectern::parse {

/// Opens a PDF through poppler. `bytes` must outlive the document.
[[nodiscard]] Read<std::unique_ptr<ReadableDocument>> openPdf(QByteArrayView bytes);

} // namespace lectern::parse
