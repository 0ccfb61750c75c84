// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/text_range.h"

#include <QObject>

#include <optional>

namespace lectern::models {

class OpenDocument;

/// Prepares a range for copying once all of its text is loaded. A new request replaces the previous one; opening another
/// document cancels it.
///
/// Thread: GUI. Borrows the document.
class TextCopy : public QObject
{
    Q_OBJECT
public:
    enum class As : quint8 { Text, Quote }; ///< A quote also names its document and pages.

    explicit TextCopy(OpenDocument &document, QObject *parent = nullptr);

    void copy(const TextRange &range, As as);

Q_SIGNALS:
    void ready(const QString &text);

private:
    void tryNow();
    [[nodiscard]] QString quoted(const QString &text, const TextRange &range) const;

    OpenDocument &m_document;
    std::optional<TextRange> m_wanted;
    As m_as = As::Text;
};

} // namespace lectern::models
