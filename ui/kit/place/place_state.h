// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QVariantMap>

#include <functional>
#include <vector>

class QAction;
class QSplitter;

namespace lectern::ui {

/// What of a place survives a restart: parts, each under the name that it has in the settings. They are restored in the order in
/// which they were added; one that the settings lack stays as it is.
///
/// Thread: GUI. Borrows: the parts; one that is gone is left out.
class PlaceState
{
public:
    using Save = std::function<QVariant()>;
    using Restore = std::function<void(const QVariant &saved)>;

    void add(const QString &name, Save save, Restore restore);
    void add(const QString &name, QSplitter *splitter);
    void add(const QString &name, QAction *checkable);
    /// A widget that has a map of its own: state() and restoreState().
    template <typename Part>
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
        QString name;
        Save save;
        Restore restore;
    };
    std::vector<Part> m_parts;
};

} // namespace lectern::ui
