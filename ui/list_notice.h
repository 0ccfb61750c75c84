// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QFrame>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace lectern {

/// An inline notice above what it concerns: what happened, in whose part, what to do, and a button that does it.
///
/// Thread: GUI.
class ListNotice : public QFrame
{
    Q_OBJECT
public:
    explicit ListNotice(QWidget *parent = nullptr);

    void showError(const StorageError &error);
    /// A notice without a failure. Without an action it has no button.
    void showNote(const QString &text, const QString &action = {});

Q_SIGNALS:
    void retryRequested();
    void actionRequested(); ///< The button of a note.

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyColours();

    bool m_isError = false;
    QBoxLayout *m_row;
    QLabel *m_title;
    QLabel *m_detail;
    QPushButton *m_button;
    QPushButton *m_close;
};

} // namespace lectern
