// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/session/note_writing.h"

#include <QWidget>

class QLineEdit;

namespace lectern::ui {

/// A line edit for a note on a finding: Enter stores, Esc cancels. It closes by itself when the finding is gone.
///
/// Thread: GUI. Borrows the session.
class NoteBar : public QWidget
{
    Q_OBJECT
public:
    explicit NoteBar(models::FindingsSession &session, QWidget *parent = nullptr);

    /// Does nothing if the card has no finding.
    void edit(int row);

Q_SIGNALS:
    void closed(); ///< The note was stored or cancelled.

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QString text() const;
    void close();

    models::NoteWriting m_writing;
    QLineEdit *m_note;
};

} // namespace lectern::ui
