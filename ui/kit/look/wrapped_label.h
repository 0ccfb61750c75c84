// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

#include <optional>

namespace lectern::ui {

/// Plain text of other people, wrapped: QLabel cuts off a word that is longer than a line. Here the word continues
/// in the next line, and is still copied as one word.
///
/// Thread: GUI.
class WrappedLabel : public QLabel
{
    Q_OBJECT
public:
    explicit WrappedLabel(QWidget *parent = nullptr);

    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void breakAnywhere() const;

    mutable std::optional<QString> m_broken; ///< The text for which the option was set on the document; none: set it again.
};

} // namespace lectern::ui
