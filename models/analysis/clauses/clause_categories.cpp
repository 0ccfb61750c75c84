// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/clauses/clause_categories.h"

#include <QCoreApplication>

#include <algorithm>

namespace lectern::analysis {
namespace {

struct Described {
    const char *name;
    const char *lookedFor;
};

#define LOOKED_FOR(text) QT_TRANSLATE_NOOP("ClauseCategories", text)

constexpr std::array<Described, clauseCategoryCount> table{{
    {"Document Name", LOOKED_FOR("The title that the contract gives itself.")},
    {"Parties", LOOKED_FOR("The names of those who sign, and the short names the contract gives them.")},
    {"Agreement Date", LOOKED_FOR("The date the contract bears.")},
    {"Effective Date", LOOKED_FOR("The date from which the contract binds.")},
    {"Expiration Date", LOOKED_FOR("When the initial term ends.")},
    {"Renewal Term", LOOKED_FOR("For how long the contract renews after the initial term, by itself or by notice.")},
    {"Notice Period To Terminate Renewal", LOOKED_FOR("How long before the end a party must give notice to stop a renewal.")},
    {"Governing Law", LOOKED_FOR("The state or country whose law governs the contract.")},
    {"Most Favored Nation", LOOKED_FOR("A promise that no third party gets better terms than the buyer.")},
    {"Competitive Restriction Exception", LOOKED_FOR("An exception to a ban on competing, to exclusivity or to a ban on soliciting customers.")},
    {"Non-Compete", LOOKED_FOR("A ban on competing with the other party, or on a territory, business or technology.")},
    {"Exclusivity", LOOKED_FOR("A duty to deal with the other party only, or a ban on dealing with third parties.")},
    {"No-Solicit Of Customers", LOOKED_FOR("A ban on soliciting the other party's customers or partners.")},
    {"No-Solicit Of Employees", LOOKED_FOR("A ban on soliciting or hiring the other party's employees or contractors.")},
    {"Non-Disparagement", LOOKED_FOR("A duty not to speak ill of the other party.")},
    {"Termination For Convenience", LOOKED_FOR("A right to end the contract without cause, by notice alone.")},
    {"Rofr/Rofo/Rofn", LOOKED_FOR("A right of first refusal, first offer or first negotiation.")},
    {"Change Of Control", LOOKED_FOR("A right to terminate, or a duty to ask or to tell, when a party is merged, sold or taken over.")},
    {"Anti-Assignment", LOOKED_FOR("A need for consent or notice before the contract is assigned to a third party.")},
    {"Revenue/Profit Sharing", LOOKED_FOR("A duty to share revenue or profit with the other party.")},
    {"Price Restrictions", LOOKED_FOR("A limit on a party's freedom to raise or lower its prices.")},
    {"Minimum Commitment", LOOKED_FOR("A minimum quantity or amount that a party must buy or pay.")},
    {"Volume Restriction", LOOKED_FOR("A fee or consent that falls due when use exceeds a threshold.")},
    {"Ip Ownership Assignment", LOOKED_FOR("Intellectual property that one party creates and the other party comes to own.")},
    {"Joint Ip Ownership", LOOKED_FOR("Intellectual property that the parties own together.")},
    {"License Grant", LOOKED_FOR("A license that one party grants the other.")},
    {"Non-Transferable License", LOOKED_FOR("A limit on passing a granted license on to a third party.")},
    {"Affiliate License-Licensor", LOOKED_FOR("A license from affiliates of the licensor, or to their intellectual property.")},
    {"Affiliate License-Licensee", LOOKED_FOR("A license that extends to affiliates of the licensee.")},
    {"Unlimited/All-You-Can-Eat-License", LOOKED_FOR("A license for unlimited or enterprise-wide use.")},
    {"Irrevocable Or Perpetual License", LOOKED_FOR("A license that cannot be revoked or never ends.")},
    {"Source Code Escrow", LOOKED_FOR("A duty to deposit source code with a third party that may release it.")},
    {"Post-Termination Services", LOOKED_FOR("Duties after the end of the contract: transition, payment, wind-down, last orders.")},
    {"Audit Rights", LOOKED_FOR("A right to inspect the other party's books, records or premises.")},
    {"Uncapped Liability", LOOKED_FOR("Liability without a limit, for every breach or for some kinds of breach.")},
    {"Cap On Liability", LOOKED_FOR("A limit on liability, by amount, by kind of damage or by time to claim.")},
    {"Liquidated Damages", LOOKED_FOR("Damages fixed in advance, or a fee for ending the contract.")},
    {"Warranty Duration", LOOKED_FOR("How long a warranty against defects lasts.")},
    {"Insurance", LOOKED_FOR("Insurance that a party must keep for the other's benefit.")},
    {"Covenant Not To Sue", LOOKED_FOR("A promise not to contest the other party's intellectual property, or not to sue it.")},
    {"Third Party Beneficiary", LOOKED_FOR("Somebody who is not a party and may enforce the contract.")},
}};

#undef LOOKED_FOR

} // namespace

std::array<ClauseCategory, clauseCategoryCount> allClauseCategories()
{
    std::array<ClauseCategory, clauseCategoryCount> all{};
    for (int i = 0; i < clauseCategoryCount; ++i)
        all[size_t(i)] = ClauseCategory(i);
    return all;
}

QString clauseCategoryName(ClauseCategory category) { return QString::fromLatin1(table[size_t(category)].name); }

std::optional<ClauseCategory> findClauseCategory(QStringView name)
{
    const auto found = std::find_if(table.begin(), table.end(), [name](const Described &entry) { return name == QLatin1String(entry.name); });
    if (found == table.end())
        return std::nullopt;
    return ClauseCategory(found - table.begin());
}

QString whatWasLookedFor(ClauseCategory category) { return QCoreApplication::translate("ClauseCategories", table[size_t(category)].lookedFor); }

} // namespace lectern::analysis
