// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/pages/open_document.h"
#include "tests/support/fakes/fake_document_source.h"
#include "tests/support/settle.h"
#include "tests/support/typed_pages.h"

namespace lectern {

/// An open document of typewritten pages, which are here as soon as they were wanted.
struct TypedDocument {
    explicit TypedDocument(const QStringList &texts) : open(source)
    {
        auto &held = *source.find(source.put(QStringLiteral("typed"), texts));
        for (DocumentPage &page : held.pages)
            page = typedPage(page.number, page.text);
        open.open(held.document);
    }
    void want(int first, int last)
    {
        open.want(first, last);
        settle();
    }

    FakeDocumentSource source;
    models::OpenDocument open;
};

} // namespace lectern
