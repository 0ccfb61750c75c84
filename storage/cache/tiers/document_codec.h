// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_source.h"
#include "storage/cache/tiers/codec.h"

namespace lectern::cache {

/// Encoding of each type of answer about documents, by the rules of codec.h. Thread: any; pure.
[[nodiscard]] QByteArray encoded(const DocumentList &list);
[[nodiscard]] QByteArray encoded(const Document &document);
[[nodiscard]] QByteArray encoded(const DocumentFacets &facets);
[[nodiscard]] QByteArray encoded(const Analysis &analysis);
[[nodiscard]] QByteArray encoded(const std::vector<EnginePrecision> &engines);

template <>
[[nodiscard]] Result<DocumentList> decoded(QByteArray bytes);
template <>
[[nodiscard]] Result<Document> decoded(QByteArray bytes);
template <>
[[nodiscard]] Result<DocumentFacets> decoded(QByteArray bytes);
template <>
[[nodiscard]] Result<Analysis> decoded(QByteArray bytes);
template <>
[[nodiscard]] Result<std::vector<EnginePrecision>> decoded(QByteArray bytes);

} // namespace lectern::cache
