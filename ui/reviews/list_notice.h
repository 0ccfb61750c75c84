// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QFrame>

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
    /// A notice without a failure; the button is hidden.
    void showNote(const QString &text);

Q_SIGNALS:
    void retryRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyColours();

    bool m_isError = false;
    QLabel *m_title;
    QLabel *m_detail;
    QPushButton *m_retry;
    QPushButton *m_close;
};

} // namespace lectern
