// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

namespace lectern {

/// A result's error as text, for QVERIFY2, which evaluates its message also on success.
template <typename T>
[[nodiscard]] QByteArray reasonOf(const Result<T> &result)
{
    return result ? QByteArray() : result.error().detail.toUtf8();
}

} // namespace lectern
