// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/document_list_model.h"

#include <QItemSelectionModel>

namespace lectern::models {

/// The analyst's position, as text for the status strip.
struct DocumentsStatus {
    QString position; ///< "Document 5 of 58"; empty: no row is current.
    QString all;      ///< "Document 5 of 58, 3 selected · Page 2 of 9"
};
/// `page`: text about the page being read; may be empty.
[[nodiscard]] DocumentsStatus statusOf(const DocumentListModel &list, const QItemSelectionModel &selection, const QString &page);

} // namespace lectern::models
