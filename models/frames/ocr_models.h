// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace lectern::frames {

/// Where tesseract's models may be: the parse worker reads with them, the window says whether it can.
[[nodiscard]] std::vector<std::string> ocrModelFolders();

/// The folder of tesseract's English model; empty: not installed. Thread: any; blocks on files.
[[nodiscard]] std::string findOcrModels();

} // namespace lectern::frames
