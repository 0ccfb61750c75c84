// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/instance/request_answer.h"

#include "app/window/instance/open_request.h"
#include "app/window/instance/request_server.h"

#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtConcurrentRun>

namespace lectern {

using namespace app;
using namespace std::chrono_literals;

class TestRequestAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTakenByAWindow();
    void isRefusedByAWindowThatDoesNotUnderstand();
    void isNoneWhereNobodyListens();
    void isNoneWhereNobodyAnswersInTime();
    void isNoneWhereTheWindowEnds();

private:
    [[nodiscard]] QFuture<RequestAnswer> send(const QByteArray &line, std::chrono::milliseconds patience = 30s) const
    {
        return QtConcurrent::run([path = m_path, line, patience] { return sendRequest(path, line, patience); });
    }

    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(QStringLiteral("socket"));
};

void TestRequestAnswer::isTakenByAWindow()
{
    RequestServer window;
    QVERIFY(window.listen(m_path));
    QSignalSpy requests(&window, &RequestServer::requested);
    OpenRequest request;
    for (int i = 0; i < 30'000; ++i) // more than a socket holds at once
        request.files.append(QStringLiteral("/home/ana/contracts/%1.pdf").arg(i));
    const auto answer = send(lineOf(request));
    QTRY_VERIFY(answer.isFinished());
    QCOMPARE(answer.result(), RequestAnswer::Taken);
    QCOMPARE(requests.count(), 1);
    QCOMPARE(requests.first().first().value<OpenRequest>(), request);
}

void TestRequestAnswer::isRefusedByAWindowThatDoesNotUnderstand()
{
    RequestServer window;
    QVERIFY(window.listen(m_path));
    const auto answer = send("what a later version says\n");
    QTRY_VERIFY(answer.isFinished());
    QCOMPARE(answer.result(), RequestAnswer::Refused);
}

void TestRequestAnswer::isNoneWhereNobodyListens() { QCOMPARE(send(lineOf({})).result(), RequestAnswer::None); }

void TestRequestAnswer::isNoneWhereNobodyAnswersInTime()
{
    QLocalServer silent;
    QVERIFY(silent.listen(m_path));
    QCOMPARE(send(lineOf({}), 50ms).result(), RequestAnswer::None); // and its events are not processed meanwhile
}

void TestRequestAnswer::isNoneWhereTheWindowEnds()
{
    QLocalServer ending;
    QVERIFY(ending.listen(m_path));
    const auto answer = send(lineOf({}));
    QTRY_VERIFY(ending.hasPendingConnections());
    ending.nextPendingConnection()->abort();
    QTRY_VERIFY(answer.isFinished());
    QCOMPARE(answer.result(), RequestAnswer::None);
}

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestRequestAnswer)
#include "tst_request_answer.moc"
