// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QVariantMap>

#include <functional>
#include <vector>

class QAction;
class QSplitter;

namespace lectern::ui {

/// What of a place survives a restart: parts, each under the name, or the names, that it has in the settings. They are restored in the order in
/// which they were added; one that the settings lack stays as it is.
///
/// Thread: GUI. Borrows: the parts; one that is gone is left out.
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
    /// Who has a map of its own: state() and restoreState().
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
