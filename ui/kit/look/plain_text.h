// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QPoint;
class QWidget;

namespace lectern::ui {

/// What others wrote is never markup: as long as this stands, every tooltip of the program is shown as plain text, and so is every
/// label that does not say otherwise. So nobody escapes a tooltip.
///
/// Thread: GUI.
class PlainText : public QObject
{
    Q_OBJECT
public:
    /// Watches the whole application. Once is enough.
    explicit PlainText(QObject *application);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

/// Line by line with controls made visible, for sentences that may name what others named.
[[nodiscard]] QString withVisibleControlsInLines(const QString &text);

/// For widgets that choose the tooltip by the place. Empty: hides what is shown. Controls in it are made visible.
void showPlainToolTip(const QPoint &globalPosition, const QString &text, QWidget *widget);

} // namespace lectern::ui
