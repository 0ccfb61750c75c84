// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reviews/table/review_table.h"

namespace lectern::ui {

/// The table's scroll position as a review instead of pixels: after a restart the same review is at the top, even if rows were added above.
///
/// Thread: GUI. Borrows the model and the table.
class ScrollAnchor : public QObject
{
    Q_OBJECT
public:
    ScrollAnchor(models::ReviewModel &model, ReviewTable &table, QObject *parent = nullptr);

    [[nodiscard]] QVariantMap toVariant() const;
    /// Takes effect once the rows are loaded; scrolling by the analyst cancels it.
    void restore(const QVariantMap &map);

private:
    struct Place {
        qint64 row = 0;
        ReviewId id;
    };
    void approach();

    models::ReviewModel &m_model;
    ReviewTable &m_table;
    std::optional<Place> m_wanted;
};

} // namespace lectern::ui
