// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ollama/ollama_answer.h"
#include "storage/ollama/ollama_client.h"
#include "tests/support/fakes/fake_ollama.h"
#include "tests/support/manual_clock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <thread>

using namespace lectern;
using namespace lectern::ollama;
using namespace std::chrono_literals;

namespace {

const QByteArray goodAnswer = FakeOllama::chat(QStringLiteral("{\"findings\": [] , \"note\": \"äöü 😀\"}"));

FakeOllama::Reply saying(const QByteArray &body, int status = 200)
{
    FakeOllama::Reply reply;
    reply.body = body;
    reply.status = status;
    return reply;
}

} // namespace

/// The client against a server that answers well, slowly, brokenly, too long, or not at all.
class TestOllamaClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void putsAStreamedAnswerTogether_data();
    void putsAStreamedAnswerTogether();
    void asksInOllamasWords();
    void goesToTheConfiguredAddressOnly_data();
    void goesToTheConfiguredAddressOnly();
    void followsNoRedirect();
    void triesAgainWhileTheServerFails();
    void triesAgainAfterTheConnectionBroke();
    void givesUpAfterAFewAttempts();
    void saysWhatTheServerSaid_data();
    void saysWhatTheServerSaid();
    void refusesWhatIsNotTheProtocol_data();
    void refusesWhatIsNotTheProtocol();
    void refusesAnAnswerThatNeverEnds();
    void saysWhereNobodyListensAndWhatToDo();
    void losesPatienceWithAServerThatStalls();
    void losesPatienceWithATrickleAsAWhole();
    void losesPatienceWhileConnecting();
    void stopsAtOnceWhenAsked();
    void stopsWhileItWaitsForAnotherAttempt();
    void asksForATokenBeforeEachAttempt();
    void saysInTheLogWhichOllamaAnswered();
    void readsEmbeddings();
    void refusesEmbeddingsThatCannotBe_data();
    void refusesEmbeddingsThatCannotBe();

private:
    [[nodiscard]] OllamaOptions options(const FakeOllama &server);
    [[nodiscard]] Result<QString> ask(const OllamaOptions &options, std::stop_token stop = {});

    ManualClock m_clock;
    std::vector<std::chrono::milliseconds> m_pauses;
};

void TestOllamaClient::init() { m_pauses.clear(); }

OllamaOptions TestOllamaClient::options(const FakeOllama &server)
{
    OllamaOptions options;
    options.url = server.url();
    options.pause = [this](std::chrono::milliseconds time, const std::stop_token &) { m_pauses.push_back(time); };
    return options;
}

Result<QString> TestOllamaClient::ask(const OllamaOptions &options, std::stop_token stop)
{
    const auto budget = std::make_shared<RequestBudget>(QString(), "analyst", RequestBudget::Size(), m_clock, pauseUntilStopped);
    OllamaClient client(options, budget);
    return client.generate({QStringLiteral("Do."), QStringLiteral("Text."), {{QStringLiteral("type"), QStringLiteral("object")}}}, stop);
}

void TestOllamaClient::putsAStreamedAnswerTogether_data()
{
    QTest::addColumn<int>("pieceBytes");
    QTest::newRow("at once") << 0;
    QTest::newRow("byte by byte") << 1;
    QTest::newRow("in pieces that cut lines and characters") << 13;
}

void TestOllamaClient::putsAStreamedAnswerTogether()
{
    QFETCH(int, pieceBytes);
    FakeOllama server;
    FakeOllama::Reply reply = saying(goodAnswer);
    reply.pieceBytes = pieceBytes;
    server.willAnswer(reply);
    const Result<QString> answer = ask(options(server));
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
    QCOMPARE(*answer, QStringLiteral("{\"findings\": [] , \"note\": \"äöü 😀\"}"));
}

void TestOllamaClient::asksInOllamasWords()
{
    FakeOllama server;
    server.willAnswer(saying(goodAnswer));
    OllamaOptions with = options(server);
    with.url += QStringLiteral("/behind/a/proxy/");
    QVERIFY(ask(with));
    const FakeOllama::Request request = server.requests().at(0);
    QCOMPARE(request.path, QByteArray("/behind/a/proxy/api/chat"));
    QVERIFY(!request.headers.toLower().contains("cookie"));
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    QCOMPARE(body.value(QStringLiteral("model")).toString(), QStringLiteral("llama3.2:3b"));
    QCOMPARE(body.value(QStringLiteral("stream")).toBool(), true);
    QCOMPARE(body.value(QStringLiteral("format")).toObject().value(QStringLiteral("type")).toString(), QStringLiteral("object"));
    const QJsonArray messages = body.value(QStringLiteral("messages")).toArray();
    QCOMPARE(messages.at(0).toObject().value(QStringLiteral("role")).toString(), QStringLiteral("system"));
    QCOMPARE(messages.at(1).toObject().value(QStringLiteral("content")).toString(), QStringLiteral("Text."));
}

void TestOllamaClient::goesToTheConfiguredAddressOnly_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("http") << QStringLiteral("http://localhost:11434") << true;
    QTest::newRow("https with a path") << QStringLiteral("https://ai.example.org/ollama") << true;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("a file") << QStringLiteral("file:///etc/passwd") << false;
    QTest::newRow("another protocol") << QStringLiteral("ftp://localhost") << false;
    QTest::newRow("no protocol") << QStringLiteral("localhost:11434") << false;
    QTest::newRow("no host") << QStringLiteral("http:///x") << false;
    QTest::newRow("a password") << QStringLiteral("http://a:b@localhost") << false;
    QTest::newRow("a query") << QStringLiteral("http://localhost/?a=b") << false;
}

void TestOllamaClient::goesToTheConfiguredAddressOnly()
{
    QFETCH(QString, url);
    QFETCH(bool, isGood);
    const Result<QUrl> checked = ollamaUrl(url);
    QCOMPARE(checked.has_value(), isGood);
    if (!isGood)
        QCOMPARE(checked.error().code, ErrorCode::InvalidRequest);
}

void TestOllamaClient::followsNoRedirect()
{
    FakeOllama elsewhere;
    elsewhere.willAnswer(saying(goodAnswer));
    FakeOllama server;
    FakeOllama::Reply reply = saying({}, 307);
    reply.extraHeaders = "Location: " + elsewhere.url().toLatin1() + "/api/chat\r\n";
    server.willAnswer(reply);
    const Result<QString> answer = ask(options(server));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Denied);
    QVERIFY(elsewhere.requests().empty());
}

void TestOllamaClient::triesAgainWhileTheServerFails()
{
    FakeOllama server;
    server.willAnswer(saying("{\"error\":\"loading\"}", 503));
    server.willAnswer(saying("oops", 500));
    server.willAnswer(saying(goodAnswer));
    QVERIFY(ask(options(server)));
    QCOMPARE(server.requests().size(), size_t(3));
    QCOMPARE(m_pauses.size(), size_t(2));
    QVERIFY(m_pauses[0] >= 250ms && m_pauses[0] <= 750ms);
    QVERIFY(m_pauses[1] >= 500ms && m_pauses[1] <= 1500ms);
}

void TestOllamaClient::triesAgainAfterTheConnectionBroke()
{
    FakeOllama server;
    FakeOllama::Reply cut = saying(goodAnswer);
    cut.cutAfterBytes = goodAnswer.size() / 2;
    server.willAnswer(cut);
    server.willAnswer(saying(goodAnswer));
    const Result<QString> answer = ask(options(server));
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
    QVERIFY(answer->startsWith(u'{') && answer->endsWith(u'}')); // Nothing of the half answer is left in it.
    QCOMPARE(answer->count(u'{'), 1);
    QCOMPARE(server.requests().size(), size_t(2));
}

void TestOllamaClient::givesUpAfterAFewAttempts()
{
    FakeOllama server;
    server.willAnswer(saying("{\"error\":\"out of memory\"}", 500));
    const Result<QString> answer = ask(options(server));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Unavailable);
    QVERIFY(answer.error().detail.contains(QStringLiteral("out of memory")));
    QCOMPARE(server.requests().size(), size_t(3));
}

void TestOllamaClient::saysWhatTheServerSaid_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    QTest::newRow("no such model") << 404 << int(ErrorCode::NotFound);
    QTest::newRow("not allowed") << 403 << int(ErrorCode::Denied);
    QTest::newRow("a bad request") << 400 << int(ErrorCode::InvalidRequest);
}

void TestOllamaClient::saysWhatTheServerSaid()
{
    QFETCH(int, status);
    QFETCH(int, code);
    FakeOllama server;
    server.willAnswer(saying("{\"error\":\"model 'x' not\\u0007 found\"}", status));
    const Result<QString> answer = ask(options(server));
    QVERIFY(!answer);
    QCOMPARE(int(answer.error().code), code);
    QVERIFY2(answer.error().detail.contains(QStringLiteral("model 'x' not found")), qPrintable(answer.error().detail));
    QCOMPARE(server.requests().size(), size_t(1));
}

void TestOllamaClient::refusesWhatIsNotTheProtocol_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a web page") << QByteArray("<html>hello</html>\n");
    QTest::newRow("other JSON") << QByteArray("{\"a\": 1}\n");
    QTest::newRow("a list") << QByteArray("[]\n");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no end") << FakeOllama::chat(QStringLiteral("abc")).left(60);
    QTest::newRow("an error in the middle") << FakeOllama::chat(QStringLiteral("abcdefghij")).left(90) + "\n{\"error\":\"gone\"}\n";
    QTest::newRow("bytes") << QByteArray::fromHex("00ff00fe0a8081");
    QTest::newRow("a line without end") << QByteArray(3 << 20, 'x');
}

void TestOllamaClient::refusesWhatIsNotTheProtocol()
{
    QFETCH(QByteArray, body);
    FakeOllama server;
    server.willAnswer(saying(body));
    const Result<QString> answer = ask(options(server));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Corrupt);
}

void TestOllamaClient::refusesAnAnswerThatNeverEnds()
{
    FakeOllama server;
    server.willAnswer(saying(FakeOllama::chat(QString(200'000, u'x'), 100)));
    OllamaOptions with = options(server);
    with.limits.answerBytes = 50'000;
    const Result<QString> answer = ask(with);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Corrupt);
    QVERIFY(answer.error().detail.contains(QStringLiteral("longer than 50000 bytes")));
}

void TestOllamaClient::saysWhereNobodyListensAndWhatToDo()
{
    QTcpServer gone;
    QVERIFY(gone.listen(QHostAddress::LocalHost));
    OllamaOptions with;
    with.url = QStringLiteral("http://127.0.0.1:%1/behind/a/path").arg(gone.serverPort());
    with.attempts = 1;
    const QString place = QStringLiteral("at http://127.0.0.1:%1 (").arg(gone.serverPort());
    gone.close();
    const Result<QString> answer = ask(with);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Unavailable);
    for (const QString &said :
         {QStringLiteral("Ollama cannot be reached"), place, QStringLiteral("ollama serve"), QStringLiteral("Analysis engines")})
        QVERIFY2(answer.error().detail.contains(said), qPrintable(answer.error().detail));
}

void TestOllamaClient::losesPatienceWithAServerThatStalls()
{
    FakeOllama server;
    FakeOllama::Reply reply = saying(goodAnswer);
    reply.stallAfterBytes = 20;
    server.willAnswer(reply);
    OllamaOptions with = options(server);
    with.limits.inactivity = 100ms;
    const Result<QString> answer = ask(with);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Timeout);
    QVERIFY2(answer.error().detail.contains(QStringLiteral("nothing came for 0.1 s")), qPrintable(answer.error().detail));
    QCOMPARE(server.requests().size(), size_t(1)); // It had its chance: no second attempt.
    QTRY_VERIFY(server.wasHungUpOn());
}

void TestOllamaClient::losesPatienceWithATrickleAsAWhole()
{
    FakeOllama server;
    FakeOllama::Reply reply = saying(FakeOllama::chat(QString(5'000, u'x')));
    reply.pieceBytes = 1;
    reply.pauseMilliseconds = 5;
    server.willAnswer(reply);
    OllamaOptions with = options(server);
    with.limits.whole = 200ms;
    const Result<QString> answer = ask(with);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Timeout);
    QVERIFY2(answer.error().detail.contains(QStringLiteral("longer than 0.2 s")), qPrintable(answer.error().detail));
}

void TestOllamaClient::losesPatienceWhileConnecting()
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
    const Result<QString> answer = ask(with);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Timeout);
    QVERIFY2(answer.error().detail.contains(QStringLiteral("no connection within 0.15 s")), qPrintable(answer.error().detail));
}

void TestOllamaClient::stopsAtOnceWhenAsked()
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
    const Result<QString> answer = ask(options(server), stop.get_token());
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Cancelled);
    QTRY_VERIFY(server.wasHungUpOn());
}

void TestOllamaClient::stopsWhileItWaitsForAnotherAttempt()
{
    FakeOllama server;
    server.willAnswer(saying({}, 500));
    std::stop_source stop;
    OllamaOptions with = options(server);
    with.pause = [&stop](std::chrono::milliseconds, const std::stop_token &token) {
        stop.request_stop();
        pauseUntilStopped(std::chrono::hours(1), token);
    };
    const Result<QString> answer = ask(with, stop.get_token());
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Cancelled);
}

void TestOllamaClient::asksForATokenBeforeEachAttempt()
{
    FakeOllama server;
    server.willAnswer(saying({}, 500));
    RequestBudget::Size size;
    size.tokenCount = 2;
    size.timeout = 0ms;
    const auto budget = std::make_shared<RequestBudget>(QString(), "analyst", size, m_clock, [](auto, const auto &) {});
    OllamaClient client(options(server), budget);
    const Result<QString> answer = client.generate({}, {});
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Denied);
    QCOMPARE(server.requests().size(), size_t(2));
}

void TestOllamaClient::saysInTheLogWhichOllamaAnswered()
{
    FakeOllama server;
    server.willAnswer(saying(goodAnswer));
    static QStringList lines;
    const auto before = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &message) { lines += message; });
    const Result<QString> answer = ask(options(server));
    qInstallMessageHandler(before);
    QVERIFY(answer);
    QVERIFY2(lines.contains(QStringLiteral("connected to Ollama 0.5.1 at ") + server.url()), qPrintable(lines.join(u'\n')));
    QVERIFY2(lines.contains(QStringLiteral("left Ollama 0.5.1 at ") + server.url()), qPrintable(lines.join(u'\n')));
}

void TestOllamaClient::readsEmbeddings()
{
    FakeOllama server;
    server.willAnswer(saying("{\"embeddings\": [[1, 0.5], [-2, 3e-1]]}"));
    const auto budget = std::make_shared<RequestBudget>(QString(), "analyst", RequestBudget::Size(), m_clock, pauseUntilStopped);
    OllamaClient client(options(server), budget);
    const auto vectors = client.embed({QStringLiteral("a"), QStringLiteral("b")}, {});
    QVERIFY(vectors);
    QCOMPARE(*vectors, (std::vector<std::vector<float>>{{1.0F, 0.5F}, {-2.0F, 0.3F}}));
    QCOMPARE(server.requests().at(0).path, QByteArray("/api/embed"));
}

void TestOllamaClient::refusesEmbeddingsThatCannotBe_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no JSON") << QByteArray("what");
    QTest::newRow("too few") << QByteArray("{\"embeddings\": [[1, 2]]}");
    QTest::newRow("of two lengths") << QByteArray("{\"embeddings\": [[1, 2], [1]]}");
    QTest::newRow("empty") << QByteArray("{\"embeddings\": [[], []]}");
    QTest::newRow("null") << QByteArray("{\"embeddings\": [[0, 0], [0, 0]]}");
    QTest::newRow("words") << QByteArray("{\"embeddings\": [[\"a\", 1], [1, 1]]}");
    QTest::newRow("too large") << QByteArray("{\"embeddings\": [[1e300, 1], [1, 1]]}");
}

void TestOllamaClient::refusesEmbeddingsThatCannotBe()
{
    QFETCH(QByteArray, body);
    const auto vectors = embeddingsOf(body, 2);
    QVERIFY(!vectors);
    QCOMPARE(vectors.error().code, ErrorCode::Corrupt);
}

QTEST_GUILESS_MAIN(TestOllamaClient)
#include "tst_ollama_client.moc"
