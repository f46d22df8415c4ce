#include "exports/dot/dot.hpp"

#include "exports/dot/look.hpp"

namespace dateline::dot {

std::string render(const view::DiagramView& view, const view::Theme& theme) {
  const bool is_network = view.kind == view::DiagramKind::actors;
  Sheet sheet(view, theme, is_network ? Drawing::Edges::undirected : Drawing::Edges::directed);
  switch (view.kind) {
    case view::DiagramKind::events:
    case view::DiagramKind::around:
      draw_columns(sheet);
      break;
    case view::DiagramKind::actors:
      draw_network(sheet);
      break;
    case view::DiagramKind::causes:
      draw_layers(sheet);
      break;
  }
  return sheet.written();
}

}  // namespace dateline::dot
