// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include <unistd.h>

namespace lectern {

/// Owns a file descriptor and closes it in the destructor. Thread: one at a time.
class Descriptor
{
public:
    Descriptor() = default;
    explicit Descriptor(int native) : m_native(native) {}
    ~Descriptor() { close(); }
    Descriptor(Descriptor &&other) noexcept : m_native(std::exchange(other.m_native, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_native, other.m_native);
        return *this;
    }

    [[nodiscard]] int get() const { return m_native; }
    [[nodiscard]] bool isOpen() const { return m_native >= 0; }
    /// Hands ownership to the caller, who has to close it.
    [[nodiscard]] int release() { return std::exchange(m_native, -1); }
    void close()
    {
        if (m_native >= 0)
            ::close(m_native);
        m_native = -1;
    }

private:
    int m_native = -1;
};

} // namespace lectern
