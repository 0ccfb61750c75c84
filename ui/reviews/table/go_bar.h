// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QFrame>

#include <optional>
#include <variant>

class QLabel;
class QLineEdit;

namespace lectern::ui {

/// The target of Ctrl+G: a row by its number, counted from 1, or a date.
using GoTarget = std::variant<qint64, QDate>;
/// Parses "48,213", "2025", "2025-03" or "2025-03-14"; four digits that can be a year are one if the list is sorted
/// by date. Nothing: neither.
[[nodiscard]] std::optional<GoTarget> goTargetFrom(const QString &text, bool isSortedByDate);

/// The inline bar of Ctrl+G. Thread: GUI.
class GoBar : public QFrame
{
    Q_OBJECT
public:
    explicit GoBar(QWidget *parent = nullptr);
    void open(qint64 rowCount, bool isSortedByDate);

Q_SIGNALS:
    void rowRequested(qint64 row); ///< 0-based.
    void dateRequested(QDate date);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void go();
    void leave();

    qint64 m_rowCount = 0;
    bool m_isSortedByDate = true;
    QLineEdit *m_edit;
    QLabel *m_hint;
};

} // namespace lectern::ui
