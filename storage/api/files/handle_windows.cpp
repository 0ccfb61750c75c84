// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/files/handle_windows.h"

#include <QDir>

#include <vector>

#include <sddl.h>

namespace lectern {

namespace {

/// What this process's token says; empty: it cannot be asked.
std::vector<char> ownInformation(TOKEN_INFORMATION_CLASS what)
{
    HANDLE token = nullptr;
    if (!::OpenProcessToken(::GetCurrentProcess(), TOKEN_QUERY, &token))
        return {};
    const Handle owned(token);
    DWORD size = 0;
    ::GetTokenInformation(token, what, nullptr, 0, &size);
    std::vector<char> buffer(size);
    if (size == 0 || !::GetTokenInformation(token, what, buffer.data(), size, &size))
        return {};
    return buffer;
}

} // namespace

std::wstring nativePath(const QString &path)
{
    const QString native = QDir::toNativeSeparators(QDir::cleanPath(QDir(path).absolutePath()));
    if (native.startsWith(QLatin1String("\\\\?\\")))
        return native.toStdWString();
    // The prefix lifts the limit of 260 characters and the special meaning of names like "nul".
    const bool isShare = native.startsWith(QLatin1String("\\\\"));
    return (isShare ? QStringLiteral("\\\\?\\UNC\\") + native.mid(2) : QStringLiteral("\\\\?\\") + native).toStdWString();
}

QString systemWords() { return qt_error_string(int(::GetLastError())).trimmed(); }

bool isOwn(const QString &path)
{
    DWORD size = 0;
    const std::wstring native = nativePath(path);
    ::GetFileSecurityW(native.c_str(), OWNER_SECURITY_INFORMATION, nullptr, 0, &size);
    std::vector<char> descriptor(size);
    PSID owner = nullptr;
    BOOL isDefault = FALSE;
    if (size == 0 || !::GetFileSecurityW(native.c_str(), OWNER_SECURITY_INFORMATION, descriptor.data(), size, &size)
        || !::GetSecurityDescriptorOwner(descriptor.data(), &owner, &isDefault))
        return false;
    // What an administrator makes may belong to all of them.
    const std::vector<char> user = ownInformation(TokenUser), group = ownInformation(TokenOwner);
    return (!user.empty() && ::EqualSid(owner, reinterpret_cast<const TOKEN_USER *>(user.data())->User.Sid))
        || (!group.empty() && ::EqualSid(owner, reinterpret_cast<const TOKEN_OWNER *>(group.data())->Owner));
}

OwnerOnly::OwnerOnly()
{
    const std::vector<char> information = ownInformation(TokenUser);
    LPWSTR text = nullptr;
    if (information.empty() || !::ConvertSidToStringSidW(reinterpret_cast<const TOKEN_USER *>(information.data())->User.Sid, &text))
        return;
    const std::wstring user(text);
    ::LocalFree(text);
    // Protected from the rights that the folder would hand down; inherited by what is created below.
    const std::wstring rules = L"D:P(A;OICI;FA;;;" + user + L")(A;OICI;FA;;;SY)";
    ::ConvertStringSecurityDescriptorToSecurityDescriptorW(rules.c_str(), SDDL_REVISION_1, &m_attributes.lpSecurityDescriptor, nullptr);
}

OwnerOnly::~OwnerOnly() { ::LocalFree(m_attributes.lpSecurityDescriptor); }

} // namespace lectern
