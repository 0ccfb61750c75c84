// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/filter/query_step.h"

#include <QCoreApplication>
#include <QUndoStack>

namespace lectern::ui {

using namespace models;

namespace {

struct QueryStepWords {
    Q_DECLARE_TR_FUNCTIONS(lectern::ui::QueryStep)
};

} // namespace

QueryStep::QueryStep(QueryEdit edit) : QUndoCommand(QueryStepWords::tr("change of filter or sort")), m_edit(std::move(edit)) {}

bool QueryStep::mergeWith(const QUndoCommand *next)
{
    const QueryEdit &edit = static_cast<const QueryStep *>(next)->m_edit;
    if (!edit.isTypedOn)
        return false;
    m_edit.repeat = edit.repeat;
    return true;
}

void rememberEdits(QueryNotifier &query, QUndoStack &stack)
{
    QObject::connect(&query, &QueryNotifier::edited, &stack, [&stack](const QueryEdit &edit) { stack.push(new QueryStep(edit)); });
}

} // namespace lectern::ui
