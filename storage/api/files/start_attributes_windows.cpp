// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/files/start_attributes_windows.h"

namespace lectern {

StartAttributes::StartAttributes(std::vector<HANDLE> handles) : m_handles(std::move(handles))
{
    constexpr DWORD count = 3;
    SIZE_T size = 0;
    ::InitializeProcThreadAttributeList(nullptr, count, 0, &size);
    m_memory = std::make_unique<char[]>(size);
    m_isMade = ::InitializeProcThreadAttributeList(list(), count, 0, &size)
        && add(PROC_THREAD_ATTRIBUTE_HANDLE_LIST, m_handles.data(), m_handles.size() * sizeof(HANDLE));
}

StartAttributes::~StartAttributes()
{
    if (m_isMade)
        ::DeleteProcThreadAttributeList(list());
}

bool StartAttributes::add(DWORD_PTR attribute, void *value, SIZE_T size)
{
    return ::UpdateProcThreadAttribute(list(), 0, attribute, value, size, nullptr, nullptr) != 0;
}

} // namespace lectern
