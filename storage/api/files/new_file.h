// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QFile>

#include <memory>

namespace lectern {

/// Writes a file under an unguessable temporary name in the target folder and renames it when finished: all or nothing.
/// A link at the target path is replaced, never written through. An unfinished file is deleted.
///
/// Thread: one at a time. Owns: the temporary file. Errors are one sentence that names the file.
class NewFile
{
public:
    enum class Readers { AsUsual, OwnerOnly };

    [[nodiscard]] static Result<NewFile> begin(const QString &path, Readers readers = Readers::AsUsual);
    /// Creates, writes and finishes a file in one call.
    [[nodiscard]] static Result<void> write(const QString &path, const QByteArray &bytes, Readers readers = Readers::AsUsual);
    NewFile(NewFile &&) = default;
    NewFile &operator=(NewFile &&) = delete;
    ~NewFile();

    [[nodiscard]] QFile &device() { return *m_file; }
    /// Also fails if an earlier write failed.
    [[nodiscard]] Result<void> finish();

private:
    /// Remembers a write error, which QFile forgets at the next successful write.
    class Part : public QFile
    {
    public:
        QString whyFailed;

    protected:
        qint64 writeData(const char *data, qint64 size) override;
    };
    NewFile(std::unique_ptr<Part> file, QString part, QString path) : m_file(std::move(file)), m_part(std::move(part)), m_path(std::move(path)) {}
    /// Creates a new file that is open in this process only. Returns the error, or an empty string.
    [[nodiscard]] static QString create(Part &file, const QString &path, Readers readers);
    [[nodiscard]] QString moveIntoPlace();

    std::unique_ptr<Part> m_file;
    QString m_part;
    QString m_path;
};

} // namespace lectern
