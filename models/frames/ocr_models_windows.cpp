// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frames/ocr_models.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace lectern::frames {

/// Beside the program, where the installer puts them.
std::vector<std::string> ocrModelFolders() { return {(QCoreApplication::applicationDirPath() + QStringLiteral("/share/tessdata")).toStdString()}; }

std::string findOcrModels()
{
    const std::string folder = ocrModelFolders().front();
    return QFileInfo(QString::fromStdString(folder) + QStringLiteral("/eng.traineddata")).isReadable() ? folder : std::string();
}

} // namespace lectern::frames
