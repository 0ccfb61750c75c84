// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_query.h"

namespace lectern::models {

/// The fields of the documents' filter, in the order of the chips.
enum class DocumentFilterField : quint8 { Status, Kind, Client, ContractType, Risk, Date, Text };
inline constexpr int documentFilterFieldCount = 7;
[[nodiscard]] QString titleOf(DocumentFilterField field);
/// Copies one field's restriction, or its absence.
void copyField(DocumentFilter &to, const DocumentFilter &from, DocumentFilterField field);

} // namespace lectern::models
