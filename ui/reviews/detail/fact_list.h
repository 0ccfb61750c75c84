// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace lectern::ui {

/// Names on the left, values on the right; values are plain text that can be selected. Empty values are hidden.
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
    struct Fact {
        QLabel *caption;
        QLabel *value;
    };
    Fact addFact(const QString &name);

    QGridLayout *m_grid;
    QHash<QString, Fact> m_facts; ///< Key: name.
};

} // namespace lectern::ui
