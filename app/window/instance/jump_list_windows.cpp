// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/instance/jump_list.h"

#include <QCoreApplication>
#include <QDir>

#include <array>
#include <string>

#include <initguid.h>
#include <windows.h>

#include <propidl.h>
#include <shlobj.h>
#include <shobjidl.h>

#include <propkey.h>
#include <propvarutil.h>

namespace lectern::app {

namespace {

struct Task {
    const char *title;
    const wchar_t *arguments;
};
constexpr std::array tasks{
    Task{QT_TRANSLATE_NOOP("JumpList", "New window"), L"--new-window"},
    Task{QT_TRANSLATE_NOOP("JumpList", "Reviews"), L"--place reviews"},
    Task{QT_TRANSLATE_NOOP("JumpList", "Documents"), L"--place documents"},
    Task{QT_TRANSLATE_NOOP("JumpList", "Monitor"), L"--place monitor"},
};

/// A reference to a COM object, or none. Owns it.
template <typename Interface>
class Reference
{
public:
    Reference() = default;
    Reference(const Reference &) = delete;
    Reference &operator=(const Reference &) = delete;
    ~Reference()
    {
        if (m_object)
            m_object->Release();
    }
    [[nodiscard]] bool create(REFCLSID which)
    {
        return SUCCEEDED(::CoCreateInstance(which, nullptr, CLSCTX_INPROC_SERVER, __uuidof(Interface), reinterpret_cast<void **>(&m_object)));
    }
    [[nodiscard]] Interface *operator->() const { return m_object; }
    [[nodiscard]] Interface *get() const { return m_object; }
    [[nodiscard]] void **out() { return reinterpret_cast<void **>(&m_object); }

private:
    Interface *m_object = nullptr;
};

bool setTitle(IShellLinkW *link, const QString &title)
{
    Reference<IPropertyStore> properties;
    if (FAILED(link->QueryInterface(__uuidof(IPropertyStore), properties.out())))
        return false;
    PROPVARIANT value;
    if (FAILED(::InitPropVariantFromString(reinterpret_cast<const wchar_t *>(title.utf16()), &value)))
        return false;
    const bool isSet = SUCCEEDED(properties->SetValue(PKEY_Title, value)) && SUCCEEDED(properties->Commit());
    ::PropVariantClear(&value);
    return isSet;
}

bool addTask(IObjectCollection *collection, const std::wstring &program, const Task &task)
{
    Reference<IShellLinkW> link;
    return link.create(CLSID_ShellLink) && SUCCEEDED(link->SetPath(program.c_str())) && SUCCEEDED(link->SetArguments(task.arguments))
        && SUCCEEDED(link->SetIconLocation(program.c_str(), 0)) && setTitle(link.get(), QCoreApplication::translate("JumpList", task.title))
        && SUCCEEDED(collection->AddObject(link.get()));
}

void writeTasks()
{
    Reference<ICustomDestinationList> list;
    Reference<IObjectArray> removed, array;
    Reference<IObjectCollection> collection;
    UINT most = 0;
    if (!list.create(CLSID_DestinationList) || FAILED(list->BeginList(&most, __uuidof(IObjectArray), removed.out()))
        || !collection.create(CLSID_EnumerableObjectCollection))
        return;
    const std::wstring program = QDir::toNativeSeparators(QCoreApplication::applicationFilePath()).toStdWString();
    for (const Task &task : tasks) {
        if (!addTask(collection.get(), program, task))
            return;
    }
    if (SUCCEEDED(collection->QueryInterface(__uuidof(IObjectArray), array.out())) && SUCCEEDED(list->AddUserTasks(array.get())))
        list->CommitList();
}

} // namespace

void writeJumpList()
{
    if (FAILED(::CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED)))
        return;
    writeTasks();
    ::CoUninitialize();
}

} // namespace lectern::app
