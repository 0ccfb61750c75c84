// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/documents/risk_rule_store.h"

#include "storage/postgres/documents/document_refusals.h"
#include "storage/postgres/link/guarded_write.h"

namespace lectern::postgres {

namespace {

/// Absent values are null.
QVariant orNull(const std::optional<QString> &value) { return value ? QVariant(*value) : QVariant(QMetaType(QMetaType::QString)); }

} // namespace

Result<std::vector<RiskRuleChange>> RiskRuleStore::readChanges()
{
    const auto rows = m_connection.run(QStringLiteral("select rule, is_enabled, severity, explanation, recommendation from risk_rule_changes"
                                                      " where num_nonnulls(is_enabled, severity, explanation, recommendation) > 0 order by rule"));
    if (!rows)
        return failureOf(rows);
    std::vector<RiskRuleChange> changes;
    for (int i = 0; i < rows->rowCount(); ++i) {
        RiskRuleChange change;
        change.rule = rows->toString(i, 0);
        if (!rows->isNull(i, 1))
            change.isEnabled = rows->toBool(i, 1);
        if (!rows->isNull(i, 2))
            change.severity = severityFromName(rows->toString(i, 2));
        if (!rows->isNull(i, 3))
            change.explanation = rows->toString(i, 3);
        if (!rows->isNull(i, 4))
            change.recommendation = rows->toString(i, 4);
        changes.push_back(std::move(change));
    }
    return changes;
}

Result<void> RiskRuleStore::change(const RiskRuleChange &former, const RiskRuleChange &change)
{
    if (change.rule.isEmpty() || former.rule != change.rule)
        return invalidRequest(QStringLiteral("a rule without a name"));
    const auto values = [](const RiskRuleChange &of) {
        return QVariantList{of.isEnabled ? QVariant(*of.isEnabled) : QVariant(QMetaType(QMetaType::Bool)),
                            orNull(of.severity ? std::optional(nameOf(*of.severity)) : std::nullopt), orNull(of.explanation),
                            orNull(of.recommendation)};
    };
    const auto rows =
        writeGuarded(m_connection,
                     QStringLiteral("insert into risk_rule_changes as present (rule, is_enabled, severity, explanation, recommendation)"
                                    " values (?, ?::boolean, ?::severity, ?, ?) on conflict (rule) do update set is_enabled = excluded.is_enabled,"
                                    " severity = excluded.severity, explanation = excluded.explanation, recommendation = excluded.recommendation"
                                    " where (present.is_enabled, present.severity, present.explanation, present.recommendation)"
                                    " is not distinct from (?::boolean, ?::severity, ?::text, ?::text)"
                                    " or (present.is_enabled, present.severity, present.explanation, present.recommendation)"
                                    " is not distinct from (excluded.is_enabled, excluded.severity, excluded.explanation, excluded.recommendation)"),
                     QVariantList{change.rule} + values(change) + values(former));
    if (!rows)
        return failureOf(rows);
    if (rows->affectedRowCount() == 0)
        return failure(ErrorCode::Conflict, FaultyPart::PostgreSql, QStringLiteral("Somebody else changed this rule first."));
    return {};
}

} // namespace lectern::postgres
