// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/text/evidence.h"

#include <QCryptographicHash>

namespace lectern::analysis {

namespace {

bool isDash(QChar c) { return c == u'-' || (c >= QChar(0x2010) && c <= QChar(0x2015)) || c == QChar(0x2212); }

bool isQuotationMark(QChar c)
{
    switch (c.unicode()) {
    case u'"':
    case u'\'':
    case u'`':
    case 0x00AB:
    case 0x00B4:
    case 0x00BB:
    case 0x2032:
    case 0x2033:
    case 0x2039:
    case 0x203A: return true;
    default: return c >= QChar(0x2018) && c <= QChar(0x201F);
    }
}

/// Invisible characters: soft hyphen, zero width space and joiners, word joiner, byte order mark.
bool isInvisible(QChar c) { return c == QChar(0x00AD) || (c >= QChar(0x200B) && c <= QChar(0x200D)) || c == QChar(0x2060) || c == QChar(0xFEFF); }

/// A text without what may differ between a quote and its original, and the original position of each unit.
struct Folded {
    QString text;
    std::vector<qsizetype> units;
};

void append(Folded &folded, QChar c, qsizetype unit)
{
    // A dash between two letters is hyphenation ("agree-\nment", "non-exclusive") and ignored; elsewhere it counts.
    const qsizetype size = folded.text.size();
    if (c.isLetter() && size >= 2 && folded.text[size - 1] == u'-' && folded.text[size - 2].isLetter()) {
        folded.text.chop(1);
        folded.units.pop_back();
    }
    folded.text.append(c);
    folded.units.push_back(unit);
}

Folded fold(QStringView text)
{
    Folded folded;
    folded.text.reserve(text.size());
    folded.units.reserve(size_t(text.size()));
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isSpace() || isInvisible(c))
            continue;
        if (!isQuotationMark(c))
            append(folded, isDash(c) ? QChar(u'-') : c, i);
        else if (!folded.text.endsWith(u'\''))
            append(folded, u'\'', i);
    }
    return folded;
}

/// A claimed quote without the marks that people and models put around it.
QString foldedClaim(const QString &claim)
{
    const QString text = fold(claim).text;
    qsizetype start = 0, end = text.size();
    const auto isFrame = [&text](qsizetype i) { return text[i] == u'\'' || text[i] == u'-'; };
    while (start < end && isFrame(start))
        ++start;
    while (end > start && isFrame(end - 1))
        --end;
    return text.mid(start, end - start);
}

bool saysSomething(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
}

bool isInsideWord(QStringView text, qsizetype boundary)
{
    return boundary > 0 && boundary < text.size() && text[boundary - 1].isLetterOrNumber() && text[boundary].isLetterOrNumber();
}

struct UnitRange {
    qsizetype start = 0;
    qsizetype end = 0;
};

bool isWholeWords(QStringView text, const UnitRange &range) { return !isInsideWord(text, range.start) && !isInsideWord(text, range.end); }

/// Receives matches and keeps the first, or the one nearest to a position.
class Nearest
{
public:
    explicit Nearest(std::optional<qsizetype> place) : m_place(place) {}

    [[nodiscard]] bool isEmpty() const { return m_best.end == 0; }
    [[nodiscard]] const UnitRange &best() const { return m_best; }
    /// Returns whether a later match could be nearer; matches come in ascending order.
    bool offer(const UnitRange &hit)
    {
        if (isEmpty() || (m_place && distance(hit) < distance(m_best)))
            m_best = hit;
        return m_place && hit.start < *m_place;
    }

private:
    [[nodiscard]] qsizetype distance(const UnitRange &hit) const { return std::abs(hit.start - *m_place); }

    std::optional<qsizetype> m_place;
    UnitRange m_best;
};

void offerExact(QStringView text, const QString &claim, Nearest &nearest)
{
    for (qsizetype at = text.indexOf(claim); at >= 0; at = text.indexOf(claim, at + 1)) {
        const UnitRange hit{at, at + claim.size()};
        if (isWholeWords(text, hit) && !nearest.offer(hit))
            return;
    }
}

void offerFolded(QStringView text, const QString &claim, Nearest &nearest)
{
    const Folded folded = fold(text);
    for (qsizetype at = folded.text.indexOf(claim); at >= 0; at = folded.text.indexOf(claim, at + 1)) {
        const UnitRange hit{folded.units[size_t(at)], folded.units[size_t(at + claim.size() - 1)] + 1};
        if (isWholeWords(text, hit) && !nearest.offer(hit))
            return;
    }
}

QByteArray sha256(const QString &text) { return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256); }

QString joined(const std::vector<DocumentPage> &pages)
{
    qsizetype size = 0;
    for (const DocumentPage &page : pages)
        size += page.text.size();
    QString text;
    text.reserve(size);
    for (const DocumentPage &page : pages)
        text += page.text;
    return text;
}

} // namespace

AnalysedText::AnalysedText(const std::vector<DocumentPage> &pages) : m_text(joined(pages)), m_index(m_text), m_pageStarts(pageStarts(pages)) {}

QByteArray AnalysedText::hash() const { return sha256(m_text); }

int AnalysedText::pageOf(qint64 codePoint) const
{
    // The last entry is the end of the last page. Pages without text begin where the next one does and are never the result.
    const auto after = std::upper_bound(m_pageStarts.begin(), m_pageStarts.end(), codePoint);
    const auto pageCount = std::max<qint64>(1, qint64(m_pageStarts.size()) - 1);
    return int(std::clamp<qint64>(after - m_pageStarts.begin(), 1, pageCount));
}

QString AnalysedText::textOf(const TextRange &range) const
{
    if (range.start < 0 || range.isEmpty() || range.end > m_index.codePointCount())
        return {};
    const TextRange units = m_index.toUnits(range);
    return m_text.mid(units.start, units.length());
}

Result<Evidence> quoteEvidence(const AnalysedText &text, const TextRange &range)
{
    const QString quote = text.textOf(range);
    if (quote.isEmpty())
        return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern,
                       QStringLiteral("no text stands at %1..%2 of %3").arg(range.start).arg(range.end).arg(text.index().codePointCount()));
    return Evidence{text.pageOf(range.start), range, quote, sha256(quote)};
}

Result<Evidence> findEvidence(const AnalysedText &text, const QString &claimedQuote, std::optional<qint64> near)
{
    const auto refusal = [] { return failure(ErrorCode::Corrupt, FaultyPart::Lectern, QStringLiteral("the quote does not stand in the document")); };
    const QString trimmed = claimedQuote.trimmed();
    const QString claim = foldedClaim(claimedQuote);
    if (!saysSomething(claim))
        return refusal();
    std::optional<qsizetype> place;
    if (near)
        place = text.index().unitOf(std::clamp<qint64>(*near, 0, text.index().codePointCount()));
    Nearest nearest(place);
    offerExact(text.text(), trimmed, nearest);
    if (place || nearest.isEmpty())
        offerFolded(text.text(), claim, nearest);
    if (nearest.isEmpty())
        return refusal();
    const TextRange range = text.index().toCodePoints(nearest.best().start, nearest.best().end);
    // Checks the result itself, so that no bug above can return words other than the claimed ones.
    if (foldedClaim(text.textOf(range)) != claim)
        return refusal();
    return quoteEvidence(text, range);
}

bool isTrue(const Evidence &evidence, const AnalysedText &text)
{
    const Result<Evidence> own = quoteEvidence(text, evidence.range);
    return own && *own == evidence;
}

} // namespace lectern::analysis
