// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frames/ocr_models.h"

#include <unistd.h>

namespace lectern::frames {

std::vector<std::string> ocrModelFolders()
{
    return {"/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tessdata", "/usr/share/tesseract/tessdata",
            "/usr/local/share/tessdata"};
}

std::string findOcrModels()
{
    for (const std::string &folder : ocrModelFolders()) {
        if (::access((folder + "/eng.traineddata").c_str(), R_OK) == 0)
            return folder;
    }
    return {};
}

} // namespace lectern::frames
