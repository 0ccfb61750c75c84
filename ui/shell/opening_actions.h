// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/place/action_set.h"

namespace lectern::ui {

/// What can be done where storage did not open.
///
/// Thread: GUI.
class OpeningActions : public ActionSet
{
    Q_OBJECT
public:
    explicit OpeningActions(QObject *parent);

    QAction *retry;
    QAction *connection;
    QAction *prepare; ///< A team's tables.
};

} // namespace lectern::ui
