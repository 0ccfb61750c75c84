// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ollama/ollama_client.h"

#include "tests/storage/ollama/ollama_caller.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTest>

using namespace lectern;
using namespace lectern::ollama;

/// The client against a server that answers well, wrongly, too long, or not at all.
class TestOllamaClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsAStreamedAnswerTogether_data();
    void putsAStreamedAnswerTogether();
    void asksInOllamasWords();
    void goesToTheConfiguredAddressOnly_data();
    void goesToTheConfiguredAddressOnly();
    void followsNoRedirect();
    void saysWhatTheServerSaid_data();
    void saysWhatTheServerSaid();
    void refusesWhatIsNotTheProtocol_data();
    void refusesWhatIsNotTheProtocol();
    void refusesAnAnswerThatNeverEnds();
    void saysWhereNobodyListensAndWhatToDo();
    void saysInTheLogWhichOllamaAnswered();
    void readsEmbeddings();

private:
    OllamaCaller m_caller;
};

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
    const Result<QString> answer = m_caller.ask(m_caller.options(server));
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
    QCOMPARE(*answer, QStringLiteral("{\"findings\": [] , \"note\": \"äöü 😀\"}"));
}

void TestOllamaClient::asksInOllamasWords()
{
    FakeOllama server;
    server.willAnswer(saying(goodAnswer));
    OllamaOptions with = m_caller.options(server);
    with.url += QStringLiteral("/behind/a/proxy/");
    QVERIFY(m_caller.ask(with));
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
    const Result<QString> answer = m_caller.ask(m_caller.options(server));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Denied);
    QVERIFY(elsewhere.requests().empty());
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
    const Result<QString> answer = m_caller.ask(m_caller.options(server));
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
    const Result<QString> answer = m_caller.ask(m_caller.options(server));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Corrupt);
}

void TestOllamaClient::refusesAnAnswerThatNeverEnds()
{
    FakeOllama server;
    server.willAnswer(saying(FakeOllama::chat(QString(200'000, u'x'), 100)));
    OllamaOptions with = m_caller.options(server);
    with.limits.answerBytes = 50'000;
    const Result<QString> answer = m_caller.ask(with);
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
    const Result<QString> answer = m_caller.ask(with);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Unavailable);
    for (const QString &said :
         {QStringLiteral("Ollama cannot be reached"), place, QStringLiteral("ollama serve"), QStringLiteral("Analysis engines")})
        QVERIFY2(answer.error().detail.contains(said), qPrintable(answer.error().detail));
}

void TestOllamaClient::saysInTheLogWhichOllamaAnswered()
{
    FakeOllama server;
    server.willAnswer(saying(goodAnswer));
    static QStringList lines;
    const auto before = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &message) { lines += message; });
    const Result<QString> answer = m_caller.ask(m_caller.options(server));
    qInstallMessageHandler(before);
    QVERIFY(answer);
    QVERIFY2(lines.contains(QStringLiteral("connected to Ollama 0.5.1 at ") + server.url()), qPrintable(lines.join(u'\n')));
    QVERIFY2(lines.contains(QStringLiteral("left Ollama 0.5.1 at ") + server.url()), qPrintable(lines.join(u'\n')));
}

void TestOllamaClient::readsEmbeddings()
{
    FakeOllama server;
    server.willAnswer(saying("{\"embeddings\": [[1, 0.5], [-2, 3e-1]]}"));
    const auto budget = std::make_shared<RequestBudget>(QString(), "analyst", RequestBudget::Size(), m_caller.clock, pauseUntilStopped);
    OllamaClient client(m_caller.options(server), budget);
    const auto vectors = client.embed({QStringLiteral("a"), QStringLiteral("b")}, {});
    QVERIFY(vectors);
    QCOMPARE(*vectors, (std::vector<std::vector<float>>{{1.0F, 0.5F}, {-2.0F, 0.3F}}));
    QCOMPARE(server.requests().at(0).path, QByteArray("/api/embed"));
}

QTEST_GUILESS_MAIN(TestOllamaClient)
#include "tst_ollama_client.moc"
