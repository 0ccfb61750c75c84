// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/instance/request_server.h"

#include "app/window/instance/request_answer.h"

#include <QFileInfo>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace lectern {

using namespace app;

class TestRequestServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<RequestServer>();
        QVERIFY(m_server->listen(m_path));
        m_requests = std::make_unique<QSignalSpy>(m_server.get(), &RequestServer::requested);
    }
    void cleanup() { m_server.reset(); }

    void takesARequestThatComesInPieces();
    void refusesWhatIsNoRequest();
    void refusesALineWithoutEnd();
    void endsWithWhoeverSaysNothing();
    void servesManyAtOnceButNotAnyNumber();
    void replacesTheSocketOfAKilledProcess();
    void letsNobodyElseIn();

private:
    [[nodiscard]] std::unique_ptr<QLocalSocket> connected() const
    {
        auto socket = std::make_unique<QLocalSocket>();
        socket->connectToServer(m_path);
        return socket;
    }

    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(QStringLiteral("socket"));
    std::unique_ptr<RequestServer> m_server;
    std::unique_ptr<QSignalSpy> m_requests;
};

void TestRequestServer::takesARequestThatComesInPieces()
{
    const OpenRequest request{{QStringLiteral("/a.pdf")}, QStringLiteral("documents")};
    const QByteArray line = lineOf(request);
    const auto sender = connected();
    sender->write(line.first(10));
    QTRY_COMPARE(sender->bytesToWrite(), 0);
    QCOMPARE(m_requests->count(), 0);
    sender->write(line.sliced(10));
    QTRY_COMPARE(m_requests->count(), 1);
    QCOMPARE(m_requests->first().first().value<OpenRequest>(), request);
    QTRY_VERIFY(sender->canReadLine());
    QCOMPARE(sender->readLine(), QByteArray(requestTaken));
    QTRY_COMPARE(sender->state(), QLocalSocket::UnconnectedState);
}

void TestRequestServer::refusesWhatIsNoRequest()
{
    const auto sender = connected();
    sender->write("GET / HTTP/1.1\n");
    QTRY_VERIFY(sender->canReadLine());
    QCOMPARE(sender->readLine(), QByteArray(requestRefused));
    QCOMPARE(m_requests->count(), 0);
}

void TestRequestServer::refusesALineWithoutEnd()
{
    const auto sender = connected();
    sender->write(QByteArray(3 * largestRequestBytes, 'x'));
    QTRY_COMPARE(sender->state(), QLocalSocket::UnconnectedState);
    QCOMPARE(m_requests->count(), 0);
}

void TestRequestServer::endsWithWhoeverSaysNothing()
{
    m_server->setPatience(std::chrono::milliseconds(20));
    const auto sender = connected();
    QTRY_COMPARE(sender->state(), QLocalSocket::UnconnectedState);
    QCOMPARE(m_requests->count(), 0);
}

void TestRequestServer::servesManyAtOnceButNotAnyNumber()
{
    std::vector<std::unique_ptr<QLocalSocket>> silent;
    for (int i = 0; i < RequestServer::mostSenders; ++i)
        silent.push_back(connected());
    const auto tooMany = connected();
    QTRY_COMPARE(tooMany->state(), QLocalSocket::UnconnectedState);
    for (const auto &each : silent)
        QCOMPARE(each->state(), QLocalSocket::ConnectedState);
    silent.front()->write(lineOf({}));
    QTRY_COMPARE(m_requests->count(), 1);
}

void TestRequestServer::replacesTheSocketOfAKilledProcess()
{
    m_server.reset();
    QLocalServer killed;
    QVERIFY(killed.listen(m_path + QStringLiteral(".other")));
    QVERIFY(QFile::rename(m_path + QStringLiteral(".other"), m_path)); // so that it stays when the server ends
    killed.close();
    QVERIFY(QFileInfo::exists(m_path));
    init();
    const auto sender = connected();
    sender->write(lineOf({}));
    QTRY_COMPARE(m_requests->count(), 1);
}

void TestRequestServer::letsNobodyElseIn()
{
    const auto permissions = QFileInfo(m_path).permissions();
    QVERIFY(!(permissions & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
    QVERIFY(permissions & QFile::WriteOwner);
}

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestRequestServer)
#include "tst_request_server.moc"
