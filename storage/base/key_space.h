// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <utility>

namespace lectern {

/// Who may see the same rows shares cached answers: what one class holds is never looked for by another. A value for a name in keys.
struct VisibilityClass {
    QByteArray name = "main"; ///< The one class there is as long as everybody who may read may read all.
    friend bool operator==(const VisibilityClass &, const VisibilityClass &) = default;
};

/// The part of Redis' names that is this program's: `lectern:<schema>:<class>:`. Programs of another schema and readers of another class
/// never meet there. Thread: any; a value.
struct KeySpace {
    KeySpace(int schema, VisibilityClass visibility_ = {}) // NOLINT(google-explicit-constructor): the class is an addition
        : schemaVersion(schema)
        , visibility(std::move(visibility_))
    {
    }
    int schemaVersion = 0;
    VisibilityClass visibility;

    /// What each of its names begins with.
    [[nodiscard]] QByteArray stem() const { return "lectern:" + QByteArray::number(schemaVersion) + ':' + visibility.name + ':'; }
};

} // namespace lectern
