// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/place/window_room.h"

namespace lectern::ui {

namespace {

constexpr int narrowFrom = 792;  ///< Below this the list of places would leave no room for two panels beside each other.
constexpr int mediumFrom = 1000; ///< Below this the details would leave no room for the table.
constexpr int wideFrom = 1200;
constexpr int hugeFrom = 1700;
constexpr int lowBelow = 600; ///< The panels would leave a few rows of the table.

} // namespace

WindowRoom WindowRoom::of(const QSize &window)
{
    const int width = window.width();
    const Width room = width >= hugeFrom ? Width::Huge
        : width >= wideFrom              ? Width::Wide
        : width >= mediumFrom            ? Width::Medium
        : width >= narrowFrom            ? Width::Narrow
                                         : Width::Tiny;
    return {room, window.height() < lowBelow};
}

QString WindowRoom::suffix() const
{
    const QString low = isLow ? QStringLiteral("@low") : QString();
    switch (width) {
    case Width::Tiny: return QStringLiteral("@tiny") + low;
    case Width::Narrow: return QStringLiteral("@narrow") + low;
    case Width::Medium: return QStringLiteral("@medium") + low;
    case Width::Wide: return low;
    case Width::Huge: return QStringLiteral("@huge") + low;
    }
    Q_UNREACHABLE();
}

} // namespace lectern::ui
