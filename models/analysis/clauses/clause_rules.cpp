// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/clauses/clause_rules.h"

#include <QFile>

namespace lectern::analysis {
namespace {

constexpr qsizetype longestText = 6000;
constexpr qint32 longestWord = 60;

quint32 hashOf(const QString &text) { return wordHash(text.toStdU32String()); }

char32_t plainCharacter(char32_t c)
{
    switch (c) {
    case U'\u201c':
    case U'\u201d':
    case U'\u201e': return U'"';
    case U'\u2018':
    case U'\u2019': return U'\'';
    case U'\u2010':
    case U'\u2011':
    case U'\u2013':
    case U'\u2014': return U'-';
    default: return QChar::toLower(c);
    }
}

} // namespace

ClauseRules::ClauseRules()
{
    QFile file(QStringLiteral(":/clauses/rules.txt"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The clause rules are not compiled in.");
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    QString all;
    for (const QString &line : lines) {
        const qsizetype equals = line.indexOf(QStringLiteral(" = "));
        if (line.startsWith(u'#') || equals < 0)
            continue;
        QRegularExpression expression(line.mid(equals + 3));
        if (!expression.isValid())
            qFatal("Clause rule %s: %s", qPrintable(line.left(equals)), qPrintable(expression.errorString()));
        expression.optimize();
        m_rules.push_back({hashOf(line.left(equals)), std::move(expression)});
        all += line + u'\n';
    }
    m_fingerprint = hashOf(all);
}

const ClauseRules &ClauseRules::instance()
{
    static const ClauseRules rules;
    return rules;
}

std::vector<quint16> ClauseRules::matching(const QString &text) const
{
    std::vector<quint16> found;
    for (size_t i = 0; i < m_rules.size(); ++i) {
        if (m_rules[i].expression.match(text).hasMatch())
            found.push_back(quint16(i));
    }
    return found;
}

QString plainText(const ContractTokens &text, const ContractSegment &segment)
{
    QString plain;
    plain.reserve(segment.end - segment.start + 1);
    for (qint32 i = segment.firstWord; i < segment.lastWord && plain.size() < longestText; ++i) {
        const ContractToken &word = text.words()[size_t(i)];
        if (i > segment.firstWord && word.is(ContractToken::SpaceBefore))
            plain += u' ';
        const qint32 end = std::min(word.end, word.start + longestWord);
        for (qint32 at = word.start; at < end; ++at) {
            const char32_t c = text.characters()[size_t(at)];
            const bool isBroken = QChar::isSpace(c) || (c == U'-' && at > word.start && !word.is(ContractToken::Mark));
            if (!isBroken)
                plain += QChar::fromUcs4(plainCharacter(c));
        }
    }
    return plain;
}

} // namespace lectern::analysis
