// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/place/server_account.h"

#include "storage/api/files/handle_windows.h"

#include <vector>

namespace lectern::workspace {

namespace {

bool isAdministrator()
{
    char sid[SECURITY_MAX_SID_SIZE];
    DWORD size = sizeof sid;
    BOOL isMember = FALSE;
    return ::CreateWellKnownSid(WinBuiltinAdministratorsSid, nullptr, sid, &size) && ::CheckTokenMembership(nullptr, sid, &isMember) && isMember;
}

} // namespace

Result<ServerAccount> findServerAccount()
{
    if (!isAdministrator())
        return ServerAccount{};
    return failure(ErrorCode::Unavailable, FaultyPart::Workspace,
                   QStringLiteral("PostgreSQL does not run with the rights of an administrator. Start Lectern as an ordinary user, or connect to "
                                  "a server."));
}

Result<void> makePrivateFolder(const QString &path, const ServerAccount &)
{
    OwnerOnly ownerOnly;
    if (::CreateDirectoryW(nativePath(path).c_str(), ownerOnly.attributes()))
        return {};
    if (::GetLastError() != ERROR_ALREADY_EXISTS)
        return failure(ErrorCode::Denied, FaultyPart::Workspace, QStringLiteral("cannot create %1: %2").arg(path, systemWords()));
    const DWORD attributes = ::GetFileAttributesW(nativePath(path).c_str());
    const bool isPlainFolder = attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0
        && (attributes & FILE_ATTRIBUTE_REPARSE_POINT) == 0;
    const bool isClosed = isPlainFolder && isOwn(path) && ownerOnly.attributes()
        && ::SetFileSecurityW(nativePath(path).c_str(), DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION,
                              ownerOnly.attributes()->lpSecurityDescriptor);
    if (isClosed)
        return {};
    return failure(ErrorCode::Denied, FaultyPart::Workspace,
                   QStringLiteral("%1 was made by somebody else; remove it or choose another LECTERN_HOME").arg(path));
}

} // namespace lectern::workspace
