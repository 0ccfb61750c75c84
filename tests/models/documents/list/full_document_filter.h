// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/document_filter_choices.h"
#include "models/documents/list/document_filter_state.h"

namespace lectern::models {

/// A filter in which each field says something.
[[nodiscard]] inline DocumentFilterState fullDocumentFilter()
{
    DocumentFilterState state;
    setChosen(state, DocumentFilterField::Status, {QStringLiteral("FAILED"), {}, {}, {}}, true);
    setChosen(state, DocumentFilterField::Kind, {QStringLiteral("pdf"), {}, {}, {}}, true);
    setChosen(state, DocumentFilterField::Client, {QString(), {}, {}, {}}, true);
    setChosen(state, DocumentFilterField::ContractType, {QStringLiteral("Lease"), {}, {}, {}}, true);
    setChosen(state, DocumentFilterField::Risk, {QStringLiteral("high"), {}, {}, {}}, true);
    setChosen(state, DocumentFilterField::Risk, {QStringLiteral("medium"), {}, {}, {}}, true);
    state.setLastDays(30);
    state.setText(QStringLiteral("  audit rights "));
    return state;
}

} // namespace lectern::models
