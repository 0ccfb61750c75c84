// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/health.h"
#include "ui/kit/widgets/card.h"

class QGridLayout;

namespace lectern::ui {

class StateLabel;

/// The state of everything that Lectern depends on, part by part: what, where, and what to do. The texts come from servers and other
/// people, so they are plain text; they can be copied.
///
/// Thread: GUI.
class HealthCard : public Card
{
    Q_OBJECT
public:
    explicit HealthCard(QWidget *parent = nullptr);

    void show(const HealthReport &report);

private:
    struct Row {
        StateLabel *state;
        QLabel *detail;
        QLabel *advice;
    };
    Row &rowAt(std::size_t index);

    QGridLayout *m_grid;
    std::vector<Row> m_rows;
};

/// A part's name for people ("Triggers").
[[nodiscard]] QString displayNameOf(const HealthPart &part);

} // namespace lectern::ui
