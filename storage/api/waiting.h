// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <utility>

namespace lectern {

/// Sleeps for a duration or until stopped. False: stopped. Thread: any but the GUI thread.
template <typename Rep, typename Period>
inline bool waitUnlessStopped(std::chrono::duration<Rep, Period> time, std::stop_token stop)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    (void)never.wait_for(lock, stop, time, [] { return false; });
    return !stop.stop_requested();
}

/// A stop token that is stopped as soon as one of two others is, during this object's lifetime. Thread: any.
class EitherStop
{
public:
    EitherStop(std::stop_token one, std::stop_token other)
        : m_ofOne(std::move(one), Request{m_source})
        , m_ofOther(std::move(other), Request{m_source})
    {
    }
    EitherStop(const EitherStop &) = delete;
    EitherStop &operator=(const EitherStop &) = delete;

    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }

private:
    struct Request {
        std::stop_source source;
        void operator()() { source.request_stop(); }
    };
    std::stop_source m_source;
    std::stop_callback<Request> m_ofOne;
    std::stop_callback<Request> m_ofOther;
};

} // namespace lectern
