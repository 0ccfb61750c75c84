// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/menu_keys.h"

#include <QAction>
#include <QHash>
#include <QSet>
#include <QStringList>

#include <vector>

namespace lectern {

namespace {

/// Where the mark stands; -1: nowhere. "&&" is an ampersand.
qsizetype markIn(const QString &text)
{
    for (qsizetype at = text.indexOf(u'&'); at >= 0 && at + 1 < text.size(); at = text.indexOf(u'&', at + 2)) {
        if (text[at + 1] != u'&')
            return at;
    }
    return -1;
}

/// Where letters stand that can be pressed, beginnings of words first; each letter once.
std::vector<qsizetype> lettersOf(const QString &text)
{
    std::vector<qsizetype> places;
    QSet<QChar> seen;
    for (const bool ofBeginnings : {true, false}) {
        for (qsizetype at = 0; at < text.size(); ++at) {
            const bool isBeginning = at == 0 || !text[at - 1].isLetterOrNumber();
            if (text[at].isLetterOrNumber() && isBeginning == ofBeginnings && !seen.contains(text[at].toCaseFolded())) {
                seen.insert(text[at].toCaseFolded());
                places.push_back(at);
            }
        }
    }
    return places;
}

/// Who gets which letter. Where all letters of an entry are taken, the others make room if they can.
class Letters
{
public:
    void keep(QChar letter) { m_kept.insert(letter.toCaseFolded()); }
    [[nodiscard]] bool isKept(QChar letter) const { return m_kept.contains(letter.toCaseFolded()); }
    void add(const QString &text) { m_texts.append(text); }
    [[nodiscard]] const QString &text(qsizetype entry) const { return m_texts[entry]; }
    /// The place of the letter of each text added; -1: there is none left.
    [[nodiscard]] std::vector<qsizetype> give()
    {
        m_places.assign(size_t(m_texts.size()), -1);
        for (int entry = 0; entry < m_texts.size(); ++entry) {
            QSet<QChar> tried;
            place(entry, tried);
        }
        return m_places;
    }

private:
    bool place(int entry, QSet<QChar> &tried)
    {
        const QString &text = m_texts[entry];
        for (const qsizetype at : lettersOf(text)) {
            const QChar letter = text[at].toCaseFolded();
            if (m_kept.contains(letter) || tried.contains(letter))
                continue;
            tried.insert(letter);
            const auto owner = m_owners.constFind(letter);
            if (owner != m_owners.constEnd() && !place(*owner, tried))
                continue;
            m_owners.insert(letter, entry);
            m_places[size_t(entry)] = at;
            return true;
        }
        return false;
    }

    QSet<QChar> m_kept;
    QStringList m_texts;
    QHash<QChar, int> m_owners;
    std::vector<qsizetype> m_places;
};

} // namespace

void giveMenuKeys(const QList<QAction *> &entries)
{
    Letters letters;
    QList<QAction *> waiting;
    for (QAction *entry : entries) {
        if (entry->isSeparator() || !entry->isVisible())
            continue;
        QString text = entry->text();
        const qsizetype mark = markIn(text);
        if (mark >= 0 && !letters.isKept(text[mark + 1])) {
            letters.keep(text[mark + 1]);
            continue;
        }
        waiting.append(entry);
        letters.add(mark >= 0 ? text.remove(mark, 1) : text);
    }
    const std::vector<qsizetype> places = letters.give();
    for (qsizetype i = 0; i < waiting.size(); ++i) {
        QString text = letters.text(i);
        if (places[size_t(i)] >= 0)
            text.insert(places[size_t(i)], u'&');
        waiting[i]->setText(text);
    }
}

} // namespace lectern
