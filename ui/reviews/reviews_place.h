// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/place.h"
#include "ui/services.h"

namespace lectern {

/// Where analysts spend the day: the table of all matching reviews, its filter, the details of one
/// review and the statistics of all.
///
/// Thread: GUI. Borrows: what `services` points to, which outlives it.
class ReviewsPlace : public Place
{
    Q_OBJECT
public:
    explicit ReviewsPlace(const Services &services, QWidget *parent = nullptr);
    ~ReviewsPlace() override;

    [[nodiscard]] QString key() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QList<QAction *> commands() const override;
    [[nodiscard]] QList<QWidget *> panels() const override;
    [[nodiscard]] QVariantMap state() const override;
    void restoreState(const QVariantMap &state) override;
    [[nodiscard]] bool isSettled() const override;

    /// Asks again for everything shown; after an import, or on F5.
    void refresh();

Q_SIGNALS:
    void importRequested(); ///< "Import" was pressed where there are no reviews yet.

private:
    Services m_services;
};

} // namespace lectern
