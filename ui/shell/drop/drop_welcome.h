// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/dropped_files.h"

#include <QWidget>

class QLabel;

namespace lectern::ui {

/// Lies over the window while files are dragged over it, and says what letting go will do, or what cannot be taken.
///
/// Thread: GUI; whether a name is a folder's is looked up on another.
class DropWelcome : public QWidget
{
    Q_OBJECT
public:
    explicit DropWelcome(QWidget *window);

    /// `takesDocuments`: there is a place for them.
    void show(const QStringList &paths, bool takesDocuments);
    /// Anything of it can be taken.
    [[nodiscard]] bool isWelcome() const { return m_files.isWelcome(); }
    [[nodiscard]] QString words() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void tell(models::DraggedFiles files);

    QStringList m_paths; ///< Of the drag that is told of.
    bool m_takesDocuments = true;
    models::DraggedFiles m_files;
    QLabel *m_title;
    QLabel *m_detail;
};

} // namespace lectern::ui
