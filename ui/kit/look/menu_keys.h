// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QAction;

namespace lectern::ui {

/// Gives each entry a letter of its own that Alt, or the open menu, hears. A letter that a text asks for is kept while it is
/// the first to ask; the others get the beginning of a word, else any letter of theirs.
/// The style calls it whenever a menu opens, so that no menu is without.
void giveMenuKeys(const QList<QAction *> &entries);

} // namespace lectern::ui
