// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/look/menu_keys.h"

#include <QAction>
#include <QHash>
#include <QSet>
#include <QStringList>

#include <vector>

namespace lectern::ui {

namespace {

/// Index of the mnemonic's "&"; -1: none. "&&" is an ampersand.
qsizetype markIn(const QString &text)
{
    for (qsizetype at = text.indexOf(u'&'); at >= 0 && at + 1 < text.size(); at = text.indexOf(u'&', at + 2)) {
        if (text[at + 1] != u'&')
            return at;
    }
    return -1;
}

/// Indices of possible letters: the preferred one, then beginnings of words, then the others. Each letter once.
std::vector<qsizetype> lettersOf(const QString &text, qsizetype preferred)
{
    std::vector<qsizetype> places;
    QSet<QChar> seen;
    if (preferred >= 0) {
        places.push_back(preferred);
        seen.insert(text[preferred].toCaseFolded());
    }
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

/// Assigns letters to entries. If all letters of an entry are taken, other entries change theirs if possible (bipartite matching).
class Letters
{
public:
    /// `preferred`: index of the letter that the text asks for; -1: none.
    void add(const QString &text, qsizetype preferred)
    {
        m_texts.append(text);
        m_preferred.append(preferred);
    }
    [[nodiscard]] const QString &text(qsizetype entry) const { return m_texts[entry]; }
    /// For each text added, the index of its letter; -1: none is left.
    [[nodiscard]] std::vector<qsizetype> give()
    {
        m_places.assign(size_t(m_texts.size()), -1);
        for (int entry = 0; entry < m_texts.size(); ++entry) {
            QSet<QChar> tried;
            if (!placeFree(entry))
                place(entry, tried);
        }
        return m_places;
    }

private:
    bool placeFree(int entry)
    {
        for (const qsizetype at : lettersOf(m_texts[entry], m_preferred[entry])) {
            const QChar letter = m_texts[entry][at].toCaseFolded();
            if (m_owners.contains(letter))
                continue;
            m_owners.insert(letter, entry);
            m_places[size_t(entry)] = at;
            return true;
        }
        return false;
    }
    bool place(int entry, QSet<QChar> &tried)
    {
        const QString &text = m_texts[entry];
        for (const qsizetype at : lettersOf(text, m_preferred[entry])) {
            const QChar letter = text[at].toCaseFolded();
            if (tried.contains(letter))
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

    QStringList m_texts;
    QList<qsizetype> m_preferred;
    QHash<QChar, int> m_owners;
    std::vector<qsizetype> m_places;
};

} // namespace

void giveMenuKeys(const QList<QAction *> &entries)
{
    Letters letters;
    QList<QAction *> waiting;
    for (const bool asking : {true, false}) { // entries that ask for a letter come first
        for (QAction *entry : entries) {
            QString text = entry->text();
            const qsizetype mark = markIn(text);
            if (entry->isSeparator() || !entry->isVisible() || (mark >= 0) != asking)
                continue;
            waiting.append(entry);
            letters.add(mark >= 0 ? text.remove(mark, 1) : text, mark);
        }
    }
    const std::vector<qsizetype> places = letters.give();
    for (qsizetype i = 0; i < waiting.size(); ++i) {
        QString text = letters.text(i);
        if (places[size_t(i)] >= 0)
            text.insert(places[size_t(i)], u'&');
        waiting[i]->setText(text);
    }
}

} // namespace lectern::ui
