// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/storage/ollama/ollama_caller.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <thread>

using namespace lectern;
using namespace lectern::ollama;
using namespace std::chrono_literals;

/// How often the client tries, how long it waits, and what ends its waiting.
class TestOllamaPatience : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_caller.pauses.clear(); }
    void triesAgainWhileTheServerFails();
    void triesAgainAfterTheConnectionBroke();
    void givesUpAfterAFewAttempts();
    void losesPatienceWithAServerThatStalls();
    void losesPatienceWithATrickleAsAWhole();
    void losesPatienceWhileConnecting();
    void stopsAtOnceWhenAsked();
    void stopsWhileItWaitsForAnotherAttempt();
    void asksForATokenBeforeEachAttempt();

private:
    OllamaCaller m_caller;
};

void TestOllamaPatience::triesAgainWhileTheServerFails()
{
    FakeOllama server;
    server.willAnswer(saying("{\"error\":\"loading\"}", 503));
    server.willAnswer(saying("oops", 500));
    server.willAnswer(saying(goodAnswer));
    QVERIFY(m_caller.ask(m_caller.options(server)));
    QCOMPARE(server.requests().size(), size_t(3));
    QCOMPARE(m_caller.pauses.size(), size_t(2));
    QVERIFY(m_caller.pauses[0] >= 250ms && m_caller.pauses[0] <= 750ms);
    QVERIFY(m_caller.pauses[1] >= 500ms && m_caller.pauses[1] <= 1500ms);
}

void TestOllamaPatience::triesAgainAfterTheConnectionBroke()
{
    FakeOllama server;
    FakeOllama::Reply cut = saying(goodAnswer);
    cut.cutAfterBytes = goodAnswer.size() / 2;
    server.willAnswer(cut);
    server.willAnswer(saying(goodAnswer));
    const Result<QString> answer = m_caller.ask(m_caller.options(server));
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
    QVERIFY(answer->startsWith(u'{') && answer->endsWith(u'}')); // nothing of the half answer is left in it
    QCOMPARE(answer->count(u'{'), 1);
    QCOMPARE(server.requests().size(), size_t(2));
}

void TestOllamaPatience::givesUpAfterAFewAttempts()
{
    FakeOllama server;
    server.willAnswer(saying("{\"error\":\"out of memory\"}", 500));
    const Result<QString> answer = m_caller.ask(m_caller.options(server));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Unavailable);
    QVERIFY(answer.error().detail.contains(QStringLiteral("out of memory")));
    QCOMPARE(server.requests().size(), size_t(3));
}

void TestOllamaPatience::losesPatienceWithAServerThatStalls()
{
    FakeOllama server;
    FakeOllama::Reply reply = saying(goodAnswer);
    reply.stallAfterBytes = 20;
    server.willAnswer(reply);
    OllamaOptions with = m_caller.options(server);
    with.limits.inactivity = 100ms;
    const Result<QString> answer = m_caller.ask(with);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Timeout);
    QVERIFY2(answer.error().detail.contains(QStringLiteral("nothing came for 0.1 s")), qPrintable(answer.error().detail));
    QCOMPARE(server.requests().size(), size_t(1)); // no second attempt after a timeout
    QTRY_VERIFY(server.wasHungUpOn());
}

void TestOllamaPatience::losesPatienceWithATrickleAsAWhole()
{
    FakeOllama server;
    FakeOllama::Reply reply = saying(FakeOllama::chat(QString(5'000, u'x')));
    reply.pieceBytes = 1;
    reply.pauseMilliseconds = 5;
    server.willAnswer(reply);
    OllamaOptions with = m_caller.options(server);
    with.limits.whole = 200ms;
    const Result<QString> answer = m_caller.ask(with);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Timeout);
    QVERIFY2(answer.error().detail.contains(QStringLiteral("longer than 0.2 s")), qPrintable(answer.error().detail));
}

void TestOllamaPatience::losesPatienceWhileConnecting()
{
    // A listener that accepts nothing: its queue of waiting connections is full, so that nobody gets through.
    QTcpServer deaf;
    deaf.setListenBacklogSize(1);
    QVERIFY(deaf.listen(QHostAddress::LocalHost));
    std::vector<std::unique_ptr<QTcpSocket>> queue;
    for (int i = 0; i < 8; ++i) {
        queue.push_back(std::make_unique<QTcpSocket>());
        queue.back()->connectToHost(QHostAddress::LocalHost, deaf.serverPort());
        (void)queue.back()->waitForConnected(50);
    }
    OllamaOptions with;
    with.url = QStringLiteral("http://127.0.0.1:%1").arg(deaf.serverPort());
    with.limits.connect = 150ms;
    const Result<QString> answer = m_caller.ask(with);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Timeout);
    QVERIFY2(answer.error().detail.contains(QStringLiteral("no connection within 0.15 s")), qPrintable(answer.error().detail));
}

void TestOllamaPatience::stopsAtOnceWhenAsked()
{
    FakeOllama server;
    FakeOllama::Reply reply = saying(goodAnswer);
    reply.stallAfterBytes = 0;
    server.willAnswer(reply);
    std::stop_source stop;
    std::jthread asker([&] {
        while (server.requests().empty())
            std::this_thread::yield();
        stop.request_stop();
    });
    // Without the stop this would take the two minutes of inactivity that are allowed.
    const Result<QString> answer = m_caller.ask(m_caller.options(server), stop.get_token());
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Cancelled);
    QTRY_VERIFY(server.wasHungUpOn());
}

void TestOllamaPatience::stopsWhileItWaitsForAnotherAttempt()
{
    FakeOllama server;
    server.willAnswer(saying({}, 500));
    std::stop_source stop;
    OllamaOptions with = m_caller.options(server);
    with.pause = [&stop](std::chrono::milliseconds, const std::stop_token &token) {
        stop.request_stop();
        pauseUntilStopped(std::chrono::hours(1), token);
    };
    const Result<QString> answer = m_caller.ask(with, stop.get_token());
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Cancelled);
}

void TestOllamaPatience::asksForATokenBeforeEachAttempt()
{
    FakeOllama server;
    server.willAnswer(saying({}, 500));
    RequestBudget::Size size;
    size.tokenCount = 2;
    size.timeout = 0ms;
    const auto budget = std::make_shared<RequestBudget>(QString(), "analyst", size, m_caller.clock, [](auto, const auto &) {});
    OllamaClient client(m_caller.options(server), budget);
    const Result<QString> answer = client.generate({}, {});
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Denied);
    QCOMPARE(server.requests().size(), size_t(2));
}

QTEST_GUILESS_MAIN(TestOllamaPatience)
#include "tst_ollama_patience.moc"
