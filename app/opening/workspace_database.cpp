// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opening/workspace_database.h"

#include "storage/api/version.h"
#include "storage/postgres/link/connection.h"
#include "storage/schema/restored_schema.h"

#include <QCoreApplication>

namespace lectern::app {

using namespace postgres;
using namespace schema;
using namespace workspace;

namespace {

QString words(const char *text) { return QCoreApplication::translate("Opening", text); }

} // namespace

std::unique_ptr<Workspace> makeWorkspace(const QString &home)
{
    return std::make_unique<Workspace>(home, [](const QString &postgresUrl) {
        PostgresConnection connection(postgresUrl, QStringLiteral("lectern restore"));
        return settleRestored(connection);
    });
}

Result<void> dumpBeforeUpdate(const Workspace &workspace, const QString &postgresUrl, const SchemaStatus &status, const Workspace::Tell &tell,
                              const std::stop_token &stop)
{
    if (status.fit != SchemaFit::Behind)
        return {};
    tell(words(QT_TRANSLATE_NOOP("Opening", "Dumping the database before the update")));
    DumpOptions options;
    options.stop = stop;
    const Backups backups(workspace.folder());
    const auto dumped = backups.programs().and_then(
        [&](const PostgresPrograms &programs) { return backups.keep(programs, postgresUrl, Backups::Kind::BeforeUpdate, version(), options); });
    if (dumped)
        return {};
    StorageError error = dumped.error();
    if (error.code != ErrorCode::Cancelled) {
        error.part = FaultyPart::Workspace;
        error.detail =
            words(QT_TRANSLATE_NOOP("Opening",
                                    "This Lectern is newer than its database, and before the update the database could not be dumped: %1 Nothing was "
                                    "changed. Make room in %2 and try again, or update without a dump: \"lecternctl migrate up --without-dump\"."))
                .arg(error.detail, workspace.folder());
    }
    return tl::make_unexpected(error);
}

} // namespace lectern::app
