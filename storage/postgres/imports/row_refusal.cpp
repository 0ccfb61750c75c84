// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/imports/row_refusal.h"

namespace lectern::postgres {

namespace {

/// Explains the table's rules that the reader of the file does not check.
struct RuleReason {
    const char *rule, *reason;
};
constexpr RuleReason ruleReasons[] = {
    {"reviews_names_check",
     "the name of the author or of what is reviewed holds line ends, control characters or characters that turn its direction"},
    {"reviews_tags_check", "a tag is longer than 200 characters, or holds line ends, control characters or characters that turn its direction"},
    {"reviews_image_urls_check", "the address of a picture is longer than 4000 characters"},
    {"reviews_arrays_check", "there are more than 1000 tags or pictures"},
    {"reviews_metadata_size_check", "the columns without a field of their own come to more than 256 KiB"},
    {"reviews_entity_id_check", "what is reviewed has no id, or one of more than 500 characters"},
};

} // namespace

bool isRowsFault(const StorageError &error)
{
    return error.part == FaultyPart::PostgreSql && (error.state.startsWith("22") || error.state.startsWith("23"));
}

QString refusalReason(const StorageError &error)
{
    for (const RuleReason &each : ruleReasons) {
        if (error.names.contains(QLatin1String(each.rule)))
            return QLatin1String(each.reason);
    }
    const QString rule = error.names.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(error.names.first());
    if (error.state.startsWith("22"))
        return QStringLiteral("A value is not of the kind that is stored there.");
    if (error.state == "23502")
        return QStringLiteral("A value is missing that must be there%1.").arg(rule);
    return QStringLiteral("A value lies outside of what may be stored%1.").arg(rule);
}

} // namespace lectern::postgres
