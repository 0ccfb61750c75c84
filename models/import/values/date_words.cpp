// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/values/date_words.h"

#include "models/import/columns/column_table.h"

#include <QHash>
#include <QStringList>

#include <array>

namespace lectern::imports {

namespace {

QStringList wordsIn(const char16_t *text)
{
    QStringList words;
    for (const QString &word : QString::fromUtf16(text).split(u' ', Qt::SkipEmptyParts))
        words += normalisedName(word);
    return words;
}

template <size_t Count>
QHash<QString, int> indexOf(const std::array<const char16_t *, Count> &lines, int first)
{
    QHash<QString, int> index;
    for (size_t i = 0; i < Count; ++i) {
        for (const QString &word : wordsIn(lines[i]))
            index.insert(word, int(i) + first);
    }
    return index;
}

template <typename Value>
std::optional<Value> find(const QHash<QString, int> &index, const QString &word)
{
    const auto found = index.constFind(word);
    return found == index.constEnd() ? std::nullopt : std::optional<Value>(Value(*found));
}

} // namespace

std::optional<int> monthNamed(const QString &word)
{
    static const auto months = indexOf(
        std::array<const char16_t *, 12>{
            u"january jan januar jänner janvier janv enero ene gennaio gen janeiro styczeń stycznia sty januari январь января янв",
            u"february feb februar febr février févr fév febrero febbraio fevereiro fev luty lutego lut februari февраль февраля фев февр",
            u"march mar märz maerz mrz mär mars marzo março marzec marca maart mrt март марта мар marts",
            u"april apr avril avr abril abr aprile kwiecień kwietnia kwi апрель апреля апр", u"may mai mayo maggio mag maio maj maja mei май мая",
            u"june jun juni juin junio giugno giu junho czerwiec czerwca cze июнь июня июн",
            u"july jul juli juillet juil julio luglio lug julho lipiec lipca lip июль июля июл",
            u"august aug août agosto ago sierpień sierpnia sie augustus август августа авг augusti",
            u"september sep sept septembre septiembre setiembre settembre set setembro wrzesień września wrz сентябрь сентября сен сент",
            u"october oct oktober okt octobre octubre ottobre ott outubro out październik października paź октябрь октября окт",
            u"november nov novembre noviembre novembro listopad listopada lis ноябрь ноября ноя нояб",
            u"december dec dezember dez décembre déc diciembre dic dicembre dezembro grudzień grudnia gru декабрь декабря дек"},
        1);
    return find<int>(months, word);
}

std::optional<TimeUnit> timeUnitNamed(const QString &word)
{
    static const auto units = indexOf(
        std::array<const char16_t *, 7>{
            u"second seconds sec secs sekunde sekunden seconde secondes segundo segundos secondo secondi sekund sekundy seconden секунд секунды секунду",
            u"minute minutes min mins minuten minuto minutos minuti minut minuty minuut минут минуты минуту",
            u"hour hours hr hrs stunde stunden heure heures hora horas ora ore godzin godzinę godziny uur часов часа час timmar timer",
            u"day days tag tage tagen jour jours día días giorno giorni dia dias dzień dni dag dagen дней дня день dagar dage",
            u"week weeks woche wochen semaine semaines semana semanas settimana settimane tydzień tygodnie tygodni weken неделю недели недель vecka veckor uge uger",
            u"month months monat monate monaten mois mes meses mese mesi mês miesiąc miesiące miesięcy maand maanden месяц месяца месяцев månad månader måned måneder",
            u"year years jahr jahre jahren an ans année années año años anno anni ano anos rok lata lat jaar jaren год года лет år"},
        0);
    return find<TimeUnit>(units, word);
}

std::optional<int> daysAgoNamed(const QString &word)
{
    static const auto days = indexOf(std::array<const char16_t *, 2>{u"today now heute aujourd hoy oggi hoje dziś dzisiaj vandaag сегодня idag",
                                                                     u"yesterday gestern hier ayer ieri ontem wczoraj gisteren вчера igår"},
                                     0);
    return find<int>(days, word);
}

std::optional<int> zoneOffsetNamed(const QString &word)
{
    static const QHash<QString, int> hours = {
        {QStringLiteral("z"), 0},    {QStringLiteral("utc"), 0},  {QStringLiteral("gmt"), 0},  {QStringLiteral("est"), -5},
        {QStringLiteral("edt"), -4}, {QStringLiteral("cst"), -6}, {QStringLiteral("cdt"), -5}, {QStringLiteral("mst"), -7},
        {QStringLiteral("mdt"), -6}, {QStringLiteral("pst"), -8}, {QStringLiteral("pdt"), -7}, {QStringLiteral("bst"), 1},
        {QStringLiteral("cet"), 1},  {QStringLiteral("cest"), 2}, {QStringLiteral("msk"), 3},
    };
    const auto found = hours.constFind(word);
    return found == hours.constEnd() ? std::nullopt : std::optional(*found * 3600);
}

bool isOneWord(const QString &word)
{
    static const QStringList ones = wordsIn(u"a an one ein eine einem einer un une una uno um uma jeden jedną een один одну en ett");
    return ones.contains(word);
}

bool isAgoWord(const QString &word)
{
    static const QStringList agos = wordsIn(u"ago vor il hace fa há atrás temu geleden назад sedan siden");
    return agos.contains(word);
}

} // namespace lectern::imports
