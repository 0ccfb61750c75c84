// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/metadata_tree.h"

#include "models/reviews/review_labels.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

namespace lectern::models {

struct MetadataTree::Node {
    QString name;
    QString value;
    Node *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Node>> children;
};

namespace {

constexpr int maxDepth = 64; ///< Deeper values are shown as one line of JSON.

QString scalarText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool: return value.toBool() ? MetadataTree::tr("true") : MetadataTree::tr("false");
    case QJsonValue::Double: return QLocale::c().toString(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    case QJsonValue::String: return withVisibleControls(value.toString());
    case QJsonValue::Null: return MetadataTree::tr("empty");
    default: return {};
    }
}

} // namespace

MetadataTree::MetadataTree(QObject *parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>()) {}

MetadataTree::~MetadataTree() = default;

std::unique_ptr<MetadataTree::Node> MetadataTree::makeNode(const QString &name, const QJsonValue &value, Node *parent, int depth)
{
    auto node = std::make_unique<Node>();
    node->name = withVisibleControls(name);
    node->parent = parent;
    const auto add = [&](const QString &childName, const QJsonValue &child) {
        node->children.push_back(makeNode(childName, child, node.get(), depth + 1));
        node->children.back()->row = int(node->children.size()) - 1;
    };
    if (depth > maxDepth) {
        node->value = tr("too deep to show");
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            add(member.key(), member.value());
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            add(QString::number(i + 1), array.at(i));
        node->value = tr("list of %n", nullptr, int(array.size()));
    } else {
        node->value = scalarText(value);
    }
    return node;
}

void MetadataTree::setObject(const QJsonObject &object)
{
    beginResetModel();
    m_root = makeNode({}, object, nullptr, 0);
    endResetModel();
}

const MetadataTree::Node *MetadataTree::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<const Node *>(index.constInternalPointer()) : m_root.get();
}

QModelIndex MetadataTree::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column, nodeOf(parent)->children[size_t(row)].get()) : QModelIndex();
}

QModelIndex MetadataTree::parent(const QModelIndex &child) const
{
    const Node *parent = child.isValid() ? nodeOf(child)->parent : nullptr;
    return !parent || parent == m_root.get() ? QModelIndex() : createIndex(parent->row, 0, parent);
}

int MetadataTree::rowCount(const QModelIndex &parent) const { return parent.column() > 0 ? 0 : int(nodeOf(parent)->children.size()); }

int MetadataTree::columnCount(const QModelIndex &) const { return 2; }

QVariant MetadataTree::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::EditRole))
        return {};
    return index.column() == 0 ? nodeOf(index)->name : nodeOf(index)->value;
}

QVariant MetadataTree::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Name") : tr("Value");
}

} // namespace lectern::models
