// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/look/fitted_dialog.h"

namespace lectern::ui {

/// A crash report as text, to read and to copy.
///
/// Thread: GUI.
class CrashReportDialog : public FittedDialog
{
    Q_OBJECT
public:
    CrashReportDialog(const QString &report, QWidget *parent);
};

} // namespace lectern::ui
