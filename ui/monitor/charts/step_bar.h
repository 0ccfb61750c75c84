// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/monitor/step_burst.h"
#include "ui/kit/widgets/card.h"

namespace lectern::ui {

class ChartLegend;

/// "What slowed this scroll": the steps of the latest burst of reads as a bar, with their times below.
///
/// Thread: GUI.
class StepCard : public Card
{
    Q_OBJECT
public:
    explicit StepCard(QWidget *parent = nullptr);

    /// `now`: CLOCK_BOOTTIME.
    void show(const models::StepBurst &burst, std::chrono::milliseconds now);

private:
    class Bar;
    Bar *m_bar;
    ChartLegend *m_legend;
};

} // namespace lectern::ui
