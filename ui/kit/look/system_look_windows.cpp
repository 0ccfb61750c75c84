// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/look/system_look.h"

#include "ui/kit/look/theme.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QSettings>
#include <QWidget>

#include <windows.h>

namespace lectern::ui {

namespace {

/// Tells Windows whether a window's title bar shall be dark: Windows 10 1809 or newer does it, older ones ignore it.
void followTheme(const QWidget &window)
{
    using SetAttribute = HRESULT(WINAPI *)(HWND, DWORD, const void *, DWORD);
    static const auto setAttribute = [] {
        const HMODULE library = ::LoadLibraryExW(L"dwmapi.dll", nullptr, LOAD_LIBRARY_SEARCH_SYSTEM32);
        return library ? reinterpret_cast<SetAttribute>(reinterpret_cast<void *>(::GetProcAddress(library, "DwmSetWindowAttribute"))) : nullptr;
    }();
    if (!setAttribute)
        return;
    constexpr DWORD immersiveDarkMode = 20, immersiveDarkModeBefore20H1 = 19;
    const BOOL isDark = theme::isDark();
    const auto handle = reinterpret_cast<HWND>(window.internalWinId());
    if (FAILED(setAttribute(handle, immersiveDarkMode, &isDark, sizeof isDark)))
        setAttribute(handle, immersiveDarkModeBefore20H1, &isDark, sizeof isDark);
}

/// An event filter of the application. Owned by it.
class TitleBars : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject *object, QEvent *event) override
    {
        const bool isDue = event->type() == QEvent::WinIdChange || event->type() == QEvent::Show || event->type() == QEvent::PaletteChange;
        const auto *widget = isDue ? qobject_cast<QWidget *>(object) : nullptr;
        if (widget && widget->isWindow() && widget->internalWinId() != 0)
            followTheme(*widget);
        return QObject::eventFilter(object, event);
    }
};

} // namespace

bool isDesktopDark()
{
    const QSettings choice(QStringLiteral("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize"),
                           QSettings::NativeFormat);
    return choice.value(QStringLiteral("AppsUseLightTheme"), 1).toInt() == 0;
}

QString presentFamily(const QString &family)
{
    if (QFontDatabase::hasFamily(family))
        return family;
    for (const auto &other : {QStringLiteral("Segoe UI"), QStringLiteral("Tahoma"), QStringLiteral("Arial"), QStringLiteral("Liberation Sans"),
                              QStringLiteral("DejaVu Sans")}) {
        if (QFontDatabase::hasFamily(other))
            return other;
    }
    return family;
}

void watchTitleBars() { qApp->installEventFilter(new TitleBars(qApp)); }

} // namespace lectern::ui
