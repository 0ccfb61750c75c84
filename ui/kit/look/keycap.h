// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QPushButton>

class QPainter;

namespace lectern::ui {

/// A shortcut drawn like a key: "Ctrl K" in a thin frame.
namespace keycap {
[[nodiscard]] QString textOf(const QKeySequence &keys);
[[nodiscard]] QSize sizeOf(const QString &text);
void draw(QPainter *painter, const QRect &rect, const QString &text);
} // namespace keycap

/// A button that shows its shortcut next to its text.
///
/// Thread: GUI.
class KeycapButton : public QPushButton
{
    Q_OBJECT
public:
    KeycapButton(const QString &text, const QKeySequence &keys, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_keys;
};

} // namespace lectern::ui
