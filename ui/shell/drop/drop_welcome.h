// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/dropped_files.h"

#include <QWidget>

class QLabel;

namespace lectern::ui {

/// An overlay on the window while files are dragged over it: says what a drop would do, or what cannot be used.
///
/// Thread: GUI; whether a path is a folder is checked on another.
class DropWelcome : public QWidget
{
    Q_OBJECT
public:
    explicit DropWelcome(QWidget *window);

    /// `takesDocuments`: there is a place for documents.
    void show(const QStringList &paths, bool takesDocuments);
    /// Whether anything of the drag can be used.
    [[nodiscard]] bool isWelcome() const { return m_files.isWelcome(); }
    [[nodiscard]] QString words() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void tell(models::DraggedFiles files);

    QStringList m_paths; ///< Of the present drag.
    bool m_takesDocuments = true;
    models::DraggedFiles m_files;
    QLabel *m_title;
    QLabel *m_detail;
};

} // namespace lectern::ui
