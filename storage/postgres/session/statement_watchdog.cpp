// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/session/statement_watchdog.h"

#include "storage/postgres/connect/socket_calls.h"

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace lectern::postgres {

/// One watched statement. Guarded by the watchdog's mutex, except `cancel`, which never changes.
struct StatementWatch::Entry {
    std::shared_ptr<pg_cancel> cancel;
    int socket = -1;
    Clock::time_point due; ///< When to cancel; after that, when to shut down the socket.
    EarlyEnd earlyEnd = EarlyEnd::None;
    bool isCancelUnderway = false;
    bool isShut = false;
};

namespace {

using Clock = StatementWatch::Clock;
using Entry = StatementWatch::Entry;

/// The process's one thread that ends statements. It lives as long as the process, because cancel requests that
/// a hanging server never answers still refer to it.
class Watchdog
{
public:
    static Watchdog &instance()
    {
        static Watchdog &watchdog = *std::make_unique<Watchdog>().release();
        return watchdog;
    }

    Watchdog()
    {
        std::thread([this] { watch(); }).detach();
    }

    void add(const std::shared_ptr<Entry> &entry)
    {
        const std::scoped_lock lock(m_mutex);
        m_entries.push_back(entry);
        if (entry->due < m_wakeUp)
            m_changed.notify_all();
    }

    void cancel(const std::shared_ptr<Entry> &entry)
    {
        const std::scoped_lock lock(m_mutex);
        if (entry->earlyEnd == EarlyEnd::None)
            sendCancel(entry, EarlyEnd::Cancelled);
        m_changed.notify_all();
    }

    StatementWatch::Outcome remove(const std::shared_ptr<Entry> &entry)
    {
        std::unique_lock lock(m_mutex);
        std::erase(m_entries, entry);
        const auto isCancelOver = [&] { return !entry->isCancelUnderway; };
        const bool isOver = entry->isShut ? isCancelOver() : m_changed.wait_until(lock, entry->due, isCancelOver);
        return {entry->earlyEnd, entry->isShut || !isOver};
    }

private:
    /// PQcancel blocks until the server answers, which a hanging one never does: so it gets its own thread.
    /// Requires: m_mutex is held.
    void sendCancel(const std::shared_ptr<Entry> &entry, EarlyEnd earlyEnd)
    {
        entry->earlyEnd = earlyEnd;
        entry->isCancelUnderway = true;
        entry->due = Clock::now() + StatementWatch::timeout;
        std::thread([this, entry] {
            std::array<char, 256> message{};
            PQcancel(entry->cancel.get(), message.data(), int(message.size()));
            const std::scoped_lock lock(m_mutex);
            entry->isCancelUnderway = false;
            m_changed.notify_all();
        }).detach();
    }

    [[noreturn]] void watch()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            const Clock::time_point now = Clock::now();
            m_wakeUp = now + std::chrono::hours(1);
            for (const std::shared_ptr<Entry> &entry : m_entries) {
                if (entry->due <= now)
                    end(entry);
                if (!entry->isShut)
                    m_wakeUp = std::min(m_wakeUp, entry->due);
            }
            m_changed.wait_until(lock, m_wakeUp);
        }
    }

    void end(const std::shared_ptr<Entry> &entry)
    {
        if (entry->earlyEnd == EarlyEnd::None) {
            sendCancel(entry, EarlyEnd::TimedOut);
        } else if (!entry->isShut) {
            shutDownSocket(entry->socket);
            entry->isShut = true;
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::shared_ptr<Entry>> m_entries;
    Clock::time_point m_wakeUp = Clock::time_point::max();
};

} // namespace

StatementWatch::StatementWatch(std::shared_ptr<pg_cancel> cancel, int socket, Clock::time_point deadline, std::stop_token stop)
    : m_entry(std::make_shared<Entry>(Entry{std::move(cancel), socket, deadline}))
{
    Watchdog::instance().add(m_entry);
    if (stop.stop_possible())
        m_stopCallback.emplace(std::move(stop), [entry = m_entry] { Watchdog::instance().cancel(entry); });
}

StatementWatch::~StatementWatch()
{
    if (m_entry)
        (void)finish();
}

StatementWatch::Outcome StatementWatch::finish()
{
    m_stopCallback.reset();
    return Watchdog::instance().remove(std::exchange(m_entry, nullptr));
}

} // namespace lectern::postgres
