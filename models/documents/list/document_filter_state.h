// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/document_filter_fields.h"
#include "models/query/switchable_filter.h"

namespace lectern::models {

/// The filter of the documents list.
///
/// Thread: any one. A value.
class DocumentFilterState : public SwitchableFilter<DocumentFilter, DocumentFilterField, documentFilterFieldCount>
{
public:
    using SwitchableFilter::SwitchableFilter;

    /// The chip's text after its title: "High, Medium".
    [[nodiscard]] QString chipValue(DocumentFilterField field) const;

    friend bool operator==(const DocumentFilterState &, const DocumentFilterState &) = default;
};

} // namespace lectern::models
