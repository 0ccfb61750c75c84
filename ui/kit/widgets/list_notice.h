// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QFrame>
#include <QTimer>

#include <functional>

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace lectern::ui {

/// What can be done about what a notice says.
struct NoticeButton {
    QString text;
    std::function<void()> press;
};

/// An inline notice above what it concerns: what happened, in whose part, what to do, and a button that does it. A screen reader
/// is told each.
///
/// Thread: GUI.
class ListNotice : public QFrame
{
    Q_OBJECT
public:
    explicit ListNotice(QWidget *parent = nullptr);

    void showError(const StorageError &error);
    /// A notice without a failure that asks for attention. Without an action it has no button.
    void showNote(const QString &text, const QString &action = {});
    /// What went well. It goes by itself after a while, not while the mouse or the keyboard is on it or it is out of sight.
    /// Returns the notice's number, for withdraw().
    int showDone(const QString &text, const QList<NoticeButton> &buttons = {});
    /// Hides the notice, unless another is shown by now.
    void withdraw(int number);
    void setDoneLifetime(std::chrono::milliseconds lifetime) { m_life.setInterval(lifetime); }

Q_SIGNALS:
    void retryRequested();
    void actionRequested(); ///< The button of a note.

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Kind { Error, Note, Done };
    void tell(Kind kind, const QString &title, const QString &name);
    void setButtons(const QList<NoticeButton> &buttons);
    void growOld();
    void applyColours();
    [[nodiscard]] QColor fill() const;

    Kind m_kind = Kind::Note;
    int m_number = 0; ///< Of what is shown.
    QTimer m_life;    ///< Of what went well.
    QBoxLayout *m_row;
    QLabel *m_title;
    QLabel *m_detail;
    QHBoxLayout *m_buttonRow;
    QList<QPushButton *> m_buttons;
    QPushButton *m_close;
};

} // namespace lectern::ui
