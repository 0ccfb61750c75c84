// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/widgets/list_notice.h"

#include <QObject>

namespace lectern::ui {

/// Hands files that were written to the desktop: to the program that opens their kind, or to the file manager, which shows where
/// they lie.
///
/// Thread: GUI; the file manager is asked on another.
class FileOpener : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void open(const QString &path);
    /// The file marked in its folder, where a file manager can do that; else the folder.
    void showInFolder(const QString &path);
    /// "Open" and "Show in folder", for the notice that says that `path` was written.
    [[nodiscard]] QList<NoticeButton> buttonsFor(const QString &path);

Q_SIGNALS:
    void failed(const QString &words); ///< There is no program for it.
};

} // namespace lectern::ui
