// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/documents/kit/documents_services.h"

#include <QSplitter>

namespace lectern::models {
class DocumentQueryState;
class DocumentListModel;
} // namespace lectern::models

namespace lectern::ui {

class DocumentListPane;
class ReadingPane;

/// The list of documents and the pages of one, side by side, or the list above the pages if there is too little width.
///
/// Thread: GUI. Borrows its two widgets.
class DocumentsPanes : public QSplitter
{
    Q_OBJECT
public:
    DocumentsPanes(const DocumentsServices &services, models::DocumentListModel &model, models::DocumentQueryState &query, QWidget *parent = nullptr);

    [[nodiscard]] DocumentListPane &list() const { return *m_list; }
    [[nodiscard]] ReadingPane &reader() const { return *m_reader; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    DocumentListPane *m_list;
    ReadingPane *m_reader;
};

} // namespace lectern::ui
