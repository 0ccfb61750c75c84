// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/widgets/list_notice.h"

#include <QObject>

namespace lectern::ui {

/// Opens written files with the desktop's programs, or shows them in the file manager.
///
/// Thread: GUI; the file manager is called on another.
class FileOpener : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void open(const QString &path);
    /// Shows the file selected in its folder if the file manager can do that, else opens the folder.
    void showInFolder(const QString &path);
    /// "Open" and "Show in folder", for the notice that `path` was written.
    [[nodiscard]] QList<NoticeButton> buttonsFor(const QString &path);

Q_SIGNALS:
    void failed(const QString &words); ///< No program can open it.
};

} // namespace lectern::ui
