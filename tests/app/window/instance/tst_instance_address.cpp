// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/instance/instance_address.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

namespace lectern {

using namespace app;

class TestInstanceAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheSameForEachNameOfAHome();
    void isAnotherForAnotherHome();
    void liesInAFolderThatIsTheUsersAlone();
    void isShortEnoughForASocketHoweverLongTheHome();
    void needsAHomeThatCanBeMade();

private:
    QTemporaryDir m_folder;
};

void TestInstanceAddress::isTheSameForEachNameOfAHome()
{
    const QString home = m_folder.filePath(QStringLiteral("home")), link = m_folder.filePath(QStringLiteral("link"));
    const auto beforeItIsThere = instanceAddressOf(home);
    QVERIFY(beforeItIsThere);
    QVERIFY(QFile::link(home, link));
    QCOMPARE(instanceAddressOf(home)->socket, beforeItIsThere->socket);
    QCOMPARE(instanceAddressOf(link)->socket, beforeItIsThere->socket);
    QCOMPARE(instanceAddressOf(link)->lock, beforeItIsThere->lock);
    QCOMPARE(instanceAddressOf(home + QStringLiteral("/../home/"))->socket, beforeItIsThere->socket);
}

void TestInstanceAddress::isAnotherForAnotherHome()
{
    const auto one = instanceAddressOf(m_folder.filePath(QStringLiteral("one"))),
               other = instanceAddressOf(m_folder.filePath(QStringLiteral("other")));
    QVERIFY(one->socket != other->socket);
    QVERIFY(one->lock != other->lock);
}

void TestInstanceAddress::liesInAFolderThatIsTheUsersAlone()
{
    const auto address = instanceAddressOf(m_folder.path());
    const QFileInfo folder(QFileInfo(address->socket).path());
    QVERIFY(folder.isDir());
    QCOMPARE(folder.ownerId(), QFileInfo(m_folder.path()).ownerId());
    QVERIFY(
        !(folder.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther)));
    QCOMPARE(QFileInfo(address->lock).path(), folder.filePath());
}

void TestInstanceAddress::isShortEnoughForASocketHoweverLongTheHome()
{
    const auto address = instanceAddressOf(m_folder.filePath(QString(200, u'h')));
    QVERIFY(address);
    QVERIFY(QFile::encodeName(address->socket).size() < 90); // of 107, with what QLocalServer adds while it binds
}

void TestInstanceAddress::needsAHomeThatCanBeMade()
{
    const auto address = instanceAddressOf(QStringLiteral("/dev/null/home"));
    QVERIFY(!address);
    QVERIFY(address.error().detail.contains(QStringLiteral("/dev/null/home")));
}

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestInstanceAddress)
#include "tst_instance_address.moc"
