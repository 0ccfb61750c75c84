// SPDX-License-Identifier: GPL-3.0-or-later
// The parent prepares the seal (worker_launch_windows.cpp): a job with limits, and a token with next to no rights, which takes effect when
// this process gives back the token it was started with. Here that is done, and proved.
#include "app/parse_worker/seal/sandbox.h"

#include "app/parse_worker/seal/forbidden_acts_windows.h"

#include <QByteArray>
#include <QProcessEnvironment>

#include <string_view>

#include <windows.h>

namespace lectern::parse {

namespace {

/// Acts that may be possible, separated by commas: Wine forbids less than Windows, and tests run there. A release has none.
#ifdef LECTERN_TEST_SEAL
constexpr std::string_view tolerated = LECTERN_TEST_SEAL;
#else
constexpr std::string_view tolerated;
#endif

PersonsFolders personsFolders;

bool isTolerated(std::string_view act)
{
    const QList<QByteArray> acts = QByteArray::fromRawData(tolerated.data(), qsizetype(tolerated.size())).split(',');
    return acts.contains(QByteArrayView(act.data(), qsizetype(act.size())));
}

template <typename Policy>
void promise(PROCESS_MITIGATION_POLICY which, const Policy &policy)
{
    ::SetProcessMitigationPolicy(which, const_cast<Policy *>(&policy), sizeof policy); // older versions do not know all of them
}

/// What this process needs no more, now that its libraries are loaded.
void giveUpAbilities()
{
    PROCESS_MITIGATION_DYNAMIC_CODE_POLICY code{};
    code.ProhibitDynamicCode = 1;
    promise(ProcessDynamicCodePolicy, code);
    PROCESS_MITIGATION_EXTENSION_POINT_DISABLE_POLICY extensions{};
    extensions.DisableExtensionPoints = 1;
    promise(ProcessExtensionPointDisablePolicy, extensions);
    PROCESS_MITIGATION_IMAGE_LOAD_POLICY images{};
    images.NoRemoteImages = 1;
    images.NoLowMandatoryLabelImages = 1;
    promise(ProcessImageLoadPolicy, images);
    PROCESS_MITIGATION_FONT_DISABLE_POLICY fonts{};
    fonts.DisableNonSystemFonts = 1; // by Windows' own font driver; ours are read by FreeType
    promise(ProcessFontDisablePolicy, fonts);
}

} // namespace

void dropInheritance()
{
    personsFolders = {qEnvironmentVariable("USERPROFILE").toStdWString(), qEnvironmentVariable("TEMP").toStdWString()};
    const QStringList names = QProcessEnvironment::systemEnvironment().keys();
    for (const QString &name : names) {
        if (name.compare(QLatin1String("SystemRoot"), Qt::CaseInsensitive) != 0)
            qunsetenv(qPrintable(name));
    }
}

Sealing sealProcess(const std::vector<std::string> &)
{
    if (personsFolders.profile.empty() || personsFolders.temporary.empty())
        return Sealing::Impossible; // not started by Lectern
    loadLibrariesOfActs();
    giveUpAbilities();
    if (!::RevertToSelf())
        return Sealing::Impossible;
    for (const ForbiddenAct &act : forbiddenActs()) {
        if (act.isPossible(personsFolders) && !isTolerated(act.name))
            return Sealing::Impossible;
    }
    return Sealing::Complete;
}

} // namespace lectern::parse
