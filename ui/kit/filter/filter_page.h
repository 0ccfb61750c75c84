// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace lectern::ui {

/// A page of the filter's popup for one field: widgets in a column. Its focus proxy gets the focus first.
///
/// Thread: GUI.
class FilterPage : public QWidget
{
    Q_OBJECT
public:
    explicit FilterPage(QWidget *parent);

Q_SIGNALS:
    void done(); ///< The filter is complete: the popup may close.

protected:
    [[nodiscard]] QVBoxLayout &column() { return *m_column; }
    QLabel *addNote(const QString &text);

private:
    QVBoxLayout *m_column;
};

} // namespace lectern::ui
