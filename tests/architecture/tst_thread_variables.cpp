// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

/// Lines with a variable of a thread that is neither a pointer nor a number: its destructor would find freed memory on Windows.
QStringList destroyedVariables(const QString &text)
{
    static const QRegularExpression harmless(QStringLiteral("\\bthread_local\\s+(const\\s+)?(\\w+\\s*\\*|(bool|int|qint64|double)\\b)"));
    QStringList found;
    for (const QString &line : text.split(u'\n')) {
        const QString code = line.section(QStringLiteral("//"), 0, 0).remove(harmless);
        if (code.contains(QLatin1String("thread_local")))
            found += code.trimmed();
    }
    return found;
}

} // namespace

/// MinGW frees the variables of a thread before their destructors run, and the program crashes when a thread ends (ARCHITECTURE.md).
class TestThreadVariables : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noneHasADestructor()
    {
        const QDir root(qEnvironmentVariable("LECTERN_SOURCE_DIR"));
        QVERIFY2(root.exists(QStringLiteral("storage/api")), "LECTERN_SOURCE_DIR must name the sources");
        for (const char *room : {"app", "ui", "models", "storage"}) {
            QDirIterator files(root.filePath(QLatin1String(room)), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QStringList found = destroyedVariables(QString::fromUtf8(file.readAll()));
                QVERIFY2(found.isEmpty(), qPrintable(root.relativeFilePath(file.fileName()) + QStringLiteral(": ") + found.join(u' ')));
            }
        }
    }

    void onesWithADestructorAreNoticed()
    {
        QVERIFY(!destroyedVariables(QStringLiteral("thread_local QString askedFor;")).isEmpty());
        QVERIFY(!destroyedVariables(QStringLiteral("static thread_local std::unique_ptr<Stack> stack;")).isEmpty());
        QVERIFY(destroyedVariables(QStringLiteral("thread_local const AskedFor *innermost = nullptr;")).isEmpty());
        QVERIFY(destroyedVariables(QStringLiteral("thread_local int depth = 0;")).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestThreadVariables)
#include "tst_thread_variables.moc"
