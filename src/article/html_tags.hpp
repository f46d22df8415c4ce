#pragma once

#include <cstdint>
#include <string_view>

namespace dateline::article {

/// The elements that say something about where text stands; every other one is `other`.
enum class HtmlTag : std::uint8_t {
  other,
  a,
  address,
  article,
  aside,
  blockquote,
  body,
  br,
  button,
  caption,
  center,
  cite,
  dd,
  details,
  dialog,
  div,
  dl,
  dt,
  fieldset,
  figcaption,
  figure,
  footer,
  form,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hgroup,
  hr,
  html,
  iframe,
  img,
  input,
  label,
  legend,
  li,
  link,
  main,
  map,
  math,
  menu,
  meta,
  nav,
  noscript,
  object,
  ol,
  optgroup,
  option,
  p,
  pre,
  q,
  s,
  script,
  section,
  select,
  span,
  style,
  summary,
  svg,
  table,
  tbody,
  td,
  template_,
  textarea,
  tfoot,
  th,
  thead,
  time,
  title,
  tr,
  ul,
  video,
  audio,
  canvas
};

/// The tag of a lower-case name.
HtmlTag tag_of(std::string_view name);
/// h1 … h6: 1 … 6; else 0.
int heading_level(HtmlTag tag);

/// Whether an element has no content and no end tag.
bool is_void(std::string_view name);
/// Whether an element only changes how text looks and not what it is.
bool is_formatting(std::string_view name);
/// Whether an element ends an open <p> when it starts.
bool closes_paragraph(HtmlTag tag);
/// Whether what ends outside an element does not end what is open in it.
bool is_wall(HtmlTag tag);
bool is_table_part(HtmlTag tag);

}  // namespace dateline::article
