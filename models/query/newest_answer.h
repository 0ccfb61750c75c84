// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review_source.h"
#include "storage/api/when_done.h"

#include <utility>

namespace lectern::models {

/// Requests of which only the newest matters: a new one stops the previous request
/// and drops its answer.
///
/// Thread: that of the context, which must be the QObject that has this as a member.
template <typename T>
class NewestAnswer
{
public:
    NewestAnswer() = default;
    ~NewestAnswer() { stop(); }
    NewestAnswer(const NewestAnswer &) = delete;
    NewestAnswer &operator=(const NewestAnswer &) = delete;

    /// `question` takes a stop_token and returns a FutureAnswer<T>; `handle` takes a Result<Answer<T>>.
    template <typename Question, typename Handle>
    void ask(QObject *context, Question &&question, Handle &&handle)
    {
        stop();
        m_stop = std::stop_source();
        m_isBusy = true;
        whenDone(question(m_stop.get_token()), context,
                 [this, token = m_stop.get_token(), handle = std::forward<Handle>(handle)](const Result<Answer<T>> &result) {
                     if (token.stop_requested())
                         return;
                     m_isBusy = false;
                     handle(result);
                 });
    }
    void stop()
    {
        m_stop.request_stop();
        m_isBusy = false;
    }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

private:
    std::stop_source m_stop;
    bool m_isBusy = false;
};

} // namespace lectern::models
