// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QAction;

namespace lectern::ui {

/// Gives each menu entry a mnemonic letter of its own. An entry keeps the letter it asks for if no earlier entry asked for
/// it; others get the beginning of a word, or any other letter of theirs.
/// Called by the style whenever a menu opens, so it covers every menu.
void giveMenuKeys(const QList<QAction *> &entries);

} // namespace lectern::ui
