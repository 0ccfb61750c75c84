// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <utility>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

namespace lectern::fuzz {

/// What libFuzzer gives, as Qt has it.
inline QByteArrayView inputOf(const uint8_t *data, size_t size) { return QByteArrayView(reinterpret_cast<const char *>(data), qsizetype(size)); }

/// A promise that does not hold is a finding like any other.
inline void check(bool holds, const char *file = __builtin_FILE(), int line = __builtin_LINE())
{
    if (holds)
        return;
    std::fprintf(stderr, "%s:%d: a promise is broken\n", file, line);
    std::abort();
}

/// The first byte of an input, for targets that have several parsers behind it, and the rest.
inline std::pair<int, QByteArrayView> choiceOf(QByteArrayView input)
{
    return input.isEmpty() ? std::pair(0, input) : std::pair(int(quint8(input.front())), input.sliced(1));
}

} // namespace lectern::fuzz
