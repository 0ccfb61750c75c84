// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <string_view>

/// An incremental hash of words: adding two characters to of("bad") gives of("badly"). The model's weights are stored by it.
namespace lectern::sentiment::word_hash {

inline constexpr quint64 start = 14695981039346656037ULL;

[[nodiscard]] inline constexpr quint64 add(quint64 hash, char16_t unit) { return (hash ^ unit) * 1099511628211ULL; }

[[nodiscard]] inline constexpr quint64 of(std::u16string_view word)
{
    quint64 hash = start;
    for (const char16_t unit : word)
        hash = add(hash, unit);
    return hash;
}

} // namespace lectern::sentiment::word_hash
