// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/place.h"
#include "ui/services.h"

namespace lectern {

/// The place of proofs: how often the cache answered, how fast, how stale at most, and how the servers are.
///
/// Thread: GUI. Borrows: services.metrics, which outlives it.
class MonitorPlace : public Place
{
    Q_OBJECT
public:
    explicit MonitorPlace(const Services &services, QWidget *parent = nullptr);
    ~MonitorPlace() override;

    [[nodiscard]] QString key() const override { return QStringLiteral("monitor"); }
    [[nodiscard]] QString title() const override { return tr("Monitor"); }
    [[nodiscard]] QList<QAction *> commands() const override;
    [[nodiscard]] QList<QWidget *> panels() const override;
    [[nodiscard]] QVariantMap state() const override;
    void restoreState(const QVariantMap &state) override;
    [[nodiscard]] bool isSettled() const override;
};

} // namespace lectern
