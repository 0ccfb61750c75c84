// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace lectern::ui {

/// A line to write a note in: Enter stores it, Esc leaves it.
///
/// Thread: GUI.
class NoteBar : public QWidget
{
    Q_OBJECT
public:
    explicit NoteBar(QWidget *parent = nullptr);

    void edit(const QString &note);
    [[nodiscard]] QString text() const; ///< As it stands now.

Q_SIGNALS:
    void stored(const QString &note);
    void closed(); ///< Stored or left.

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void close();

    QLineEdit *m_note;
};

} // namespace lectern::ui
