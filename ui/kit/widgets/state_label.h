// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace lectern::ui {

enum class Health : quint8 { Unknown, Good, Warning, Bad };

/// A coloured mark with its text. Each state has a mark of another shape, so it does not depend on colour alone.
///
/// Thread: GUI.
class StateLabel : public QWidget
{
    Q_OBJECT
public:
    explicit StateLabel(QWidget *parent = nullptr);

    void show(Health health, const QString &text, const QString &toolTip = {});
    [[nodiscard]] Health health() const { return m_health; }
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    Health m_health = Health::Unknown;
    QString m_text;
};

} // namespace lectern::ui
