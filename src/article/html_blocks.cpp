#include "src/article/html_blocks.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace dateline::article {
namespace {

using Tag = HtmlTag;

// The share of a page's prose from which an element is no part beside the article, whatever its name says.
constexpr double max_part_share = 0.25, max_comments_share = 0.85;
// The same where something else is named as the article and holds at least so much.
constexpr double max_share_beside_article = 0.6, min_article_share = 0.2;
constexpr std::string_view article_name = "article";
constexpr std::size_t min_prose_bytes = 60;  // of a run of characters that may be part of a paragraph

bool is_block(Tag tag) {
  switch (tag) {
    case Tag::br:
    case Tag::caption:
    case Tag::legend:
    case Tag::tbody:
    case Tag::tfoot:
    case Tag::thead:
    case Tag::tr:
      return true;
    default:
      return closes_paragraph(tag);
  }
}

bool is_invisible(Tag tag) {
  switch (tag) {
    case Tag::audio:
    case Tag::button:
    case Tag::canvas:
    case Tag::head:
    case Tag::iframe:
    case Tag::map:
    case Tag::math:
    case Tag::meta:
    case Tag::noscript:
    case Tag::object:
    case Tag::optgroup:
    case Tag::option:
    case Tag::script:
    case Tag::select:
    case Tag::style:
    case Tag::svg:
    case Tag::template_:
    case Tag::textarea:
    case Tag::title:
    case Tag::video:
      return true;
    default:
      return false;
  }
}

bool is_no_break_space(std::string_view text, std::size_t i) {
  return text[i] == '\xc2' && i + 1 < text.size() && text[i + 1] == '\xa0';
}

BlockKind kind_of(Tag tag) {
  if (heading_level(tag) > 0) return BlockKind::heading;
  if (tag == Tag::li || tag == Tag::dd || tag == Tag::dt) return BlockKind::list_item;
  if (tag == Tag::blockquote) return BlockKind::quote;
  if (tag == Tag::figcaption || tag == Tag::caption) return BlockKind::caption;
  return BlockKind::paragraph;
}

std::string_view part_of(Tag tag) {
  switch (tag) {
    case Tag::nav:
      return "navigation";
    case Tag::aside:
      return "related-links";
    case Tag::footer:
      return "boilerplate";
    case Tag::figcaption:
      return "caption";
    case Tag::form:
    case Tag::fieldset:
    case Tag::label:
      return "boilerplate";
    default:
      return {};
  }
}

std::string_view part_of_role(std::string_view role) {
  if (role == "navigation" || role == "menu" || role == "menubar" || role == "search" || role == "banner")
    return "navigation";
  if (role == "complementary") return "related-links";
  if (role == "contentinfo" || role == "dialog" || role == "alertdialog") return "boilerplate";
  return {};
}

// What the elements around a node say, handed down the tree.
struct Surroundings {
  std::int32_t block = 0;
  std::string_view part;
  bool in_article = false;
  bool hidden = false;
  bool preformatted = false;
  BlockKind kind = BlockKind::paragraph;
  bool is_paragraph = false;
};

class Walker {
 public:
  Walker(const HtmlTree& tree, const PageParts& parts) : tree_(tree), parts_(parts) {}

  VisibleText walk() {
    measure();
    read_names();
    around_.resize(tree_.nodes.size());
    std::int32_t at = 0;
    while (at >= 0) {
      enter(at);
      const HtmlNode& node = node_at(at);
      if (node.first_child >= 0 && !around_[static_cast<std::size_t>(at)].hidden) {
        at = node.first_child;
        continue;
      }
      leave(at);
      while (at > 0 && node_at(at).next_sibling < 0) {
        at = node_at(at).parent;
        leave(at);
      }
      at = at <= 0 ? -1 : node_at(at).next_sibling;
    }
    end_block();
    return std::move(out_);
  }

 private:
  const HtmlNode& node_at(std::int32_t index) const { return tree_.nodes[static_cast<std::size_t>(index)]; }

  // How much prose lies under each node: an element that holds most of it is no part beside the article,
  // whatever its name says.
  void measure() {
    weight_.assign(tree_.nodes.size(), 0);
    for (std::size_t i = tree_.nodes.size(); i-- > 0;) {
      const HtmlNode& node = tree_.nodes[i];
      if (node.is_text && !node.in_link && node.text.size() >= min_prose_bytes) weight_[i] = node.text.size();
      if (is_invisible(node.tag)) weight_[i] = 0;
      if (node.parent >= 0) weight_[static_cast<std::size_t>(node.parent)] += weight_[i];
    }
  }

  bool is_hidden(const HtmlNode& node) const {
    if (is_invisible(node.tag)) return true;
    if (node.tag == Tag::input || node.attribute_count == 0) return false;
    // React streams parts of a page as <div hidden id="S:1">, which a script then moves to their place.
    if (tree_.attribute(node, "hidden")) return !tree_.attribute(node, "id").value_or("").starts_with("S:");
    const std::string_view style = tree_.attribute(node, "style").value_or("");
    return style.find("display:none") != std::string_view::npos ||
           style.find("display: none") != std::string_view::npos;
  }

  void enter(std::int32_t index) {
    const HtmlNode& node = node_at(index);
    Surroundings& here = around_[static_cast<std::size_t>(index)];
    if (node.parent >= 0) here = around_[static_cast<std::size_t>(node.parent)];
    if (node.is_text) return text(node, here);
    here.hidden = is_hidden(node) &&
                  (share_of(static_cast<std::size_t>(index)) < max_part_share || is_invisible(node.tag));
    if (here.hidden) return;
    if (is_block(node.tag)) {
      end_block();
      here.block = index;
      if (const BlockKind kind = kind_of(node.tag); kind != BlockKind::paragraph) here.kind = kind;
      here.is_paragraph = node.tag == Tag::p;
    }
    if (node.tag == Tag::td || node.tag == Tag::th) pending_blank_ = true;
    if (node.tag == Tag::pre) here.preformatted = true;
    name_part(static_cast<std::size_t>(index), here);
  }

  // What the names of every element say, and which of them hold a good part of the page's prose as its
  // article.
  void read_names() {
    said_.resize(tree_.nodes.size());
    holds_article_.assign(tree_.nodes.size(), false);
    for (std::size_t i = tree_.nodes.size(); i-- > 1;) {
      const HtmlNode& node = tree_.nodes[i];
      if (node.is_text) continue;
      if (node.attribute_count > 0) {
        std::string names(tree_.attribute(node, "class").value_or(""));
        names.append(" ").append(tree_.attribute(node, "id").value_or(""));
        // Pages give the same names to many elements.
        const auto [known, is_new] = said_by_names_.try_emplace(std::move(names));
        if (is_new) known->second = parts_.say(known->first);
        said_[i] = known->second;
        if (tree_.attribute(node, "itemprop").value_or("") == "articleBody") said_[i] = article_name;
      }
      if (node.tag == Tag::article || node.tag == Tag::main) said_[i] = article_name;
      if (said_[i] == article_name && share_of(i) >= min_article_share)
        holds_article_[i] = has_article_ = true;
      if (holds_article_[i]) holds_article_[static_cast<std::size_t>(node.parent)] = true;
    }
  }

  double share_of(std::size_t index) const {
    return weight_[0] == 0 ? 0 : static_cast<double>(weight_[index]) / static_cast<double>(weight_[0]);
  }

  void name_part(std::size_t index, Surroundings& here) const {
    const HtmlNode& node = tree_.nodes[index];
    const double share = share_of(index);
    if (said_[index] == article_name) {
      here.in_article = true;
      if (share >= max_part_share) here.part = {};  // what is around it was named for something else
      return;
    }
    std::string_view part = part_of(node.tag);
    if (part.empty()) part = said_[index];
    if (part.empty() && node.attribute_count > 0)
      part = part_of_role(tree_.attribute(node, "role").value_or(""));
    if (part.empty() || !here.part.empty()) return;
    double most = max_part_share;
    if (has_article_ && !here.in_article && !holds_article_[index]) most = max_share_beside_article;
    if (part == "comments") most = max_comments_share;  // readers may write more than the author
    if (share < most) here.part = part;
  }

  void leave(std::int32_t index) {
    const HtmlNode& node = node_at(index);
    if (!node.is_text && is_block(node.tag)) end_block();
    if (node.tag == Tag::td || node.tag == Tag::th) pending_blank_ = true;
  }

  void end_block() {
    pending_blank_ = false;
    open_ = false;
  }

  void text(const HtmlNode& node, const Surroundings& here) {
    const std::string_view characters = tree_.characters(node);
    for (std::size_t i = 0; i < characters.size();) {
      const char c = characters[i];
      const bool no_break_space = is_no_break_space(characters, i);
      if (c == '\0') {
        ++i;
      } else if (c == '\n' && here.preformatted) {
        end_block();
        ++i;
      } else if (c == ' ' || c == '\n' || c == '\t' || c == '\f' || no_break_space) {
        if (!pending_blank_) blank_begin_ = node.text.begin + i;
        i += no_break_space ? 2 : 1;
        blank_end_ = node.text.begin + i;
        pending_blank_ = true;
      } else {
        std::size_t end = i;
        while (end < characters.size() && characters[end] != ' ' && characters[end] != '\n' &&
               characters[end] != '\t' && characters[end] != '\f' && characters[end] != '\0' &&
               !is_no_break_space(characters, end))
          ++end;
        word(node, here, i, end);
        i = end;
      }
    }
  }

  void word(const HtmlNode& node, const Surroundings& here, std::size_t begin, std::size_t end) {
    if (!open_) {
      if (!out_.blocks.empty()) out_.text += "\n\n";
      const std::uint64_t at = out_.text.size();
      out_.blocks.push_back({{at, at}, here.kind, ""});
      out_.contexts.push_back({here.block, 0, here.part, here.in_article, here.is_paragraph});
      open_ = true;
    } else if (pending_blank_) {
      const auto length = static_cast<std::uint32_t>(blank_end_ - std::min(blank_begin_, blank_end_));
      if (length > 0) out_.map.append(out_.text.size(), 1, blank_begin_, length);
      out_.text.push_back(' ');
    }
    pending_blank_ = false;
    blank_begin_ = blank_end_ = 0;
    out_.map.append_same(out_.text.size(), node.text.begin + begin, end - begin);
    out_.text.append(tree_.characters(node).substr(begin, end - begin));
    out_.blocks.back().span.end = out_.text.size();
    if (node.in_link) out_.contexts.back().link_bytes += end - begin;
    // The part that says most of a block is the outermost; an inline element inside a kept block drops
    // nothing.
    if (here.part.empty()) out_.contexts.back().part = {};
  }

  const HtmlTree& tree_;
  const PageParts& parts_;
  VisibleText out_;
  std::vector<std::uint64_t> weight_;
  std::vector<std::string_view> said_;
  std::unordered_map<std::string, std::string_view> said_by_names_;
  std::vector<bool> holds_article_;
  bool has_article_ = false;
  std::vector<Surroundings> around_;
  bool open_ = false;
  bool pending_blank_ = false;
  std::uint64_t blank_begin_ = 0, blank_end_ = 0;
};

}  // namespace

VisibleText visible_text_of(const HtmlTree& tree, const PageParts& parts) {
  return Walker(tree, parts).walk();
}

}  // namespace dateline::article
