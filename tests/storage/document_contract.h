// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/storage/document_subjects.h"

namespace lectern {

[[nodiscard]] inline DocumentId idOf(int serial) { return FakeDocumentStore::idOf(serial); }

[[nodiscard]] inline QString serialsIn(const std::vector<DocumentRow> &rows)
{
    QStringList serials;
    for (const DocumentRow &row : rows)
        serials << QString::number(row.document.id.value.data1);
    return serials.join(u' ');
}

template <typename T>
[[nodiscard]] Result<T> valueOf(const FutureAnswer<T> &future)
{
    const Result<Answer<T>> answer = future.result();
    return answer ? Result<T>(*answer->value) : failureOf(answer);
}

/// How something ended: "done", or the name of its error's code.
template <typename T>
[[nodiscard]] QString ending(const Result<T> &result)
{
    if (result)
        return QStringLiteral("done");
    switch (result.error().code) {
    case ErrorCode::NotFound: return QStringLiteral("not found");
    case ErrorCode::Conflict: return QStringLiteral("conflict");
    case ErrorCode::InvalidRequest: return QStringLiteral("invalid");
    default: return QStringLiteral("another error: ") + result.error().detail;
    }
}
template <typename T>
[[nodiscard]] QString ending(const QFuture<Result<T>> &future)
{
    return ending(future.result());
}

[[nodiscard]] inline Result<DocumentList> listOf(DocumentSubject &subject, const DocumentPageRequest &request)
{
    return valueOf(subject.source().fetchList(request, {}, strictBound));
}
[[nodiscard]] inline Document documentOf(DocumentSubject &subject, DocumentId id)
{
    return valueOf(subject.source().fetchDocument(id, {}, strictBound)).value_or(Document());
}

/// Those that must answer alike: the program's storage over a real PostgreSQL, and the fake that other tests put in its place.
///
/// Thread: the test's. Owns: both, and the server.
class DocumentSubjects
{
public:
    /// One data row for each of them.
    static void addSubjects()
    {
        QTest::addColumn<QString>("who");
        QTest::newRow("fake") << u"fake"_qs;
        QTest::newRow("PostgreSQL") << u"PostgreSQL"_qs;
    }
    /// A data row for each of them that has these values, too.
    template <typename... Values>
    static void addRows(const char *name, const Values &...values)
    {
        for (const char *who : {"fake", "PostgreSQL"})
            ((QTest::addRow("%s: %s", name, who) << QString::fromLatin1(who)) << ... << values);
    }

    /// With the given documents.
    [[nodiscard]] DocumentSubject &asGiven(const QString &who)
    {
        if (m_isChanged) {
            m_postgres.reset();
            if (!PostgresDocumentSubject::fill(stage))
                qFatal("%s", qPrintable(stage.postgres.error()));
            m_postgres = std::make_unique<PostgresDocumentSubject>(stage);
            m_fake = std::make_unique<FakeDocumentSubject>();
            m_isChanged = false;
        }
        return who == u"fake" ? *m_fake : *m_postgres;
    }
    /// With the given documents, which the caller will change.
    [[nodiscard]] DocumentSubject &toChange(const QString &who)
    {
        DocumentSubject &subject = asGiven(who);
        m_isChanged = true;
        return subject;
    }

    DocumentStage stage;

private:
    bool m_isChanged = true; ///< Whether they hold other documents than the given ones.
    std::unique_ptr<DocumentSubject> m_fake, m_postgres;
};

} // namespace lectern
