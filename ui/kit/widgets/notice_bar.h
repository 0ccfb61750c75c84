// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/widgets/state_label.h"

class QLabel;

namespace lectern::ui {

/// A line above what it concerns that asks for attention: the word for how bad, what happened, what follows. A screen reader
/// is told each that is new.
///
/// Thread: GUI.
class NoticeBar : public QWidget
{
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);

    /// Hides itself when both texts are empty.
    void show(Health health, const QString &title, const QString &detail);
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_told; ///< The title, as it came.
    Health m_health = Health::Warning;
    QLabel *m_title;
    QLabel *m_detail;
};

} // namespace lectern::ui
