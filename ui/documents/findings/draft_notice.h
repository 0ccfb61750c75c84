// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace lectern::ui {

/// A notice that asks one question with two answers and stays until it is settled.
///
/// Thread: GUI.
class DraftNotice : public QFrame
{
    Q_OBJECT
public:
    explicit DraftNotice(QWidget *parent = nullptr);

    void ask(const QString &title, const QString &detail, const QString &first, const QString &second);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void firstChosen();
    void secondChosen();

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyColours();

    QLabel *m_title;
    QLabel *m_detail;
    QPushButton *m_first;
    QPushButton *m_second;
};

} // namespace lectern::ui
