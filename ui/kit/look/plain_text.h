// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QPoint;
class QWidget;

namespace lectern::ui {

/// Makes texts of other people safe: during its lifetime, all tooltips of the program, and all labels with an automatic text
/// format, are shown as plain text. So tooltips need not be escaped.
///
/// Thread: GUI.
class PlainText : public QObject
{
    Q_OBJECT
public:
    /// Watches the whole application; one instance is enough.
    explicit PlainText(QObject *application);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

/// Makes control characters visible, line by line; for sentences that may contain other people's names.
[[nodiscard]] QString withVisibleControlsInLines(const QString &text);

/// For widgets whose tooltip depends on the position. Empty: hides the tooltip. Makes control characters visible.
void showPlainToolTip(const QPoint &globalPosition, const QString &text, QWidget *widget);

} // namespace lectern::ui
