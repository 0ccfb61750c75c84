// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/filter_choice.h"

#include <QDate>
#include <QObject>
#include <QString>

namespace lectern::ui {

/// The interface of a place's filter for chips and popup: numbered fields in the order of the chips, each with values, dates or a text.
/// Every change takes effect at once.
///
/// Thread: GUI.
class FilterMenu : public QObject
{
    Q_OBJECT
public:
    enum class Editor : quint8 { Values, Dates, Text };
    using Choice = models::FilterChoice;
    struct Dates {
        std::optional<QDate> from;
        std::optional<QDate> until; ///< Exclusive.
    };
    using QObject::QObject;

    [[nodiscard]] virtual int fieldCount() const = 0;
    [[nodiscard]] virtual QString title(int field) const = 0;
    [[nodiscard]] virtual Editor editor(int field) const = 0;
    /// The field at which the popup opens by default.
    [[nodiscard]] virtual int firstField() const { return 0; }

    [[nodiscard]] virtual bool isSet(int field) const = 0;
    [[nodiscard]] virtual bool isOff(int field) const = 0; ///< It has values, but is switched off.
    /// The two parts of a chip's text: "Rating" and "1-2".
    [[nodiscard]] virtual QString chipTitle(int field) const = 0;
    [[nodiscard]] virtual QString chipValue(int field) const = 0;
    virtual void setOff(int field, bool isOff) = 0;
    virtual void clear(int field) = 0;
    virtual void clearAll() = 0;

    /// For Editor::Values; valid until the next call or change.
    [[nodiscard]] virtual const std::vector<Choice> &choices(int field) = 0;
    virtual void choose(int field, int choice, bool isChosen) = 0;
    [[nodiscard]] virtual QString countText(qint64 count) const = 0; ///< "3 reviews", for a screen reader.
    /// Drops the counts of the choices and fetches them; countsArrived() follows.
    virtual void fetchCounts() = 0;
    /// Fetches the counts again because they may have changed; the old ones stay until countsArrived().
    virtual void renewCounts() = 0;

    [[nodiscard]] virtual Dates dates() const = 0; ///< Relative dates as of today.
    virtual void setDates(const Dates &dates) = 0;
    virtual void setLastDays(int days) = 0;
    [[nodiscard]] virtual QString text() const = 0;
    virtual void setText(const QString &text) = 0;
    [[nodiscard]] virtual QString textHint() const = 0; ///< "Words in title and text"

Q_SIGNALS:
    void changed();
    void countsArrived(const QString &error); ///< Empty: no error.
};

} // namespace lectern::ui
