// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QFrame>

#include <functional>

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
    /// A notice without a failure and without a button.
    void showNote(const QString &text) { offer(text, {}, {}); }
    /// A note with a button that does `act`. Returns the note's number, for withdraw().
    int offer(const QString &text, const QString &action, std::function<void()> act);
    /// Hides the note, unless something else is shown by now.
    void withdraw(int note);

Q_SIGNALS:
    void retryRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyColours();

    bool m_isError = false;
    int m_shown = 0; ///< Counts what was shown.
    std::function<void()> m_act;
    QBoxLayout *m_row;
    QLabel *m_title;
    QLabel *m_detail;
    QPushButton *m_button;
    QPushButton *m_close;
};

} // namespace lectern
