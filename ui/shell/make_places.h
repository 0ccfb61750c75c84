// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/services.h"

#include <QList>

class QWidget;

namespace lectern::ui {

class FileIntake;
class Place;

/// The places that there are with these services, in the order of the list on the left. What they ask for, `files` takes in.
[[nodiscard]] QList<Place *> makePlaces(const Services &services, FileIntake &files, QWidget *parent);

} // namespace lectern::ui
