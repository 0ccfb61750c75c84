// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/import_plan.h"

#include <QTableWidget>

#include <map>

namespace lectern::ui {

/// The columns of a file, sample values, and a combo box per column for its field.
///
/// Thread: GUI.
class ImportMappingView : public QTableWidget
{
    Q_OBJECT
public:
    explicit ImportMappingView(QWidget *parent = nullptr);

    void showPlan(const imports::ImportPlan &plan);
    void showNothing() { setRowCount(0); }
    /// The column of each field, as chosen in the boxes; an empty column for a field that the plan had and no box has.
    [[nodiscard]] std::map<imports::Field, QString> chosenColumns() const;

Q_SIGNALS:
    void mappingEdited();

private:
    void addRow(const imports::ImportPlan &plan, int column);
    void fillBox(int row, std::optional<imports::Field> field);

    imports::ColumnMapping m_planned;
};

/// A field's name for display.
[[nodiscard]] QString displayNameOf(imports::Field field);

} // namespace lectern::ui
