// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frames/ocr_models.h"

#include <QDir>
#include <QTest>

#include <algorithm>

using namespace lectern::frames;

class TestOcrModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areFoundInOneOfTheFolders()
    {
        const std::vector<std::string> folders = ocrModelFolders();
        const auto hasModel = [](const std::string &folder) {
            return QDir(QString::fromStdString(folder)).exists(QStringLiteral("eng.traineddata"));
        };
        const auto first = std::ranges::find_if(folders, hasModel);
        QCOMPARE(findOcrModels(), first == folders.end() ? std::string() : *first);
    }

    void areLookedForWhereEachDistributionHasThem()
    {
        const std::vector<std::string> folders = ocrModelFolders();
        for (const char *folder :
             {"/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract/tessdata", "/usr/share/tessdata"}) // Debian, Fedora, Arch
            QVERIFY2(std::ranges::find(folders, folder) != folders.end(), folder);
    }
};

QTEST_GUILESS_MAIN(TestOcrModels)
#include "tst_ocr_models.moc"
