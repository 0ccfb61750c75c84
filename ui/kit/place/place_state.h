// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QVariantMap>

#include <functional>
#include <vector>

class QAction;
class QSplitter;

namespace lectern::ui {

/// The saved state of a place: parts, each with its name or names in the settings. Parts are restored in the
/// order in which they were added; one without a saved value stays unchanged.
///
/// Thread: GUI. Borrows: the parts; deleted ones are skipped.
class PlaceState
{
public:
    using Save = std::function<QVariant()>;
    using Restore = std::function<void(const QVariant &saved)>;
    using SaveAll = std::function<QVariantMap()>;
    using RestoreAll = std::function<void(const QVariantMap &saved)>;

    void add(const QString &name, Save save, Restore restore);
    /// A part that has several names, which are saved and restored together.
    void add(const QStringList &names, SaveAll save, RestoreAll restore);
    void add(const QString &name, QSplitter *splitter);
    void add(const QString &name, QAction *checkable);
    /// Adds a widget with a map of its own: state() and restoreState().
    template <typename Part>
    requires requires(const Part &part) { part.state(); }
    void add(const QString &name, Part *part)
    {
        add(
            name, [part = QPointer<Part>(part)] { return part ? QVariant(part->state()) : QVariant(); },
            [part = QPointer<Part>(part)](const QVariant &saved) {
                if (part)
                    part->restoreState(saved.toMap());
            });
    }

    [[nodiscard]] QVariantMap save() const;
    void restore(const QVariantMap &saved) const;

private:
    struct Part {
        QStringList names;
        SaveAll save;
        RestoreAll restore;
    };
    std::vector<Part> m_parts;
};

} // namespace lectern::ui
