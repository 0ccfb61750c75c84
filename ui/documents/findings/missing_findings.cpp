// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/findings/missing_findings.h"

#include "models/documents/findings/document_analysis.h"
#include "models/errors/error_text.h"
#include "ui/documents/findings/findings_actions.h"
#include "ui/kit/widgets/empty_state.h"

#include <QCoreApplication>

namespace lectern::ui {

using namespace errors;
using namespace models;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(lectern::ui::MissingFindings)
};

} // namespace

void showWhyNothing(EmptyState &state, const DocumentAnalysis &detail, const FindingsActions &actions)
{
    const std::optional<Document> &document = detail.document();
    using Kind = EmptyState::Kind;
    if (!document)
        return state.show(Kind::NeverHadContent, Words::tr("No document is selected"), Words::tr("Select one to see what was found in it."));
    if (document->status == WorkStatus::Failed)
        return state.show(Kind::Failed, Words::tr("The document could not be read"), document->reason, {actions.retry});
    if (document->status == WorkStatus::Pending)
        return state.show(Kind::Loading, Words::tr("The document waits to be read"), document->progress);
    if (document->status != WorkStatus::Completed)
        return state.show(Kind::Loading, Words::tr("The document is being read"), document->progress);
    if (const auto &error = detail.error()) {
        const ErrorText words = errorText(*error);
        return state.show(error->code == ErrorCode::Denied ? Kind::NotPermitted : Kind::Failed, words.title, words.whatToDo);
    }
    if (const auto analysis = detail.find(); analysis && analysis->status == WorkStatus::Failed)
        return state.show(Kind::Failed, Words::tr("The analysis failed"), analysis->error, actions.again());
    if (document->analysisStatus == WorkStatus::Failed)
        return state.show(Kind::Failed, Words::tr("The analysis failed"), document->reason, actions.again());
    state.show(Kind::Loading, Words::tr("The document is being analysed"), document->progress);
}

} // namespace lectern::ui
