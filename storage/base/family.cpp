// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/base/family.h"

#include <QRandomGenerator>

#include <algorithm>

namespace lectern {

using namespace std::chrono_literals;

const std::array<FamilyTraits, familyCount> families = {{
    {QLatin1String("reviews:single"), LifetimeGroup::Long, 1h, 1s, false},
    {QLatin1String("reviews:list"), LifetimeGroup::Medium, 30min, 1s, false},
    {QLatin1String("reviews:anchors"), LifetimeGroup::Medium, 30min, 1s, true},
    {QLatin1String("reviews:stats"), LifetimeGroup::Long, 1h, 1s, true},
    {QLatin1String("reviews:count"), LifetimeGroup::Long, 1h, 1s, true},
    {QLatin1String("reviews:aggregation"), LifetimeGroup::Long, 1h, 1s, true},
    {QLatin1String("reviews:entity"), LifetimeGroup::Entity, 2h, 1s, false},
    {QLatin1String("reviews:platform"), LifetimeGroup::Entity, 2h, 1s, false},
    {QLatin1String("documents:list"), LifetimeGroup::Short, 5min, 1s, false},
    {QLatin1String("document"), LifetimeGroup::Long, 1h, 1s, false},
    {QLatin1String("analysis"), LifetimeGroup::None, 24h * 7, 1s, false},
    {QLatin1String("document_analysis"), LifetimeGroup::None, 24h * 7, 1s, false},
}};

QString nameOf(Family family) { return QString(traitsOf(family).name); }

std::optional<Family> familyFromName(QStringView name)
{
    const auto found = std::find_if(families.begin(), families.end(), [&](const auto &traits) { return name == traits.name; });
    if (found == families.end())
        return std::nullopt;
    return Family(found - families.begin());
}

Lifetimes::Lifetimes(const QHash<QString, std::chrono::seconds> &overrides)
{
    for (size_t i = 0; i < families.size(); ++i)
        m_lifetimes[i] = std::clamp<std::chrono::seconds>(overrides.value(QString(families[i].name), families[i].lifetime), shortest, longest);
}

std::chrono::seconds Lifetimes::jittered(Family family) const
{
    const double factor = 0.8 + 0.4 * QRandomGenerator::global()->generateDouble();
    return std::max(std::chrono::seconds(qint64(double(of(family).count()) * factor)), shortest);
}

} // namespace lectern
