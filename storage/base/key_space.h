// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <utility>

namespace lectern {

/// Readers who may see the same rows share cached answers and never look up those of another class. Its name is a part of the keys.
struct VisibilityClass {
    QByteArray name = "main"; ///< The only class as long as everybody who may read may read all rows.
    friend bool operator==(const VisibilityClass &, const VisibilityClass &) = default;
};

/// The prefix of this program's keys in Redis: `lectern:<schema>:<class>:`. Keys of another schema and of another visibility
/// class are thereby separate. Thread: any; a value.
struct KeySpace {
    KeySpace(int schema, VisibilityClass visibility_ = {}) // NOLINT(google-explicit-constructor): the class is an addition
        : schemaVersion(schema)
        , visibility(std::move(visibility_))
    {
    }
    int schemaVersion = 0;
    VisibilityClass visibility;

    [[nodiscard]] QByteArray stem() const { return "lectern:" + QByteArray::number(schemaVersion) + ':' + visibility.name + ':'; }
};

} // namespace lectern
