// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/background_opening.h"

namespace lectern {

BackgroundOpening::BackgroundOpening(Opening opening, std::unique_ptr<Workspace> formerWorkspace)
    : m_opening(std::move(opening))
    , m_formerWorkspace(std::move(formerWorkspace))
{
}

void BackgroundOpening::start()
{
    m_thread = std::jthread([this](std::stop_token stop) { run(std::move(stop)); });
}

void BackgroundOpening::run(std::stop_token stop)
{
    m_formerWorkspace.reset();
    m_result = m_opening.run(OpeningGoal::Sample, [this](const QString &step) { Q_EMIT stepBegan(step); }, std::move(stop));
    Q_EMIT finished();
}

} // namespace lectern
