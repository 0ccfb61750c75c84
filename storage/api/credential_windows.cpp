// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/credential_windows.h"

#include <memory>
#include <string>

#include <windows.h>
#include <wincred.h>

namespace lectern {

namespace {

/// As a person finds it in the Control Panel.
std::wstring targetOf(const QString &name) { return (QStringLiteral("Lectern: ") + name).toStdWString(); }

} // namespace

QByteArray readCredential(const QString &name)
{
    struct Free {
        void operator()(CREDENTIALW *read) const { ::CredFree(read); }
    };
    CREDENTIALW *read = nullptr;
    if (!::CredReadW(targetOf(name).c_str(), CRED_TYPE_GENERIC, 0, &read))
        return {};
    const std::unique_ptr<CREDENTIALW, Free> owned(read);
    return QByteArray(reinterpret_cast<const char *>(read->CredentialBlob), qsizetype(read->CredentialBlobSize));
}

Result<void> writeCredential(const QString &name, const QByteArray &secret)
{
    std::wstring target = targetOf(name);
    std::wstring user = L"lectern";
    CREDENTIALW credential{};
    credential.Type = CRED_TYPE_GENERIC;
    credential.TargetName = target.data();
    credential.CredentialBlobSize = DWORD(secret.size());
    credential.CredentialBlob = reinterpret_cast<BYTE *>(const_cast<char *>(secret.constData()));
    credential.Persist = CRED_PERSIST_LOCAL_MACHINE; // does not roam to other machines
    credential.UserName = user.data();
    if (::CredWriteW(&credential, 0))
        return {};
    return failure(ErrorCode::Denied, FaultyPart::Lectern,
                   QStringLiteral("a password cannot be kept in the Credential Manager: %1").arg(qt_error_string(int(::GetLastError()))));
}

void removeCredential(const QString &name) { ::CredDeleteW(targetOf(name).c_str(), CRED_TYPE_GENERIC, 0); }

} // namespace lectern
