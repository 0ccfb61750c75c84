// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/servers/cache_command.h"

#include "app/ctl/kit/command.h"
#include "storage/maintenance/cache_admin.h"

namespace lectern::ctl {

using namespace app;
using namespace maintenance;

namespace {

const auto usage = QStringLiteral("status | inspect KEY | ttl KEY | invalidate --family F|--entity ID|--platform P|--all [--json]");

QJsonObject toJson(const CacheStatus &status)
{
    return {
        {QStringLiteral("boot"), status.boot},
        {QStringLiteral("snapshot"), status.snapshot},
        {QStringLiteral("horizon"), qint64(status.horizon)},
        {QStringLiteral("logged_changes"), status.loggedChangeCount},
        {QStringLiteral("logged_scopes"), status.loggedScopeCount},
        {QStringLiteral("triggers_healthy"), status.triggersHealthy},
        {QStringLiteral("trigger_detail"), status.triggerDetail},
        {QStringLiteral("redis"),
         QJsonObject{
             {QStringLiteral("reachable"), status.redis.reachable},
             {QStringLiteral("version"), status.redis.version},
             {QStringLiteral("detail"), status.redis.detail},
             {QStringLiteral("used_memory_bytes"), status.redis.usedMemoryBytes},
             {QStringLiteral("max_memory_bytes"), status.redis.maxMemoryBytes},
             {QStringLiteral("evicted_keys"), status.redis.evictedKeys},
             {QStringLiteral("keys"), status.redis.keyCount},
             {QStringLiteral("clients"), status.redis.clientCount},
         }},
    };
}

QJsonObject toJson(const QString &key, const InspectedEntry &entry)
{
    QJsonObject object{{QStringLiteral("key"), key}, {QStringLiteral("verdict"), nameOf(entry.state)}, {QStringLiteral("reason"), entry.reason}};
    if (entry.state == InspectedEntry::State::Absent)
        return object;
    object.insert(QStringLiteral("stored_bytes"), entry.storedBytes);
    object.insert(QStringLiteral("lifetime_left_s"), qint64(entry.lifetimeLeft.count()));
    if (entry.state == InspectedEntry::State::Forged)
        return object; // the other fields are inside the sealed payload
    object.insert(QStringLiteral("format"), entry.format);
    object.insert(QStringLiteral("schema_version"), entry.schemaVersion);
    object.insert(QStringLiteral("boot"), entry.boot);
    object.insert(QStringLiteral("snapshot"), entry.snapshot);
    object.insert(QStringLiteral("question"), entry.question);
    object.insert(QStringLiteral("filled_at"), entry.filledAt.toUTC().toString(Qt::ISODateWithMs));
    object.insert(QStringLiteral("age_s"), qint64(entry.age.count()));
    object.insert(QStringLiteral("lifetime_s"), qint64(entry.lifetime.count()));
    return object;
}

/// Prints JSON, or one "name  value" line per member.
void print(const QJsonObject &object, bool asJson)
{
    if (asJson) {
        printJson(object);
        return;
    }
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member->isObject())
            print(member->toObject(), false);
        else
            printLine(QStringLiteral("%1 %2").arg(member.key(), -18).arg(member->toVariant().toString()));
    }
}

int showStatus(CacheAdmin &admin, const CommandLine &line)
{
    const auto status = admin.readStatus();
    if (!status)
        return failed(status.error());
    print(toJson(*status), line.isJson());
    return exit_code::done;
}

int showEntry(CacheAdmin &admin, const CommandLine &line)
{
    const QString key = line.positionalArguments().at(1);
    const auto entry = admin.readEntry(key.toUtf8());
    if (!entry)
        return failed(entry.error());
    print(toJson(key, *entry), line.isJson());
    return exit_code::done;
}

int showLifetime(CacheAdmin &admin, const CommandLine &line)
{
    const QString key = line.positionalArguments().at(1);
    const auto entry = admin.readEntry(key.toUtf8());
    if (!entry)
        return failed(entry.error());
    const bool isAbsent = entry->state == InspectedEntry::State::Absent;
    print({{QStringLiteral("key"), key}, {QStringLiteral("ttl_s"), isAbsent ? QJsonValue() : QJsonValue(qint64(entry->lifetimeLeft.count()))}},
          line.isJson());
    return exit_code::done;
}

int invalidate(CacheAdmin &admin, const CommandLine &line)
{
    const QString family = QStringLiteral("family"), entity = QStringLiteral("entity"), platform = QStringLiteral("platform");
    Result<void> done;
    if (line.isSet(family))
        done = admin.invalidateFamily(line.value(family));
    else if (line.isSet(entity))
        done = admin.invalidateEntity(line.value(entity));
    else if (line.isSet(platform))
        done = admin.invalidatePlatform(*platformFromName(line.value(platform)));
    else
        done = admin.invalidateAll();
    if (!done)
        return failed(done.error());
    print({{QStringLiteral("invalidated"), true}}, line.isJson());
    return exit_code::done;
}

/// What is wrong with the arguments; empty: nothing.
QString complaintAbout(const CommandLine &line)
{
    const QStringList words = line.positionalArguments();
    const QString action = words.value(0);
    if (action == QLatin1String("status"))
        return words.size() == 1 ? QString() : QStringLiteral("status takes nothing");
    if (action == QLatin1String("inspect") || action == QLatin1String("ttl"))
        return words.size() == 2 ? QString() : QStringLiteral("%1 takes one key").arg(action);
    if (action != QLatin1String("invalidate"))
        return QStringLiteral("one of status, inspect, ttl, invalidate is needed");
    int choices = 0;
    for (const auto &option : {QStringLiteral("family"), QStringLiteral("entity"), QStringLiteral("platform"), QStringLiteral("all")})
        choices += line.isSet(option) ? 1 : 0;
    if (words.size() != 1 || choices != 1)
        return QStringLiteral("invalidate takes one of --family, --entity, --platform, --all");
    if (line.isSet(QStringLiteral("platform")) && !platformFromName(line.value(QStringLiteral("platform"))))
        return QStringLiteral("there is no platform '%1'").arg(line.value(QStringLiteral("platform")));
    if (line.isSet(QStringLiteral("family")) && !CacheAdmin::familyNames().contains(line.value(QStringLiteral("family"))))
        return QStringLiteral("a family is one of %1").arg(CacheAdmin::familyNames().join(QStringLiteral(", ")));
    return {};
}

} // namespace

int runCacheCommand(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("cache"), usage,
                     QStringLiteral("Looks into the cache, or makes every reader ask PostgreSQL again. An invalidation is written into the change "
                                    "log; nothing is deleted by pattern."));
    line.addOption({QStringLiteral("family"), QStringLiteral("Invalidate what this family holds."), QStringLiteral("F")});
    line.addOption({QStringLiteral("entity"), QStringLiteral("Invalidate what concerns this entity."), QStringLiteral("ID")});
    line.addOption({QStringLiteral("platform"), QStringLiteral("Invalidate what concerns this platform."), QStringLiteral("P")});
    line.addOption({QStringLiteral("all"), QStringLiteral("Invalidate everything.")});
    if (const auto exitCode = line.parse(arguments))
        return *exitCode;
    if (const QString complaint = complaintAbout(line); !complaint.isEmpty())
        return line.usageError(complaint);

    const auto servers = openServersForCommand(OpeningGoal::Schema);
    if (!servers)
        return failed(servers.error());
    CacheAdmin admin(servers->config);
    const QString action = line.positionalArguments().first();
    if (action == QLatin1String("status"))
        return showStatus(admin, line);
    if (action == QLatin1String("inspect"))
        return showEntry(admin, line);
    if (action == QLatin1String("ttl"))
        return showLifetime(admin, line);
    return invalidate(admin, line);
}

} // namespace lectern::ctl
