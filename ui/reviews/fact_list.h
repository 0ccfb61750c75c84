// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QFormLayout;
class QLabel;

namespace lectern {

/// Names on the left, values on the right; values are plain text that can be selected. Empty ones are not shown.
///
/// Thread: GUI.
class FactList : public QWidget
{
    Q_OBJECT
public:
    explicit FactList(QWidget *parent = nullptr);

    /// Adds the fact, or replaces its value.
    void set(const QString &name, const QString &value);

private:
    QFormLayout *m_form;
    QHash<QString, QLabel *> m_values; ///< By name.
};

} // namespace lectern
