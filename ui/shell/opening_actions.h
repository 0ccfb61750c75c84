// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/place/action_set.h"

namespace lectern::ui {

/// The commands offered when the storage could not be opened.
///
/// Thread: GUI.
class OpeningActions : public ActionSet
{
    Q_OBJECT
public:
    explicit OpeningActions(QObject *parent);

    QAction *retry;
    QAction *connection;
    QAction *prepare; ///< Creates a team's tables.
};

} // namespace lectern::ui
