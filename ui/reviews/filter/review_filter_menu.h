// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/facet_choices.h"
#include "models/reviews/query_state.h"
#include "models/reviews/review_labels.h"
#include "ui/kit/filter/query_filter_menu.h"

namespace lectern::ui {

/// The filter menu of reviews, with the fields of FilterField.
///
/// Thread: GUI. Borrows the query.
class ReviewFilterMenu : public QueryFilterMenu<models::QueryState>
{
    Q_OBJECT
public:
    using QueryFilterMenu::QueryFilterMenu;

    [[nodiscard]] int firstField() const override { return int(models::FilterField::Platform); }
    [[nodiscard]] QString countText(qint64 count) const override { return models::reviewCountText(count); }
    [[nodiscard]] QString textHint() const override { return tr("Words in title and text"); }
};

} // namespace lectern::ui
