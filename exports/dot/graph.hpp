#pragma once

#include <graphviz/cgraph.h>

#include <string>

namespace dateline::dot {

/// A graph of cgraph, closed with this object. For this room alone. Throws DataError when cgraph fails.
class Drawing {
 public:
  enum class Edges { directed, undirected };
  explicit Drawing(Edges edges = Edges::directed);
  ~Drawing() { agclose(graph_); }
  Drawing(const Drawing&) = delete;
  Drawing& operator=(const Drawing&) = delete;

  Agraph_t* graph() { return graph_; }
  static void set(void* object, const char* name, const std::string& value);
  /// Of a label that is markup: "<b>July 2017</b>". It begins with "<", which no other value does: cgraph
  /// keeps equal strings once, whatever they are.
  void set_markup(void* object, const char* name, const std::string& markup);
  Agnode_t* node(Agraph_t* in, const std::string& id);
  /// Beside others that join the same two nodes.
  Agedge_t* edge(Agnode_t* from, Agnode_t* to) { return agedge(graph_, from, to, nullptr, 1); }
  Agedge_t* edge(Agraph_t* in, Agnode_t* from, Agnode_t* to) { return agedge(in, from, to, nullptr, 1); }
  /// Without a name: cgraph orders subgraphs with one by the address of the name, others as they were made.
  Agraph_t* subgraph() { return agsubg(graph_, nullptr, 1); }
  /// A cluster, which Graphviz knows by the attribute: it has no name for the same reason.
  Agraph_t* cluster();

  /// In the DOT language.
  std::string written();

 private:
  std::string name_ = "dateline";
  Agraph_t* graph_;
};

}  // namespace dateline::dot
