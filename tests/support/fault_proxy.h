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

/// Stands between a client and a PostgreSQL on a socket, and cuts or swallows what they say where a test says so.
///
/// Thread: the test's; connections run on threads of its own, which end with it.
class FaultProxy
{
public:
    /// `serverUrl`: of a TestPostgres.
    explicit FaultProxy(const QString &serverUrl);
    ~FaultProxy();

    /// Whether it listens.
    [[nodiscard]] bool isRunning() const { return m_listener >= 0; }
    /// The server's URL, through here.
    [[nodiscard]] QString url() const { return m_url; }

    static constexpr int commitBytes = 12; ///< Of a client's COMMIT.
    static constexpr int answerBytes = 18; ///< Of the server's answer: done, and ready for more.
    /// The next COMMIT is the last that its connection says: so many bytes of it reach the server. Those of a whole one are answered,
    /// and so many bytes of the answer come back.
    void cutNextCommit(int requestBytes, int replyBytes);
    /// Until told otherwise nothing more passes and nothing is refused, as when a cable was pulled out.
    void swallow(bool isSwallowing) { m_isSwallowing = isSwallowing; }
    /// How often it was cut.
    [[nodiscard]] int cutCount() const { return m_cuts; }

private:
    struct Cut {
        int requestBytes = 0;
        int replyBytes = 0;
    };
    void accept(const std::stop_token &stop);
    void carry(int client, const std::stop_token &stop);
    /// Whether `bytes` from the client are the COMMIT to cut; then it is cut.
    bool cutHere(const QByteArray &bytes, int client, int server);

    QTemporaryDir m_folder;
    QString m_serverPath;
    QString m_url;
    int m_listener = -1;
    std::atomic<bool> m_isCutting{false};
    std::atomic<bool> m_isSwallowing{false};
    std::atomic<int> m_cuts{0};
    std::mutex m_mutex;
    Cut m_cut;                          ///< Under the mutex.
    std::list<std::jthread> m_carriers; ///< Touched by the accepting thread only, until that has ended.
    std::jthread m_acceptor;            ///< Last: uses what stands above.
};

} // namespace lectern
