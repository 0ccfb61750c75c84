// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/background_opening.h"

namespace lectern::app {

using namespace workspace;

BackgroundOpening::BackgroundOpening(Opening opening, std::unique_ptr<Workspace> formerWorkspace, std::unique_ptr<WorkspaceKeeper> formerKeeper)
    : m_opening(std::move(opening))
    , m_formerWorkspace(std::move(formerWorkspace))
    , m_formerKeeper(std::move(formerKeeper))
{
}

void BackgroundOpening::start()
{
    m_thread = std::jthread([this](std::stop_token stop) { run(std::move(stop)); });
}

void BackgroundOpening::run(std::stop_token stop)
{
    m_formerKeeper.reset();
    m_formerWorkspace.reset();
    m_result = m_opening.run(
        OpeningGoal::Sample, [this](const QString &step) { Q_EMIT stepBegan(step); }, std::move(stop));
    Q_EMIT finished();
}

} // namespace lectern::app
