// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/find/text_copy.h"

#include "models/documents/pages/open_document.h"

#include <utility>

namespace lectern::models {

TextCopy::TextCopy(OpenDocument &document, QObject *parent) : QObject(parent), m_document(document)
{
    connect(&document, &OpenDocument::opened, this, [this] { m_wanted.reset(); });
    connect(&document, &OpenDocument::pagesArrived, this, &TextCopy::tryNow);
}

void TextCopy::copy(const TextRange &range, As as)
{
    if (range.isEmpty())
        return;
    m_wanted = range;
    m_as = as;
    tryNow();
}

void TextCopy::tryNow()
{
    if (!m_wanted)
        return;
    const auto text = m_document.textOf(*m_wanted);
    if (!text)
        return m_document.wantAllText();
    const TextRange range = *std::exchange(m_wanted, std::nullopt);
    Q_EMIT ready(m_as == As::Text ? *text : quoted(*text, range));
}

QString TextCopy::quoted(const QString &text, const TextRange &range) const
{
    const int first = m_document.pageOf(range.start);
    const int last = m_document.pageOf(range.end - 1);
    const QString where = first == last ? tr("page %L1").arg(first) : tr("pages %L1 to %L2").arg(first).arg(last);
    return tr("\"%1\" (%2, %3)").arg(text.simplified(), m_document.document().originalName, where);
}

} // namespace lectern::models
