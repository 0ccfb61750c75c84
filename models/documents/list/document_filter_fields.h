// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_query.h"

namespace lectern::models {

/// What the documents list can be restricted by; the order is that of the chips.
enum class DocumentFilterField : quint8 { Status, Kind, Client, ContractType, Risk, Date, Text };
inline constexpr int documentFilterFieldCount = 7;
[[nodiscard]] QString titleOf(DocumentFilterField field);
/// Copies one field's restriction, also the absence of one.
void copyField(DocumentFilter &to, const DocumentFilter &from, DocumentFilterField field);

} // namespace lectern::models
