#pragma once

#include <graphviz/cgraph.h>

#include <string>

namespace dateline::dot {

/// A graph of cgraph, closed with this object. For this room alone. Throws DataError when cgraph fails.
class Drawing {
 public:
  Drawing();
  ~Drawing() { agclose(graph_); }
  Drawing(const Drawing&) = delete;
  Drawing& operator=(const Drawing&) = delete;

  Agraph_t* graph() { return graph_; }
  static void set(void* object, const char* name, const std::string& value);
  Agnode_t* node(Agraph_t* in, const std::string& id);
  Agedge_t* edge(Agnode_t* from, Agnode_t* to) { return agedge(graph_, from, to, nullptr, 1); }
  /// Without a name: cgraph orders subgraphs with one by the address of the name, others as they were made.
  Agraph_t* subgraph() { return agsubg(graph_, nullptr, 1); }

  /// In the DOT language.
  std::string written();

 private:
  std::string name_ = "dateline";
  Agraph_t* graph_;
};

}  // namespace dateline::dot
