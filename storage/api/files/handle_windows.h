// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <utility>

#include <windows.h>

namespace lectern {

/// Owns a handle of Windows and closes it in the destructor. Thread: one at a time.
class Handle
{
public:
    Handle() = default;
    /// INVALID_HANDLE_VALUE is taken for none.
    explicit Handle(HANDLE native) : m_native(native == INVALID_HANDLE_VALUE ? nullptr : native) {}
    ~Handle() { close(); }
    Handle(Handle &&other) noexcept : m_native(std::exchange(other.m_native, nullptr)) {}
    Handle &operator=(Handle &&other) noexcept
    {
        std::swap(m_native, other.m_native);
        return *this;
    }

    [[nodiscard]] HANDLE get() const { return m_native; }
    [[nodiscard]] bool isOpen() const { return m_native != nullptr; }
    /// Hands ownership to the caller, who has to close it.
    [[nodiscard]] HANDLE release() { return std::exchange(m_native, nullptr); }
    void close()
    {
        if (m_native)
            ::CloseHandle(m_native);
        m_native = nullptr;
    }

private:
    HANDLE m_native = nullptr;
};

/// The path as Windows' functions take it, of any length and with any name.
[[nodiscard]] std::wstring nativePath(const QString &path);

/// The last error of Windows in words.
[[nodiscard]] QString systemWords();

/// Whether this person owns the file or folder.
[[nodiscard]] bool isOwn(const QString &path);

/// Gives what is created with it to this person alone (and to the system). Empty attributes if the person cannot be found out.
///
/// Thread: one at a time. Owns the memory that attributes() refers to.
class OwnerOnly
{
public:
    OwnerOnly();
    ~OwnerOnly();
    OwnerOnly(const OwnerOnly &) = delete;
    OwnerOnly &operator=(const OwnerOnly &) = delete;
    [[nodiscard]] SECURITY_ATTRIBUTES *attributes() { return m_attributes.lpSecurityDescriptor ? &m_attributes : nullptr; }

private:
    SECURITY_ATTRIBUTES m_attributes{sizeof(SECURITY_ATTRIBUTES), nullptr, FALSE};
};

} // namespace lectern
