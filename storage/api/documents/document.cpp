// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/documents/document.h"

#include <algorithm>

namespace lectern {

const std::array<std::string_view, 7> documentKindNames = {"unknown", "pdf", "docx", "odt", "rtf", "txt", "image"};
const std::array<std::string_view, 4> workStatusNames = {"PENDING", "PROCESSING", "COMPLETED", "FAILED"};
const std::array<std::string_view, 4> severityNames = {"none", "low", "medium", "high"};

namespace {

template <typename Names, typename Value>
QString nameIn(const Names &names, Value value)
{
    const std::string_view name = names[size_t(value)];
    return QString::fromLatin1(name.data(), qsizetype(name.size()));
}

template <typename Value, typename Names>
std::optional<Value> valueIn(const Names &names, QStringView name)
{
    const auto found = std::find_if(names.begin(), names.end(),
                                    [&](std::string_view known) { return name == QLatin1String(known.data(), qsizetype(known.size())); });
    if (found == names.end())
        return std::nullopt;
    return Value(found - names.begin());
}

} // namespace

QString nameOf(DocumentKind kind) { return nameIn(documentKindNames, kind); }
QString nameOf(WorkStatus status) { return nameIn(workStatusNames, status); }
QString nameOf(Severity severity) { return nameIn(severityNames, severity); }
std::optional<DocumentKind> documentKindFromName(QStringView name) { return valueIn<DocumentKind>(documentKindNames, name); }
std::optional<WorkStatus> workStatusFromName(QStringView name) { return valueIn<WorkStatus>(workStatusNames, name); }
std::optional<Severity> severityFromName(QStringView name) { return valueIn<Severity>(severityNames, name); }

} // namespace lectern
