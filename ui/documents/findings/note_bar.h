// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/session/note_writing.h"

#include <QWidget>

class QLineEdit;

namespace lectern::ui {

/// A line to write a note on a finding in: Enter stores it, Esc leaves it. It goes by itself with the finding.
///
/// Thread: GUI. Borrows the session.
class NoteBar : public QWidget
{
    Q_OBJECT
public:
    explicit NoteBar(models::FindingsSession &session, QWidget *parent = nullptr);

    /// Nothing, where the card has no finding.
    void edit(int row);

Q_SIGNALS:
    void closed(); ///< Stored or left.

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QString text() const;
    void close();

    models::NoteWriting m_writing;
    QLineEdit *m_note;
};

} // namespace lectern::ui
