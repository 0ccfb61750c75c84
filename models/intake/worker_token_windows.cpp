// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/intake/worker_token_windows.h"

#include <vector>

#include <sddl.h>

namespace lectern::intake {

namespace {

/// The memory of one answer of GetTokenInformation().
template <typename Information>
class TokenAnswer
{
public:
    TokenAnswer(HANDLE token, TOKEN_INFORMATION_CLASS what)
    {
        DWORD size = 0;
        ::GetTokenInformation(token, what, nullptr, 0, &size);
        m_bytes.resize(size);
        if (size == 0 || !::GetTokenInformation(token, what, m_bytes.data(), size, &size))
            m_bytes.clear();
    }
    [[nodiscard]] bool isThere() const { return !m_bytes.empty(); }
    [[nodiscard]] const Information *operator->() const { return reinterpret_cast<const Information *>(m_bytes.data()); }

private:
    std::vector<char> m_bytes;
};

class KnownSid
{
public:
    explicit KnownSid(WELL_KNOWN_SID_TYPE which)
    {
        DWORD size = sizeof m_bytes;
        ::CreateWellKnownSid(which, nullptr, m_bytes, &size);
    }
    [[nodiscard]] PSID get() const { return const_cast<char *>(m_bytes); }

private:
    alignas(8) char m_bytes[SECURITY_MAX_SID_SIZE]{};
};

/// This person and their groups.
struct Identity {
    TokenAnswer<TOKEN_USER> user;
    TokenAnswer<TOKEN_GROUPS> groups;

    explicit Identity(HANDLE token) : user(token, TokenUser), groups(token, TokenGroups) {}

    template <typename Use>
    void forEachGroup(const Use &use) const
    {
        for (DWORD i = 0; i < groups->GroupCount; ++i) {
            const SID_AND_ATTRIBUTES &group = groups->Groups[i];
            if ((group.Attributes & SE_GROUP_INTEGRITY) == 0)
                use(group);
        }
    }
    /// Of the session on the desktop; null: there is none.
    [[nodiscard]] PSID session() const
    {
        PSID found = nullptr;
        forEachGroup([&found](const SID_AND_ATTRIBUTES &group) {
            if ((group.Attributes & SE_GROUP_LOGON_ID) == SE_GROUP_LOGON_ID)
                found = group.Sid;
        });
        return found;
    }
};

Handle restrictedToken(HANDLE token, std::vector<SID_AND_ATTRIBUTES> denied, std::vector<SID_AND_ATTRIBUTES> checked)
{
    HANDLE made = nullptr;
    const bool isMade = ::CreateRestrictedToken(token, DISABLE_MAX_PRIVILEGE, DWORD(denied.size()), denied.data(), 0, nullptr, DWORD(checked.size()),
                                                checked.data(), &made);
    return isMade ? Handle(made) : Handle();
}

bool lowerIntegrity(HANDLE token)
{
    const KnownSid low(WinLowLabelSid);
    TOKEN_MANDATORY_LABEL label{};
    label.Label.Sid = low.get();
    label.Label.Attributes = SE_GROUP_INTEGRITY;
    return ::SetTokenInformation(token, TokenIntegrityLevel, &label, sizeof label + ::GetLengthSid(low.get())) != 0;
}

/// What the worker makes for itself, its threads for example, it must be able to open; its own name is denied everything.
bool grantToSession(HANDLE token, PSID session)
{
    LPWSTR text = nullptr;
    if (!::ConvertSidToStringSidW(session, &text))
        return false;
    const std::wstring rules = L"D:(A;;GA;;;" + std::wstring(text) + L")(A;;GA;;;SY)";
    ::LocalFree(text);
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    if (!::ConvertStringSecurityDescriptorToSecurityDescriptorW(rules.c_str(), SDDL_REVISION_1, &descriptor, nullptr))
        return false;
    BOOL isPresent = FALSE, isDefault = FALSE;
    TOKEN_DEFAULT_DACL list{};
    const bool isSet = ::GetSecurityDescriptorDacl(descriptor, &isPresent, &list.DefaultDacl, &isDefault)
        && ::SetTokenInformation(token, TokenDefaultDacl, &list, sizeof list);
    ::LocalFree(descriptor);
    return isSet;
}

Handle sealedToken(HANDLE token, const Identity &identity)
{
    const KnownSid users(WinBuiltinUsersSid), everyone(WinWorldSid), interactive(WinInteractiveSid);
    std::vector<SID_AND_ATTRIBUTES> denied{{identity.user->User.Sid, 0}};
    std::vector<SID_AND_ATTRIBUTES> checked{{users.get(), 0}};
    const PSID session = identity.session();
    identity.forEachGroup([&](const SID_AND_ATTRIBUTES &group) {
        const bool isKept = group.Sid == session || ::EqualSid(group.Sid, users.get()) || ::EqualSid(group.Sid, everyone.get())
            || ::EqualSid(group.Sid, interactive.get());
        if (!isKept)
            denied.push_back({group.Sid, 0});
    });
    if (session)
        checked.push_back({session, 0}); // the desktop lets its session in, and libraries of the system need a desktop
    Handle sealed = restrictedToken(token, std::move(denied), std::move(checked));
    const bool isReady = sealed.isOpen() && lowerIntegrity(sealed.get()) && (!session || grantToSession(sealed.get(), session));
    return isReady ? std::move(sealed) : Handle();
}

/// Restricted too, as a restricted process may not take on others, but to all that this person is.
Handle firstToken(HANDLE token, const Identity &identity)
{
    std::vector<SID_AND_ATTRIBUTES> checked{{identity.user->User.Sid, 0}};
    identity.forEachGroup([&](const SID_AND_ATTRIBUTES &group) { checked.push_back({group.Sid, 0}); });
    const Handle primary = restrictedToken(token, {}, std::move(checked));
    HANDLE first = nullptr;
    if (!primary.isOpen() || !lowerIntegrity(primary.get())
        || !::DuplicateTokenEx(primary.get(), TOKEN_IMPERSONATE | TOKEN_QUERY, nullptr, SecurityImpersonation, TokenImpersonation, &first))
        return Handle();
    return Handle(first);
}

} // namespace

std::optional<WorkerTokens> makeWorkerTokens()
{
    HANDLE opened = nullptr;
    if (!::OpenProcessToken(::GetCurrentProcess(), TOKEN_ALL_ACCESS, &opened))
        return std::nullopt;
    const Handle own(opened);
    const Identity identity(own.get());
    if (!identity.user.isThere() || !identity.groups.isThere())
        return std::nullopt;
    WorkerTokens tokens{sealedToken(own.get(), identity), firstToken(own.get(), identity)};
    if (!tokens.sealed.isOpen() || !tokens.first.isOpen())
        return std::nullopt;
    return tokens;
}

} // namespace lectern::intake
