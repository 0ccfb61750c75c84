// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/health.h"
#include "ui/kit/widgets/card.h"

class QGridLayout;

namespace lectern::ui {

class StateLabel;

/// How everything is that Lectern stands on, part by part: what, where, and what to do. The words are the servers' and other
/// people's, so they are plain text, which can be copied.
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

/// A part as people call it ("Triggers").
[[nodiscard]] QString displayNameOf(const HealthPart &part);

} // namespace lectern::ui
