// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/errors/error_text.h"
#include "models/monitor/server_watch.h"

#include "storage/api/when_done.h"

namespace lectern::models {

using namespace errors;

ServerWatch::ServerWatch(MetricsSource &source, QObject *parent) : QObject(parent), m_source(source)
{
    connect(&m_timer, &QTimer::timeout, this, &ServerWatch::ask);
}

void ServerWatch::start(std::chrono::milliseconds interval)
{
    m_timer.start(interval);
    ask();
}

void ServerWatch::stop() { m_timer.stop(); }

void ServerWatch::ask()
{
    if (m_isAsking)
        return;
    m_isAsking = true;
    whenDone(m_source.fetchServerState(), this, [this](const Result<ServerState> &answer) {
        m_isAsking = false;
        m_hasAnswer = true;
        if (answer) {
            m_state = *answer;
            if (m_state.postgres.trouble)
                m_state.postgres.detail = explanationOf(*m_state.postgres.trouble);
            for (HealthPart &part : m_state.health.parts)
                part.detail = explanationOf(part);
        } else {
            m_state = ServerState{};
            m_state.postgres.detail = explanationOf(answer.error());
            m_state.redis.detail = explanationOf(answer.error());
        }
        Q_EMIT changed();
    });
}

} // namespace lectern::models
