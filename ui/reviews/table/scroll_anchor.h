// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reviews/table/review_table.h"

namespace lectern::ui {

/// Where the table stands, by the review and not by the pixel: after a restart the same review stands on top, also when rows came in above it.
///
/// Thread: GUI. Borrows the model and the table.
class ScrollAnchor : public QObject
{
    Q_OBJECT
public:
    ScrollAnchor(models::ReviewModel &model, ReviewTable &table, QObject *parent = nullptr);

    [[nodiscard]] QVariantMap toVariant() const;
    /// Takes effect as soon as the rows are there; a move of the analyst's own ends it.
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
