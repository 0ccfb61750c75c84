// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/machine.h"

#include "models/frames/ocr_models.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace lectern {

using namespace app;

class TestMachine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isToldInThreeSentences_data();
    void isToldInThreeSentences();
    void namesTheServerOfATeam();
    void findsOllamaWhereProgramsAre();
    void readsScansIfTheParseWorkerFindsAModel();
};

void TestMachine::isToldInThreeSentences_data()
{
    QTest::addColumn<bool>("hasRedis");
    QTest::addColumn<bool>("readsScans");
    QTest::addColumn<bool>("hasOllama");
    for (int each = 0; each < 8; ++each)
        QTest::addRow("%d", each) << bool(each & 1) << bool(each & 2) << bool(each & 4);
}

void TestMachine::isToldInThreeSentences()
{
    QFETCH(bool, hasRedis);
    QFETCH(bool, readsScans);
    QFETCH(bool, hasOllama);
    const QStringList sentences = sentencesAbout({QStringLiteral("/home/ana/lectern"), {}, hasRedis, readsScans, hasOllama});
    QCOMPARE(sentences.size(), 3);
    for (const QString &sentence : sentences) {
        QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
        QVERIFY2(!sentence.contains(QStringLiteral(". ")), qPrintable(sentence)); // one each
    }
    QVERIFY(sentences[0].contains(QStringLiteral("on this computer only")));
    QVERIFY(sentences[0].contains(QStringLiteral("private PostgreSQL database below /home/ana/lectern")));
    QCOMPARE(sentences[1].contains(QStringLiteral("was found")), hasRedis);
    QCOMPARE(sentences[1].contains(QStringLiteral("was not found")), !hasRedis);
    QCOMPARE(sentences[2].contains(QStringLiteral("cannot be read")), !readsScans);
    QCOMPARE(sentences[2].contains(QStringLiteral("local models can be chosen")), hasOllama);
    QCOMPARE(sentences[2].contains(QStringLiteral("the built-in engine reads contracts")), !hasOllama);
}

void TestMachine::namesTheServerOfATeam()
{
    const QStringList sentences = sentencesAbout({QStringLiteral("/home/ana/lectern"), QStringLiteral("db.example.org")});
    QCOMPARE(sentences.size(), 3);
    QVERIFY2(sentences[0].contains(QStringLiteral("on db.example.org")), qPrintable(sentences[0]));
    QVERIFY(!sentences[0].contains(QStringLiteral("on this computer only")));
}

void TestMachine::findsOllamaWhereProgramsAre()
{
    const QByteArray before = qgetenv("PATH");
    const QTemporaryDir programs;
    qputenv("PATH", programs.path().toLocal8Bit());
    const bool withoutIt = withInstalledParts({}).hasOllama;
    QFile program(programs.filePath(QStringLiteral("ollama")));
    QVERIFY(program.open(QIODevice::WriteOnly));
    program.close();
    QVERIFY(program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    const bool withIt = withInstalledParts({}).hasOllama;
    qputenv("PATH", before);
    QVERIFY(!withoutIt);
    QVERIFY(withIt);
    Machine configured;
    configured.hasOllama = true; // on an address in the settings
    QVERIFY(withInstalledParts(configured).hasOllama);
}

void TestMachine::readsScansIfTheParseWorkerFindsAModel() { QCOMPARE(withInstalledParts({}).readsScans, !frames::findOcrModels().empty()); }

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestMachine)
#include "tst_machine.moc"
