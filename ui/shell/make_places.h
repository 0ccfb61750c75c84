// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/services.h"

#include <QList>

class QWidget;

namespace lectern::ui {

class FileIntake;
class Place;

/// Makes the places that these services allow, in the order of the list of places. `files` handles their requests for files.
[[nodiscard]] QList<Place *> makePlaces(const Services &services, FileIntake &files, QWidget *parent);

} // namespace lectern::ui
