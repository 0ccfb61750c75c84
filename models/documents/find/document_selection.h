// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/find/text_selection.h"

#include <QObject>

namespace lectern::models {

/// The selection in an open document, changed by mouse and keyboard. A change that needs text not loaded yet is ignored.
///
/// Thread: GUI. Borrows the document.
class DocumentSelection : public QObject
{
    Q_OBJECT
public:
    explicit DocumentSelection(const OpenDocument &document, QObject *parent = nullptr) : QObject(parent), m_document(document) {}

    [[nodiscard]] const TextSelection &text() const { return m_text; }
    void clear() { set({}); }
    void select(const TextRange &range);
    void selectPage(int page);
    /// Mouse press: begins a selection at a position, or extends the present one to it.
    void press(qint64 position, Granule granule, bool extends);
    void drag(qint64 position);
    /// Extends the selection by one step of the keyboard. Returns its new end; nothing: not possible.
    std::optional<qint64> step(CaretMove step);

Q_SIGNALS:
    void changed();

private:
    void set(const TextSelection &text);
    void keepColumn(CaretMove step);

    const OpenDocument &m_document;
    TextSelection m_text;
    std::optional<double> m_column; ///< Points: the x position that steps up and down try to keep.
};

} // namespace lectern::models
