// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/translations.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace lectern;
using namespace lectern::app;

class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsOneAsOne();
    void knowsEveryCountedSentence();
};

void TestTranslations::countsOneAsOne()
{
    installTranslations();
    const auto counted = [](int count) { return QCoreApplication::translate("lectern::models::FindingsModel", "%n categories", nullptr, count); };
    QCOMPARE(counted(1), QStringLiteral("1 category"));
    QCOMPARE(counted(3), QStringLiteral("3 categories"));
}

void TestTranslations::knowsEveryCountedSentence()
{
    const QString root = qEnvironmentVariable("LECTERN_SOURCE_DIR");
    QFile forms(root + QStringLiteral("/resources/translations/lectern_en.ts"));
    QVERIFY(forms.open(QIODevice::ReadOnly));
    const QString known = QString::fromUtf8(forms.readAll());
    QVERIFY2(!known.contains(QStringLiteral("unfinished")), "a counted sentence has no forms yet");
    static const QRegularExpression counted(QStringLiteral(R"re(\btr\(\s*"([^"]*%L?n[^"]*)")re"));
    int found = 0;
    for (const char *folder : {"app", "models", "ui"}) {
        QDirIterator files(root + u'/' + QLatin1String(folder), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString source = QString::fromUtf8(file.readAll());
            for (auto match = counted.globalMatch(source); match.hasNext(); ++found) {
                const QString sentence = match.next().captured(1).toHtmlEscaped().replace(u'\'', QStringLiteral("&apos;"));
                QVERIFY2(known.contains(QStringLiteral("<source>%1</source>").arg(sentence)),
                         qPrintable(QStringLiteral("%1: \"%2\" is missing in lectern_en.ts").arg(file.fileName(), sentence)));
            }
        }
    }
    QVERIFY(found > 5);
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
