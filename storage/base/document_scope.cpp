// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/base/document_scope.h"

namespace lectern {

namespace {

Scopes ofEverything() { return {everythingScope.toByteArray(), allDocumentsScope.toByteArray()}; }

Scopes ofOne(const char *kind, const QUuid &document)
{
    Scopes scopes = ofEverything();
    scopes.push_back(kind + document.toByteArray(QUuid::WithoutBraces));
    scopes.push_back(kind + QByteArray("*"));
    return scopes;
}

} // namespace

Scopes scopesOf(const DocumentFilter &filter)
{
    Scopes scopes = ofEverything();
    scopes.push_back(documentTableScope.toByteArray());
    if (!filter.text.isEmpty())
        scopes.push_back("f:documents");
    return scopes;
}

Scopes scopesOf(const Document &document) { return ofOne("d:", document.id.value); }

Scopes scopesOf(const Analysis &analysis) { return ofOne("a:", analysis.documentId.value); }

Scopes scopesOfPrecision()
{
    Scopes scopes = ofEverything();
    scopes.push_back("t:analyses");
    return scopes;
}

} // namespace lectern
