#include "exports/html/html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "exports/html/list.hpp"
#include "exports/svg/svg.hpp"
#include "exports/type/embedding.hpp"
#include "src/base/base64.hpp"
#include "src/base/generator.hpp"
#include "src/base/sha256.hpp"
#include "src/text/markup.hpp"

namespace dateline::html {
namespace {

constexpr std::string_view scope = ".dateline ";

/// Beyond this height a picture is in no shape for one sheet on which its words can be read; the list is
/// printed alone.
constexpr double most_printed_height = 0.6;

/// Narrower windows are given the list alone, unless they ask for the picture.
constexpr double least_window_px = 800;

std::string header_html(const view::ListView& list) {
  std::string out = fmt::format("<header>\n<h1 dir=\"auto\">{}</h1>\n<p class=\"counts\">{}</p>\n",
                                text::markup_escaped(list.title), text::markup_escaped(list.counts));
  if (!list.draft.empty())
    out += fmt::format("<p class=\"draft\">{}</p>\n", text::markup_escaped(list.draft));
  return out + "</header>\n";
}

std::string footer_html(const view::ListView& list) {
  if (list.left_out.empty()) return "";
  return fmt::format("<footer><p>{}</p></footer>\n", text::markup_escaped(list.left_out));
}

std::string picture_html(const view::Picture& picture) {
  const bool is_tall = picture.height_px > most_printed_height * picture.width_px;
  return fmt::format(
             "<figure class=\"picture{}\">\n<div class=\"zoom\" hidden=\"\">"
             "<button type=\"button\" class=\"show\" aria-expanded=\"false\">Timeline as a picture</button>"
             "<span class=\"scale\"><button type=\"button\" data-zoom=\"0.8\" "
             "aria-label=\"Smaller\">−</button> "
             "<button type=\"button\" data-zoom=\"1.25\" aria-label=\"Larger\">+</button> "
             "<button type=\"button\" data-zoom=\"0\">Fit</button></span></div>\n"
             "<div class=\"axis\" tabindex=\"0\" role=\"region\" aria-label=\"Timeline as a picture\">\n",
             is_tall ? " tall" : "") +
         svg::fragment(picture, "axis-") +
         "</div>\n<div class=\"peek\" aria-hidden=\"true\" hidden=\"\"></div>\n" + "</figure>\n";
}

/// Hides the picture where the window shows too little of it.
std::string narrow_rules(const view::Picture& picture) {
  return fmt::format(
      "@media screen and (max-width:{:.0f}px){{.picture:not(.wanted) .axis,.picture:not(.wanted) .scale{{"
      "display:none}}.zoom .show{{display:inline-block}}.zoom{{justify-content:space-between}}}}\n",
      std::min(picture.width_px + 40, least_window_px) - 1);
}

/// What a page may do: its own style and this one script, and nothing from outside.
std::string policy_for(std::string_view script) {
  const std::string hex = base::sha256_hex(script);
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2)
    bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  return "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + base::base64(bytes) +
         "'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";
}

/// The colours of the page, by the names that page/timeline.css has for them.
std::string colours(const view::Theme& theme) {
  constexpr std::pair<std::string_view, view::Paint> names[] = {
      {"page", view::Paint::ground},   {"ink", view::Paint::ink},     {"muted", view::Paint::muted},
      {"accent", view::Paint::accent}, {"alert", view::Paint::alert}, {"rule", view::Paint::rule},
      {"edge", view::Paint::thin},     {"tint", view::Paint::band}};
  std::string rule = ":root{";
  for (const auto& [name, paint] : names) rule += fmt::format("--{}:{};", name, view::hex(theme.of(paint)));
  rule.back() = '}';
  return rule + "\n";
}

std::string colour_rules(const std::optional<view::Picture>& picture, const PageThemes& themes,
                         const type::Fonts& fonts) {
  // What the browser draws itself, such as its scroll bars, is of the same kind.
  const bool is_dark = view::contrast(themes.usual.of(view::Paint::ground), {}) <
                       view::contrast(themes.usual.of(view::Paint::ground), {255, 255, 255});
  std::string rules = fmt::format(":root{{color-scheme:{}}}\n", themes.dark ? "light dark"
                                                                : is_dark   ? "dark"
                                                                            : "light");
  rules += colours(themes.usual);
  if (picture) rules += svg::style_rules(*picture, themes.usual, fonts, scope);
  if (!themes.dark) return rules;
  rules += "@media screen and (prefers-color-scheme:dark){\n" + colours(*themes.dark);
  if (picture) rules += svg::colour_rules(*picture, *themes.dark, scope);
  return rules + "}\n";
}

/// The glyphs of all that stands in the page. Its tags come along; they are made of letters that it uses
/// anyway. So does the script, which brings words of its own.
std::string font_rules(const std::optional<view::Picture>& picture, const view::ListView& list,
                       const type::Fonts& fonts, const std::string& body, std::string_view script) {
  std::string headlines = list.title;
  for (const view::ListGroup& group : list.groups) {
    for (const view::ListEntry& entry : group.entries) headlines += entry.title;
  }
  std::string rules;
  for (const type::Face face : type::all_faces) {
    const bool is_headline = face == type::Face::headline;
    std::string characters = picture ? view::characters_in(*picture, face) : std::string();
    characters += is_headline ? headlines : body;
    if (!is_headline) characters += script;
    rules += type::font_face_rule(fonts, face, characters);
  }
  const std::string in_picture = picture ? view::text_in(*picture) : std::string();
  return rules + type::further_face_rules(fonts, in_picture + list.title + body);
}

}  // namespace

std::string render(const std::optional<view::Picture>& picture, const view::ListView& list,
                   const PageThemes& themes, const type::Fonts& fonts, const base::DataFiles& data) {
  const std::optional<view::Picture> shown = list.groups.empty() ? std::nullopt : picture;
  const std::string_view script = data.at("page/timeline.js");
  const std::string around = header_html(list) + tools_html(list);
  const std::string events = "<section class=\"events\" id=\"events\" aria-label=\"Events\">\n" +
                             events_html(list) + "</section>\n" + footer_html(list);
  // The letters of base64 are no words that are set.
  const std::string words = around + events_html(list, false) + footer_html(list);
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"" +
      policy_for(script) +
      "\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
      "<meta name=\"referrer\" content=\"no-referrer\"/>\n<meta name=\"generator\" content=\"";
  out += text::markup_escaped(base::generator);
  out += "\"/>\n";
  out += "<title>" + text::markup_escaped(list.title) + "</title>\n<style>\n";
  out += font_rules(shown, list, fonts, words, script);
  out += colour_rules(shown, themes, fonts);
  out += data.at("page/timeline.css");
  if (fonts.further_count() > 0)
    out += "body{font-family:" + type::family_stack(type::Face::text, fonts) +
           "}\nh1,.title{font-family:" + type::family_stack(type::Face::headline, fonts) + "}\n";
  if (shown) out += narrow_rules(*shown);
  out += "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#events\">Skip to the events</a>\n<main>\n";
  out += around + (shown ? picture_html(*shown) : "") + events + "</main>\n<script>";
  out += script;
  out += "</script>\n</body>\n</html>\n";
  return out;
}

}  // namespace dateline::html
