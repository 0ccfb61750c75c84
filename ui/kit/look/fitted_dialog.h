// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QScrollArea;
class QVBoxLayout;

namespace lectern::ui {

/// A dialog that fits on every screen: its body scrolls if the screen is too small, and its buttons below are always
/// visible.
///
/// Thread: GUI.
class FittedDialog : public QDialog
{
    Q_OBJECT
public:
    explicit FittedDialog(QWidget *parent = nullptr);

    void setVisible(bool isVisible) override;
    [[nodiscard]] QSize sizeHint() const override;
    /// Grows to the height of its present contents, within the screen.
    void growToContent();

protected:
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    [[nodiscard]] QVBoxLayout *foot() const { return m_foot; }

private:
    [[nodiscard]] QSize roomOnScreen() const;
    [[nodiscard]] int heightFor(int width) const;

    QScrollArea *m_scroll;
    QVBoxLayout *m_body;
    QVBoxLayout *m_foot;
};

} // namespace lectern::ui
