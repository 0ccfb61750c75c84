// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/intake/backoff.h"

#include <QRandomGenerator>

#include <algorithm>

namespace lectern::intake {

std::chrono::milliseconds Backoff::next()
{
    const auto wait = m_wait;
    m_wait = std::min(m_wait * 2, longest);
    return wait / 2 + std::chrono::milliseconds(QRandomGenerator::global()->bounded(qint64(wait.count() / 2 + 1)));
}

} // namespace lectern::intake
