// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

namespace {

QString workerPath() { return qEnvironmentVariable("LECTERN_BUILD_DIR") + QStringLiteral("/lectern-parse-worker"); }

/// As the names of resources stand in a program: UTF-16, the higher byte first.
QByteArray inResources(const QString &name)
{
    QByteArray bytes;
    for (const QChar character : name)
        bytes.append(char(character.row())).append(char(character.cell()));
    return bytes;
}

} // namespace

/// The process that opens untrusted files links and holds what it needs for that, and nothing else.
class TestWorkerParts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linksWhatItNeeds()
    {
        QProcess readelf;
        readelf.start(QStringLiteral("readelf"), {QStringLiteral("-d"), workerPath()});
        QVERIFY(readelf.waitForFinished());
        const QString dynamic = QString::fromUtf8(readelf.readAllStandardOutput());
        QVERIFY(dynamic.contains(QLatin1String("libQt6Core"))); // it was read
        for (const char *stranger : {"Qt6Concurrent", "Qt6Network", "Qt6Sql", "Qt6Widgets", "Qt6DBus", "xlsxwriter", "libpq", "hiredis", "sodium"})
            QVERIFY2(!dynamic.contains(QLatin1String(stranger)), stranger);
    }

    void holdsNoResources()
    {
        QFile file(workerPath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray program = file.readAll();
        for (const char *name : {"reviews.jsonl.gz", "weights.bin", "rules.txt", "lexicon.txt", "risk_rules.json", "columns.json"})
            QVERIFY2(!program.contains(inResources(QLatin1String(name))), name);
    }

    void isSmall()
    {
#if defined(NDEBUG) && !defined(LECTERN_UNLIMITED_ADDRESSES)
        QVERIFY2(QFileInfo(workerPath()).size() < 4'000'000, qPrintable(QString::number(QFileInfo(workerPath()).size())));
#else
        QSKIP("the size of a release only");
#endif
    }
};

QTEST_APPLESS_MAIN(TestWorkerParts)
#include "tst_worker_parts.moc"
