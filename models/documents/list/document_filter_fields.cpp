// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/document_filter_fields.h"

#include <QCoreApplication>

namespace lectern::models {

namespace {

struct DocumentFieldWords {
    Q_DECLARE_TR_FUNCTIONS(lectern::models::DocumentFieldWords)
};

using Field = DocumentFilterField;

} // namespace

QString titleOf(Field field)
{
    switch (field) {
    case Field::Status: return DocumentFieldWords::tr("Status");
    case Field::Kind: return DocumentFieldWords::tr("Type");
    case Field::Client: return DocumentFieldWords::tr("Client");
    case Field::ContractType: return DocumentFieldWords::tr("Contract");
    case Field::Risk: return DocumentFieldWords::tr("Risk");
    case Field::Date: return DocumentFieldWords::tr("Added");
    case Field::Text: return DocumentFieldWords::tr("Text");
    }
    Q_UNREACHABLE();
}

void copyField(DocumentFilter &to, const DocumentFilter &from, Field field)
{
    switch (field) {
    case Field::Status: to.statuses = from.statuses; break;
    case Field::Kind: to.kinds = from.kinds; break;
    case Field::Client: to.clients = from.clients; break;
    case Field::ContractType: to.contractTypes = from.contractTypes; break;
    case Field::Risk: to.highestRisks = from.highestRisks; break;
    case Field::Date:
        to.from = from.from;
        to.until = from.until;
        break;
    case Field::Text: to.text = from.text; break;
    }
}

} // namespace lectern::models
