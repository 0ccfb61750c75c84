// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QMimeData;

namespace lectern::ui {

/// The local files and folders of a drop. Nothing is looked at: what they are good for tells sortDropped(), on another thread.
[[nodiscard]] QStringList localPathsOf(const QMimeData &mimeData);

} // namespace lectern::ui
