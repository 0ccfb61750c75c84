// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/look/system_look.h"

#include "ui/kit/look/theme.h"

#include <QApplication>

namespace lectern::ui {

/// Qt 6.4 has no function for it, so this judges by the palette.
bool isDesktopDark()
{
    QApplication::setPalette(QPalette());
    return theme::isDark();
}

QString presentFamily(const QString &family) { return family; } // fontconfig finds one for each name

void watchTitleBars() {} // desktops decide by themselves

} // namespace lectern::ui
