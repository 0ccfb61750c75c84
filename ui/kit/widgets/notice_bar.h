// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/widgets/state_label.h"

class QLabel;

namespace lectern::ui {

/// A line above its subject that asks for attention: severity as a word, what happened, what follows. Screen readers
/// announce each new one.
///
/// Thread: GUI.
class NoticeBar : public QWidget
{
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);

    /// Hides itself if both texts are empty.
    void show(Health health, const QString &title, const QString &detail);
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_told; ///< The title last announced.
    Health m_health = Health::Warning;
    QLabel *m_title;
    QLabel *m_detail;
};

} // namespace lectern::ui
