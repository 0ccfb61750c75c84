// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

#include <optional>

namespace lectern::ui {

/// Plain text in as many lines as it needs, for words of others: QLabel alone cuts off a word that is longer than a line. Here it
/// goes on in the next one, and what is copied is still the word.
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

    mutable std::optional<QString> m_broken; ///< The text whose document was told; none: it has to be told again.
};

} // namespace lectern::ui
