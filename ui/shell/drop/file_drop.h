// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QMimeData;

namespace lectern::ui {

/// The local paths of a drop. Does not access the disk: sortDropped() finds out on another thread what they are.
[[nodiscard]] QStringList localPathsOf(const QMimeData &mimeData);

} // namespace lectern::ui
