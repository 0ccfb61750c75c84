// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/files/handle_windows.h"

#include <QDir>

#include <vector>

#include <sddl.h>

namespace lectern {

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

OwnerOnly::OwnerOnly()
{
    HANDLE token = nullptr;
    if (!::OpenProcessToken(::GetCurrentProcess(), TOKEN_QUERY, &token))
        return;
    const Handle owned(token);
    DWORD size = 0;
    ::GetTokenInformation(token, TokenUser, nullptr, 0, &size);
    std::vector<char> buffer(size);
    LPWSTR text = nullptr;
    if (!::GetTokenInformation(token, TokenUser, buffer.data(), size, &size)
        || !::ConvertSidToStringSidW(reinterpret_cast<TOKEN_USER *>(buffer.data())->User.Sid, &text))
        return;
    const std::wstring user(text);
    ::LocalFree(text);
    // Protected from the rights that the folder would hand down; inherited by what is created below.
    const std::wstring rules = L"D:P(A;OICI;FA;;;" + user + L")(A;OICI;FA;;;SY)";
    ::ConvertStringSecurityDescriptorToSecurityDescriptorW(rules.c_str(), SDDL_REVISION_1, &m_attributes.lpSecurityDescriptor, nullptr);
}

OwnerOnly::~OwnerOnly() { ::LocalFree(m_attributes.lpSecurityDescriptor); }

} // namespace lectern
