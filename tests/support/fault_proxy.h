// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

#include <atomic>
#include <list>
#include <mutex>
#include <thread>

namespace lectern {

/// A proxy between a client and a PostgreSQL on a socket that cuts the connection or swallows data when a test wants it.
///
/// Thread: the test's; connections run on threads of its own, which end with it.
class FaultProxy
{
public:
    /// `serverUrl`: the URL of a TestPostgres.
    explicit FaultProxy(const QString &serverUrl);
    ~FaultProxy();

    /// Whether it listens.
    [[nodiscard]] bool isRunning() const { return m_listener >= 0; }
    /// The URL of the server through this proxy.
    [[nodiscard]] QString url() const { return m_url; }

    static constexpr int commitBytes = 12; ///< Length of a client's COMMIT.
    static constexpr int answerBytes = 18; ///< Length of the server's answer: CommandComplete and ReadyForQuery.
    /// Cuts the connection of the next COMMIT: only `requestBytes` of it reach the server; if that is all of it, only
    /// `replyBytes` of the answer come back.
    void cutNextCommit(int requestBytes, int replyBytes);
    /// While on, no data passes and nothing is refused, as if the cable were unplugged.
    void swallow(bool isSwallowing) { m_isSwallowing = isSwallowing; }
    /// Number of connections that were cut.
    [[nodiscard]] int cutCount() const { return m_cuts; }

private:
    struct Cut {
        int requestBytes = 0;
        int replyBytes = 0;
    };
    void accept(const std::stop_token &stop);
    void carry(int client, const std::stop_token &stop);
    /// Cuts the connection if `bytes` from the client are the COMMIT to cut; returns whether it did.
    bool cutHere(const QByteArray &bytes, int client, int server);

    QTemporaryDir m_folder;
    QString m_serverPath;
    QString m_url;
    int m_listener = -1;
    std::atomic<bool> m_isCutting{false};
    std::atomic<bool> m_isSwallowing{false};
    std::atomic<int> m_cuts{0};
    std::mutex m_mutex;
    Cut m_cut;                          ///< Guarded by the mutex.
    std::list<std::jthread> m_carriers; ///< Used only by the accepting thread, until it has ended.
    std::jthread m_acceptor;            ///< Last member: uses those above.
};

} // namespace lectern
