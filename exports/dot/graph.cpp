#include "exports/dot/graph.hpp"

#include "src/base/problem.hpp"

namespace dateline::dot {
namespace {

int append(void* stream, const char* text) {
  *static_cast<std::string*>(stream) += text;
  return 0;
}
int flush(void*) {
  return 0;
}

}  // namespace

Drawing::Drawing(Edges edges)
    : graph_(agopen(name_.data(), edges == Edges::directed ? Agdirected : Agundirected, nullptr)) {
  if (!graph_) throw base::DataError({.what = "the diagram cannot be made", .why = "cgraph gave no graph"});
}

// Cgraph keeps a copy of every string; its functions take them as not const.
void Drawing::set(void* object, const char* name, const std::string& value) {
  std::string name_copy = name, value_copy = value, nothing;
  agsafeset(object, name_copy.data(), value_copy.data(), nothing.data());
}

void Drawing::set_markup(void* object, const char* name, const std::string& markup) {
  std::string name_copy = name, markup_copy = markup, nothing;
  char* const kept = agstrdup_html(graph_, markup_copy.data());
  agsafeset(object, name_copy.data(), kept, nothing.data());
  agstrfree(graph_, kept);
}

Agraph_t* Drawing::cluster() {
  Agraph_t* const made = subgraph();
  set(made, "cluster", "true");
  return made;
}

Agnode_t* Drawing::node(Agraph_t* in, const std::string& id) {
  std::string copy = id;
  return agnode(in, copy.data(), 1);
}

std::string Drawing::written() {
  std::string out;
  Agiodisc_t io{nullptr, append, flush};
  Agiodisc_t*& in_use = graph_->clos->disc.io;
  Agiodisc_t* const before = in_use;
  in_use = &io;
  const int status = agwrite(graph_, &out);
  in_use = before;
  if (status != 0) throw base::DataError({.what = "the diagram cannot be written", .why = "cgraph failed"});
  return out;
}

}  // namespace dateline::dot
