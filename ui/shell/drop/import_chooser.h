// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QFileDialog;
class QWidget;

namespace lectern::ui {

/// Lets the analyst choose files with reviews: not yet open, deletes itself when closed.
[[nodiscard]] QFileDialog *makeImportChooser(QWidget *parent);
/// The same for documents.
[[nodiscard]] QFileDialog *makeDocumentChooser(QWidget *parent);

} // namespace lectern::ui
