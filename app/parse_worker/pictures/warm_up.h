// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace lectern::parse {

/// Sets the few variables the libraries look at. Call it after dropInheritance() and before QGuiApplication.
void setEnvironment();

/// Loads what libraries load on first use from places that are out of reach once the process is sealed: the modules
/// of character sets, the list of fonts, plugins. Requires: QGuiApplication.
void warmUp();

/// The folders that fonts, their configuration, poppler's tables and tesseract's models are read from, ever after.
[[nodiscard]] std::vector<std::string> readableFolders();

/// Where tesseract's model of English is, if anywhere.
[[nodiscard]] std::string findOcrModels();

} // namespace lectern::parse
