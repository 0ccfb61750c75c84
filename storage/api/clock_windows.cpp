// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/clock.h"

#include <QtGlobal>

#include <windows.h>

namespace lectern {

namespace {

/// Interrupt time counts in units of 100 ns and, unlike "unbiased" interrupt time, includes sleep.
class BootClock final : public Clock
{
public:
    BootClock()
    {
        const HMODULE library = ::GetModuleHandleW(L"kernelbase.dll");
        if (library)
            m_query = reinterpret_cast<Query>(reinterpret_cast<void *>(::GetProcAddress(library, "QueryInterruptTimePrecise")));
    }

    Instant now() const noexcept override
    {
        if (!m_query) // before Windows 10: the same time, in steps of 16 ms
            return std::chrono::milliseconds(::GetTickCount64());
        ULONGLONG ticks = 0;
        m_query(&ticks);
        return Instant(100 * qint64(ticks));
    }

private:
    using Query = void(WINAPI *)(ULONGLONG *);
    Query m_query = nullptr;
};

} // namespace

const Clock &Clock::boot()
{
    static const BootClock clock;
    return clock;
}

} // namespace lectern
