// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QFileDialog;
class QWidget;

namespace lectern::ui {

/// A dialog to choose files with reviews: not opened yet, deletes itself when closed.
[[nodiscard]] QFileDialog *makeImportChooser(QWidget *parent);
/// The same for documents.
[[nodiscard]] QFileDialog *makeDocumentChooser(QWidget *parent);

} // namespace lectern::ui
