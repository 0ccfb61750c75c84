// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/module_table.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <cstdlib>

namespace lectern {

using namespace app;

class TestModuleTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheProgramAndItsBuild();
    void knowsALibraryByItsNameWithoutFolder();
    void knowsNothingElse();
    void mayBeFilledAgain();

private:
    std::unique_ptr<ModuleTable> m_table = std::make_unique<ModuleTable>();
};

void TestModuleTable::knowsTheProgramAndItsBuild()
{
    QCOMPARE(m_table->program(), nullptr);
    m_table->fill();
    const LoadedModule *program = m_table->program();
    QCOMPARE(m_table->find(quintptr(&TestModuleTable::staticMetaObject)), program);
    QProcess readelf;
    readelf.start(QStringLiteral("readelf"), {QStringLiteral("-n"), QCoreApplication::applicationFilePath()});
    QVERIFY(readelf.waitForFinished());
    const QString notes = QString::fromLatin1(readelf.readAllStandardOutput());
    const auto told = QRegularExpression(QStringLiteral("Build ID: ([0-9a-f]+)")).match(notes);
    QVERIFY2(told.hasMatch(), qPrintable(notes));
    QCOMPARE(QString::fromLatin1(program->buildId.data()), told.captured(1));
}

void TestModuleTable::knowsALibraryByItsNameWithoutFolder()
{
    m_table->fill();
    const LoadedModule *qt = m_table->find(quintptr(&QObject::staticMetaObject));
    QVERIFY(qt && qt != m_table->program());
    QVERIFY2(QByteArray(qt->name.data()).startsWith("libQt6Core.so"), qt->name.data());
    QVERIFY(qt->base <= qt->begin && qt->begin < qt->end);
}

void TestModuleTable::knowsNothingElse()
{
    m_table->fill();
    const int onTheStack = 0;
    const auto onTheHeap = std::make_unique<int>();
    QCOMPARE(m_table->find(0), nullptr);
    QCOMPARE(m_table->find(quintptr(&onTheStack)), nullptr);
    QCOMPARE(m_table->find(quintptr(onTheHeap.get())), nullptr);
    QCOMPARE(m_table->find(~quintptr(0)), nullptr);
}

void TestModuleTable::mayBeFilledAgain()
{
    m_table->fill();
    const LoadedModule before = *m_table->program();
    m_table->fill();
    m_table->fill();
    QCOMPARE(m_table->program()->base, before.base);
    QCOMPARE(m_table->program()->end, before.end);
    QCOMPARE(m_table->program()->buildId, before.buildId);
}

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestModuleTable)
#include "tst_module_table.moc"
