// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/tiers/codec.h"
#include "storage/cache/tiers/document_codec.h"
#include "tests/fuzz/fuzz_input.h"

namespace {

using namespace lectern;
using namespace lectern::cache;

/// Refused, or an answer that can be written and read again.
template <typename T>
void readAnswer(const QByteArray &bytes)
{
    const auto answer = decoded<T>(bytes);
    if (!answer)
        return;
    const QByteArray written = encoded(*answer);
    const auto again = decoded<T>(written);
    fuzz::check(again && encoded(*again) == written);
}

/// Strings of a page are made when they are painted: each row's must lie within it.
template <>
void readAnswer<ReviewPage>(const QByteArray &bytes)
{
    const auto page = decoded<ReviewPage>(bytes);
    if (!page)
        return;
    qsizetype length = 0;
    for (int i = 0; i < page->rowCount(); ++i) {
        const ReviewRow row = page->row(i);
        for (const QString &text :
             {row.entityId(), row.entityName(), row.authorName(), row.title(), row.excerpt(), row.language(), row.platformReviewId(), row.tags()})
            length += text.size();
        fuzz::check(int(row.platform()) < platformCount && int(row.entityType()) < entityTypeCount);
        static_cast<void>(page->anchorOf(i));
        fuzz::check(page->indexOf(row.id()) >= 0);
    }
    // Eight strings a row, and no letter twice.
    fuzz::check(length <= page->packed().size());
}

void readWords(const QByteArray &bytes)
{
    const auto words = unpackedWords(bytes);
    if (!words)
        return;
    const QByteArray packed = packedWords(*words);
    const auto again = unpackedWords(packed);
    fuzz::check(again && again->size() == words->size() && packedWords(*again) == packed);
}

} // namespace

/// What an entry may hold once its seal was right: another version of Lectern has the same key.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using ReadAnswer = void (*)(const QByteArray &);
    static constexpr ReadAnswer readers[] = {
        readAnswer<ReviewPage>,
        readAnswer<Review>,
        readAnswer<RowCount>,
        readAnswer<RowIndex>,
        readAnswer<ReviewStats>,
        readAnswer<ReviewFacets>,
        readAnswer<DocumentList>,
        readAnswer<Document>,
        readAnswer<DocumentFacets>,
        readAnswer<Analysis>,
        readAnswer<std::vector<EnginePrecision>>,
        readWords,
    };
    const auto [choice, bytes] = fuzz::choiceOf(fuzz::inputOf(data, size));
    readers[size_t(choice) % std::size(readers)](bytes.toByteArray());
    return 0;
}
