// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace lectern::parse {

/// Sets environment variables for the libraries. Call it after dropInheritance() and before QGuiApplication.
void setEnvironment();

/// Loads what libraries otherwise load on first use from files that the sealed process cannot open: modules
/// of character sets, the list of fonts, plugins. Requires: QGuiApplication.
void warmUp();

/// The folders of fonts, their configuration, poppler's tables and tesseract's models, which stay readable.
[[nodiscard]] std::vector<std::string> readableFolders();

} // namespace lectern::parse
