// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QFile>

#include <memory>

namespace lectern {

/// A file that is written beside its place under a name nobody can guess, and takes its place when it is finished: whole or not at all.
/// A link that stands in its place is replaced, never written through. What is not finished is gone.
///
/// Thread: one at a time. Owns: the unfinished file. Errors are one sentence that names the file.
class NewFile
{
public:
    enum class Readers { AsUsual, OwnerOnly };

    [[nodiscard]] static Result<NewFile> begin(const QString &path, Readers readers = Readers::AsUsual);
    /// Begins, writes and finishes.
    [[nodiscard]] static Result<void> write(const QString &path, const QByteArray &bytes, Readers readers = Readers::AsUsual);
    NewFile(NewFile &&) = default;
    NewFile &operator=(NewFile &&) = delete;
    ~NewFile();

    [[nodiscard]] QFile &device() { return *m_file; }
    /// Fails, too, if anything that was written did not arrive.
    [[nodiscard]] Result<void> finish();

private:
    /// Remembers a failure: QFile forgets it with the next write that works.
    class Part : public QFile
    {
    public:
        QString whyFailed;

    protected:
        qint64 writeData(const char *data, qint64 size) override;
    };
    NewFile(std::unique_ptr<Part> file, QString part, QString path) : m_file(std::move(file)), m_part(std::move(part)), m_path(std::move(path)) {}
    /// Opens a new file that only this process has. Empty: done. Else why not.
    [[nodiscard]] static QString create(Part &file, const QString &path, Readers readers);
    [[nodiscard]] QString moveIntoPlace();

    std::unique_ptr<Part> m_file;
    QString m_part;
    QString m_path;
};

} // namespace lectern
