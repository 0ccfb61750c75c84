// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::app {

/// What an analyst should know about the settings that were found at the start.
struct SettingsNews {
    enum class Kind {
        None,
        FirstStart, ///< There are none yet.
        Newer,      ///< Of a later schema; used as far as this program knows it.
        Damaged,    ///< Set aside; defaults are used.
        Unreadable, ///< By this user. Defaults are used.
        NotUpdated, ///< Of an earlier schema, and no copy could be written. Settings that moved are not found.
    };
    Kind kind = Kind::None;
    QString file; ///< The copy, or the file that this is about. May be empty for Newer.
};

/// For the window and for lecternctl; empty if that is nothing unusual.
[[nodiscard]] QString textOf(const SettingsNews &news);

/// Brings `home`/settings.ini up to this program's schema. If another version of the program wrote it, a copy is made first,
/// settings-<version>.ini.bak, of which the newest three are kept. What this program does not know stays as it is.
///
/// Call it before the settings are read. Thread: any one; blocks on files, and while another process does the same.
[[nodiscard]] SettingsNews updateSettings(const QString &home);

/// The number of the settings' schema and the version that wrote them last. 0.1.0 wrote neither, and has schema 1.
constexpr int settingsSchema = 2;
constexpr auto settingsSchemaKey = "settings/schema";
constexpr auto settingsVersionKey = "settings/version";

} // namespace lectern::app
