// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace lectern::ui {

/// What the filter's popup shows of a field: widgets in a column. Its focus proxy is where the keys are heard first.
///
/// Thread: GUI.
class FilterPage : public QWidget
{
    Q_OBJECT
public:
    explicit FilterPage(QWidget *parent);

Q_SIGNALS:
    void done(); ///< The filter is made: nothing more is to be said here.

protected:
    [[nodiscard]] QVBoxLayout &column() { return *m_column; }
    QLabel *addNote(const QString &text);

private:
    QVBoxLayout *m_column;
};

} // namespace lectern::ui
