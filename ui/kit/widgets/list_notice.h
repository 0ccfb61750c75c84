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

/// An action offered by a notice.
struct NoticeButton {
    QString text;
    std::function<void()> press;
};

/// An inline notice above its subject: what happened, in which part, what to do, and a button for that. Screen readers
/// announce each notice.
///
/// Thread: GUI.
class ListNotice : public QFrame
{
    Q_OBJECT
public:
    explicit ListNotice(QWidget *parent = nullptr);

    void showError(const StorageError &error);
    /// Shows a notice that is not an error but needs attention. Without an action it has no button.
    void showNote(const QString &text, const QString &action = {});
    /// Shows a success message. It disappears after a while, but not while mouse or keyboard focus is on it or it is not visible.
    /// Returns the notice's number, for withdraw().
    int showDone(const QString &text, const QList<NoticeButton> &buttons = {});
    /// Hides the notice with this number, if it is still shown.
    void withdraw(int number);
    void setCloseText(const QString &text); ///< "Hide" by default.
    void setDoneLifetime(std::chrono::milliseconds lifetime) { m_life.setInterval(lifetime); }

Q_SIGNALS:
    void retryRequested();
    void actionRequested(); ///< The button of a note was pressed.
    void dismissed();       ///< Somebody hid the notice.

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
    int m_number = 0; ///< Number of the notice shown.
    QTimer m_life;    ///< Of a success message.
    QBoxLayout *m_row;
    QLabel *m_title;
    QLabel *m_detail;
    QHBoxLayout *m_buttonRow;
    QList<QPushButton *> m_buttons;
    QPushButton *m_close;
};

} // namespace lectern::ui
