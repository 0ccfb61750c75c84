// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/find/text_selection.h"

#include <QObject>

namespace lectern::models {

/// The selection in an open document, as mouse and keyboard make it. What needs text that is not here changes nothing.
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
    /// The mouse takes hold of what stands at a position, or extends what is selected to there.
    void press(qint64 position, Granule granule, bool extends);
    void drag(qint64 position);
    /// The keyboard extends it by a step. Returns where it stands then; nothing: it could not.
    std::optional<qint64> step(CaretMove step);

Q_SIGNALS:
    void changed();

private:
    void set(const TextSelection &text);
    void keepColumn(CaretMove step);

    const OpenDocument &m_document;
    TextSelection m_text;
    std::optional<double> m_column; ///< Points: where steps up and down want to stay.
};

} // namespace lectern::models
