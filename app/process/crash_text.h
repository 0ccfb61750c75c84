// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <cstddef>

namespace lectern::app {

/// Text in a buffer of fixed size, for use after a crash: it allocates nothing and calls no library. What does not fit is left out.
///
/// Thread: one at a time.
class CrashText
{
public:
    void add(const char *text);
    /// Replaces what is not printable ASCII.
    void addName(const char *text);
    void addNumber(qint64 number);
    void addHex(quint64 number);
    /// As ISO 8601 in UTC.
    void addTime(qint64 secondsSince1970);
    /// The first lines of a report. `build`: which file the addresses are in.
    void addHead(const char *build, const char *system, qint64 secondsSince1970);
    void clear() { m_size = 0; }

    [[nodiscard]] const char *data() const { return m_bytes.data(); }
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    void addDigits(quint64 number, unsigned base, int fewest = 1);
    void addByte(char byte);

    std::array<char, std::size_t(16) * 1024> m_bytes;
    std::size_t m_size = 0;
};

} // namespace lectern::app
