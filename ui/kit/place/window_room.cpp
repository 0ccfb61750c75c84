// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/place/window_room.h"

namespace lectern::ui {

namespace {

constexpr int narrowFrom = 792;  ///< Below this width the list of places would not leave enough space for two panels side by side.
constexpr int mediumFrom = 1000; ///< Below this width the details would not leave enough space for the table.
constexpr int wideFrom = 1200;
constexpr int hugeFrom = 1700;
constexpr int lowBelow = 600; ///< Below this height the panels would leave only a few rows of the table.

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
