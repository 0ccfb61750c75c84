// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/document_filter_choices.h"
#include "models/documents/list/document_query_state.h"
#include "ui/kit/filter/query_filter_menu.h"

namespace lectern::ui {

/// The filter menu of the documents list, with the fields of DocumentFilterField.
///
/// Thread: GUI. Borrows the query.
class DocumentFilterMenu : public QueryFilterMenu<models::DocumentQueryState>
{
    Q_OBJECT
public:
    using QueryFilterMenu::QueryFilterMenu;

    [[nodiscard]] int firstField() const override { return int(models::DocumentFilterField::Risk); }
    [[nodiscard]] QString countText(qint64 count) const override { return count == 1 ? tr("1 document") : tr("%L1 documents").arg(count); }
    [[nodiscard]] QString textHint() const override { return tr("Words in name and text"); }
};

} // namespace lectern::ui
