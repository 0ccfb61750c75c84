// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/filter/filter_menu.h"

#include <algorithm>

namespace lectern::ui {

/// Two fields of values, counted when the test says so, the most frequent first; one of dates, one of words.
class FourFields : public FilterMenu
{
public:
    enum Field { Letters, Others, Days, Words };
    std::vector<std::vector<Choice>> values{{{QStringLiteral("a"), QStringLiteral("Alpha"), {}, false},
                                             {QStringLiteral("b"), QStringLiteral("Beta"), {}, false},
                                             {QStringLiteral("c"), QStringLiteral("Gamma"), {}, false}},
                                            {{QStringLiteral("x"), QStringLiteral("Other"), 1, false}}};
    int fetches = 0, renewals = 0;
    QString chosen;
    Dates days;
    int lastDays = 0;
    QString words;

    void count(std::initializer_list<std::pair<const char *, qint64>> counts)
    {
        values[0].clear();
        for (const auto &[key, count] : counts)
            values[0].push_back({QString::fromLatin1(key), QString::fromLatin1(key).toUpper(), count, chosen == QLatin1String(key)});
        std::ranges::stable_sort(values[0], [](const Choice &a, const Choice &b) { return *a.count > *b.count; });
        Q_EMIT countsArrived({});
    }
    /// So many values, the first one having `first` of them all.
    void countMany(int many, qint64 first)
    {
        values[0].clear();
        for (int i = 0; i < many; ++i)
            values[0].push_back({QString::number(i), QStringLiteral("Value %1").arg(i), first - i, false});
        Q_EMIT countsArrived({});
    }

    int fieldCount() const override { return 4; }
    QString title(int field) const override { return QString::number(field); }
    Editor editor(int field) const override { return field == Days ? Editor::Dates : field == Words ? Editor::Text : Editor::Values; }
    bool isSet(int) const override { return false; }
    bool isOff(int) const override { return false; }
    QString chipTitle(int) const override { return {}; }
    QString chipValue(int) const override { return {}; }
    void setOff(int, bool) override {}
    void clear(int) override {}
    void clearAll() override {}
    const std::vector<Choice> &choices(int field) override { return values[size_t(field)]; }
    void choose(int field, int choice, bool isChosen) override
    {
        chosen = isChosen ? values[size_t(field)][size_t(choice)].key : QString();
        Q_EMIT changed();
    }
    QString countText(qint64 count) const override { return QStringLiteral("%1 reviews").arg(count); }
    void fetchCounts() override { ++fetches; }
    void renewCounts() override { ++renewals; }
    Dates dates() const override { return days; }
    void setDates(const Dates &dates) override { days = dates; }
    void setLastDays(int count) override { lastDays = count; }
    QString text() const override { return words; }
    void setText(const QString &text) override { words = text; }
    QString textHint() const override { return QStringLiteral("Words in it"); }
};

} // namespace lectern::ui
