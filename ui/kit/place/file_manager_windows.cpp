// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/place/file_manager.h"

#include <QDir>

#include <memory>

#include <windows.h>
#include <objbase.h>
#include <shlobj.h>

namespace lectern::ui {

bool showInFileManager(const QString &path)
{
    struct Free {
        void operator()(ITEMIDLIST *list) const { ::ILFree(list); }
    };
    const bool isBegun = SUCCEEDED(::CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED | COINIT_DISABLE_OLE1DDE));
    const std::unique_ptr<ITEMIDLIST, Free> item(::ILCreateFromPathW(QDir::toNativeSeparators(path).toStdWString().c_str()));
    const bool isShown = item && SUCCEEDED(::SHOpenFolderAndSelectItems(item.get(), 0, nullptr, 0));
    if (isBegun)
        ::CoUninitialize();
    return isShown;
}

} // namespace lectern::ui
