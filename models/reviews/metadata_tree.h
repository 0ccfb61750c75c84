// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QJsonObject>

#include <memory>
#include <vector>

namespace lectern::models {

/// A JSON object as a tree with two columns: name and value.
///
/// Thread: GUI.
class MetadataTree : public QAbstractItemModel
{
    Q_OBJECT
public:
    explicit MetadataTree(QObject *parent = nullptr);
    ~MetadataTree() override;

    void setObject(const QJsonObject &object);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Node;
    static std::unique_ptr<Node> makeNode(const QString &name, const QJsonValue &value, Node *parent, int depth);
    [[nodiscard]] const Node *nodeOf(const QModelIndex &index) const;

    std::unique_ptr<Node> m_root;
};

} // namespace lectern::models
