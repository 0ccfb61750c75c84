// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette/command_words.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <vector>

namespace lectern::ui {

namespace {

constexpr qsizetype leastLetters = 3;

/// Words that people may type, and the words in the commands that mean the same.
struct Meaning {
    const char *typed;
    const char *standing;
};

constexpr Meaning meanings[] = {
    {QT_TRANSLATE_NOOP("CommandWords", "export download write share print excel spreadsheet csv xlsx pdf json"),
     QT_TRANSLATE_NOOP("CommandWords", "report csv xlsx json pdf original copy")},
    {QT_TRANSLATE_NOOP("CommandWords", "save store keep"), QT_TRANSLATE_NOOP("CommandWords", "save report csv xlsx json pdf")},
    {QT_TRANSLATE_NOOP("CommandWords", "delete remove trash bin erase discard hide"),
     QT_TRANSLATE_NOOP("CommandWords", "delete remove dismiss clear")},
    {QT_TRANSLATE_NOOP("CommandWords", "import add open load upload read new ingest file"),
     QT_TRANSLATE_NOOP("CommandWords", "import add open read document documents")},
    {QT_TRANSLATE_NOOP("CommandWords", "settings preferences options configuration configure setup customise customize"),
     QT_TRANSLATE_NOOP("CommandWords", "connection theme engines rules columns")},
    {QT_TRANSLATE_NOOP("CommandWords", "server database postgres postgresql redis host login account password"),
     QT_TRANSLATE_NOOP("CommandWords", "connection")},
    {QT_TRANSLATE_NOOP("CommandWords", "dark light night day bright colours colors appearance mode contrast"),
     QT_TRANSLATE_NOOP("CommandWords", "theme dim")},
    {QT_TRANSLATE_NOOP("CommandWords", "help manual keys shortcuts keyboard guide documentation"), QT_TRANSLATE_NOOP("CommandWords", "help about")},
    {QT_TRANSLATE_NOOP("CommandWords", "version licence license credits"), QT_TRANSLATE_NOOP("CommandWords", "about")},
    {QT_TRANSLATE_NOOP("CommandWords", "find search look seek query"), QT_TRANSLATE_NOOP("CommandWords", "find filter similar")},
    {QT_TRANSLATE_NOOP("CommandWords", "filter narrow restrict facet only"), QT_TRANSLATE_NOOP("CommandWords", "filter filters view")},
    {QT_TRANSLATE_NOOP("CommandWords", "reset everything all none"), QT_TRANSLATE_NOOP("CommandWords", "clear filters")},
    {QT_TRANSLATE_NOOP("CommandWords", "undo revert restore back redo repeat"), QT_TRANSLATE_NOOP("CommandWords", "undo redo back")},
    {QT_TRANSLATE_NOOP("CommandWords", "reload update again retry rerun"), QT_TRANSLATE_NOOP("CommandWords", "refresh again analyse")},
    {QT_TRANSLATE_NOOP("CommandWords", "quit exit leave close end"), QT_TRANSLATE_NOOP("CommandWords", "quit dismiss")},
    {QT_TRANSLATE_NOOP("CommandWords", "stop abort halt break"), QT_TRANSLATE_NOOP("CommandWords", "cancel")},
    {QT_TRANSLATE_NOOP("CommandWords", "ai model llm ollama network analyze analysis"),
     QT_TRANSLATE_NOOP("CommandWords", "analyse analysis engines engine")},
    {QT_TRANSLATE_NOOP("CommandWords", "chart charts graph figures numbers statistics table tables accessible"),
     QT_TRANSLATE_NOOP("CommandWords", "statistics charts tables rating trend platform sentiment latency")},
    {QT_TRANSLATE_NOOP("CommandWords", "health performance speed cache latency status dashboard"),
     QT_TRANSLATE_NOOP("CommandWords", "monitor cache latency")},
    {QT_TRANSLATE_NOOP("CommandWords", "rename edit change modify title client"), QT_TRANSLATE_NOOP("CommandWords", "name rules columns note")},
    {QT_TRANSLATE_NOOP("CommandWords", "sort order arrange newest latest"), QT_TRANSLATE_NOOP("CommandWords", "sort new")},
    {QT_TRANSLATE_NOOP("CommandWords", "jump scroll goto date line number"), QT_TRANSLATE_NOOP("CommandWords", "go page row")},
    {QT_TRANSLATE_NOOP("CommandWords", "approve accept confirm correct agree yes"), QT_TRANSLATE_NOOP("CommandWords", "right")},
    {QT_TRANSLATE_NOOP("CommandWords", "reject false disagree incorrect no"), QT_TRANSLATE_NOOP("CommandWords", "wrong")},
    {QT_TRANSLATE_NOOP("CommandWords", "comment remark annotate annotation"), QT_TRANSLATE_NOOP("CommandWords", "note")},
    {QT_TRANSLATE_NOOP("CommandWords", "bookmark favourite favorite"), QT_TRANSLATE_NOOP("CommandWords", "view")},
    {QT_TRANSLATE_NOOP("CommandWords", "bigger larger smaller magnify enlarge size"), QT_TRANSLATE_NOOP("CommandWords", "zoom fit")},
    {QT_TRANSLATE_NOOP("CommandWords", "sidebar panel panels dock docks window layout"),
     QT_TRANSLATE_NOOP("CommandWords", "pane list thumbnails columns")},
    {QT_TRANSLATE_NOOP("CommandWords", "policy criteria checklist"), QT_TRANSLATE_NOOP("CommandWords", "rules")},
    {QT_TRANSLATE_NOOP("CommandWords", "clipboard quote cite citation"), QT_TRANSLATE_NOOP("CommandWords", "copy")},
};

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("[^\\p{L}\\p{N}]+"));
    return text.toCaseFolded().split(between, Qt::SkipEmptyParts);
}

struct MeantWords {
    QStringList typed, standing;
};

/// Parsed once: the palette needs it for each command at each key press.
const std::vector<MeantWords> &meantWords()
{
    static const std::vector<MeantWords> all = [] {
        const auto listed = [](const char *words) { return wordsOf(QCoreApplication::translate("CommandWords", words)); };
        std::vector<MeantWords> taken;
        for (const Meaning &meaning : meanings)
            taken.push_back({listed(meaning.typed), listed(meaning.standing)});
        return taken;
    }();
    return all;
}

bool beginsOneOf(const QString &beginning, const QStringList &words)
{
    return std::any_of(words.begin(), words.end(), [&beginning](const QString &word) { return word.startsWith(beginning); });
}

bool haveOneInCommon(const QStringList &some, const QStringList &others)
{
    return std::any_of(some.begin(), some.end(), [&others](const QString &word) { return others.contains(word); });
}

bool isMeantBy(const QString &typed, const QStringList &words)
{
    if (beginsOneOf(typed, words))
        return true;
    return typed.size() >= leastLetters && std::any_of(meantWords().begin(), meantWords().end(), [&](const MeantWords &meant) {
               return beginsOneOf(typed, meant.typed) && haveOneInCommon(words, meant.standing);
           });
}

} // namespace

bool meansTheSame(const QString &pattern, const QString &text)
{
    const QStringList typed = wordsOf(pattern), words = wordsOf(text);
    return !typed.isEmpty() && std::all_of(typed.begin(), typed.end(), [&words](const QString &each) { return isMeantBy(each, words); });
}

} // namespace lectern::ui
