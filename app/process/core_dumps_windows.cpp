// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/core_dumps.h"

#include <windows.h>

namespace lectern::app {

void forbidCoreDumps()
{
    // No box that waits for a click, and no report of a crash. Children inherit the mode.
    ::SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX);
    constexpr DWORD withoutHeap = 1; // WER_FAULT_REPORTING_FLAG_NOHEAP; the header that has it is not complete
    using SetFlags = HRESULT(WINAPI *)(DWORD);
    const HMODULE library = ::GetModuleHandleW(L"kernel32.dll");
    const auto setFlags = library ? reinterpret_cast<SetFlags>(reinterpret_cast<void *>(::GetProcAddress(library, "WerSetFlags"))) : nullptr;
    if (setFlags) // should the system report one nevertheless, then without what memory contains
        setFlags(withoutHeap);
}

} // namespace lectern::app
