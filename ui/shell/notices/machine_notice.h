// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QBoxLayout;
class QVBoxLayout;

namespace lectern::ui {

/// At the first start: what is on this computer and what is not. Stays until it is dismissed.
///
/// Thread: GUI.
class MachineNotice : public QFrame
{
    Q_OBJECT
public:
    explicit MachineNotice(QWidget *parent = nullptr);

    void tell(const QStringList &sentences);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QBoxLayout *m_row;
    QVBoxLayout *m_texts;
};

} // namespace lectern::ui
