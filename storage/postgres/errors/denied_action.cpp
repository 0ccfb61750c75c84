// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/errors/denied_action.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace lectern::postgres {

namespace {

enum class Verb { Read, Add, Change };

struct Action {
    const char *relation;
    const char *read;
    const char *add;
    const char *change;
};

constexpr const char *readReviews = QT_TRANSLATE_NOOP("ServerText", "read reviews");
constexpr const char *importReviews = QT_TRANSLATE_NOOP("ServerText", "import reviews");
constexpr const char *readDocuments = QT_TRANSLATE_NOOP("ServerText", "read documents");
constexpr const char *uploadDocuments = QT_TRANSLATE_NOOP("ServerText", "add documents");
constexpr const char *editDocuments = QT_TRANSLATE_NOOP("ServerText", "edit documents");
constexpr const char *readAnalyses = QT_TRANSLATE_NOOP("ServerText", "read analyses");
constexpr const char *storeAnalyses = QT_TRANSLATE_NOOP("ServerText", "have documents analysed");
constexpr const char *judge = QT_TRANSLATE_NOOP("ServerText", "judge findings");
constexpr const char *changeRules = QT_TRANSLATE_NOOP("ServerText", "change risk rules");
constexpr const char *proveFreshness = QT_TRANSLATE_NOOP("ServerText", "ask what has changed, which proves that what is shown is fresh");
constexpr const char *audit = QT_TRANSLATE_NOOP("ServerText", "have its changes recorded in the audit trail");

constexpr std::array actions = {
    Action{"reviews", readReviews, importReviews, QT_TRANSLATE_NOOP("ServerText", "edit reviews")},
    Action{"review_search", QT_TRANSLATE_NOOP("ServerText", "search reviews"), importReviews, importReviews},
    Action{"review_search_pending", QT_TRANSLATE_NOOP("ServerText", "search reviews"), importReviews, importReviews},
    Action{"imports", importReviews, importReviews, importReviews},
    Action{"import_rejects", importReviews, importReviews, importReviews},
    Action{"documents", readDocuments, uploadDocuments, editDocuments},
    Action{"document_contents", readDocuments, uploadDocuments, uploadDocuments},
    Action{"document_chunks", readDocuments, uploadDocuments, uploadDocuments},
    Action{"document_pages", readDocuments, storeAnalyses, storeAnalyses},
    Action{"document_search", QT_TRANSLATE_NOOP("ServerText", "search documents"), storeAnalyses, storeAnalyses},
    Action{"analysis_results", readAnalyses, storeAnalyses, storeAnalyses},
    Action{"jobs", storeAnalyses, storeAnalyses, storeAnalyses},
    Action{"finding_verdicts", readAnalyses, judge, judge},
    Action{"risk_rule_changes", QT_TRANSLATE_NOOP("ServerText", "read risk rules"), changeRules, changeRules},
    Action{"audit_log", QT_TRANSLATE_NOOP("ServerText", "read the audit trail"), audit, audit},
    Action{"cache", proveFreshness, proveFreshness, proveFreshness},
    Action{"meta", proveFreshness, proveFreshness, proveFreshness},
    Action{"log", proveFreshness, proveFreshness, proveFreshness},
    Action{"boot", proveFreshness, proveFreshness, proveFreshness},
    Action{"poll", proveFreshness, proveFreshness, proveFreshness},
    Action{"lectern_schema", QT_TRANSLATE_NOOP("ServerText", "read which version the tables have"),
           QT_TRANSLATE_NOOP("ServerText", "change the tables"), QT_TRANSLATE_NOOP("ServerText", "change the tables")},
    Action{"migrations", QT_TRANSLATE_NOOP("ServerText", "read which version the tables have"), QT_TRANSLATE_NOOP("ServerText", "change the tables"),
           QT_TRANSLATE_NOOP("ServerText", "change the tables")},
};

/// The first verb that writes, which may come after a WITH clause.
Verb verbOf(const QString &statement)
{
    static const QRegularExpression writing(QStringLiteral("\\b(insert|copy|update|delete|truncate|for update|create|alter|drop)\\b"),
                                            QRegularExpression::CaseInsensitiveOption);
    const QString word = writing.match(statement).captured(1).toLower();
    if (word.isEmpty())
        return Verb::Read;
    return word == u"insert" || word == u"copy" || word == u"create" ? Verb::Add : Verb::Change;
}

} // namespace

QString deniedAction(const QString &message, const QString &statement)
{
    static const QRegularExpression denied(
        QStringLiteral("(?:permission denied for|must be owner of) (?:\\w+ )*?(\\w+)(?:\\(.*\\))?$|policy for table \"(\\w+)\""),
        QRegularExpression::MultilineOption);
    const QRegularExpressionMatch match = denied.match(message.trimmed());
    const QString relation = match.captured(1) + match.captured(2);
    const auto found = std::find_if(actions.begin(), actions.end(),
                                    [&relation](const Action &each) { return relation == QLatin1String(each.relation); });
    const auto words = [](const char *text) { return QCoreApplication::translate("ServerText", text); };
    const Verb verb = verbOf(statement);
    if (found != actions.end())
        return words(verb == Verb::Read ? found->read : verb == Verb::Add ? found->add : found->change);
    return relation.isEmpty() ? words(QT_TRANSLATE_NOOP("ServerText", "do this"))
                              : words(QT_TRANSLATE_NOOP("ServerText", "do this (%1)")).arg(relation);
}

} // namespace lectern::postgres
