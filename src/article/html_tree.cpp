#include "src/article/html_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "src/article/html_tokenizer.hpp"
#include "src/text/fold.hpp"

namespace dateline::article {
namespace {

using Tag = HtmlTag;

constexpr std::size_t max_depth = 512;

constexpr std::array<std::string_view, 27> kept_attributes{
    "alt",         "itemscope", "aria-hidden", "charset",  "class",      "content",   "data-component",
    "data-testid", "datetime",  "hidden",      "href",     "http-equiv", "id",        "itemprop",
    "itemtype",    "lang",      "name",        "property", "pubdate",    "rel",       "role",
    "src",         "style",     "title",       "type",     "value",      "aria-label"};

// Names differ in their first letters more often than not: no call to compare the rest.
bool is_same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && !a.empty() && a[0] == b[0] && a == b;
}

const std::string_view* kept_attribute(std::string_view name) {
  for (const std::string_view& kept : kept_attributes)
    if (is_same(kept, name)) return &kept;
  return nullptr;
}

class Builder {
 public:
  Builder(std::string_view input, const CharacterReferences& references, const PageLimits& limits)
      : tokenizer_(input, references, [](std::string_view name) { return kept_attribute(name) != nullptr; }),
        limits_(limits) {
    tree_.nodes.push_back({});
    stack_.push_back(0);
    last_child_.push_back(-1);
  }

  HtmlTree build() {
    HtmlToken token;
    for (tokenizer_.next(token); token.kind != HtmlToken::Kind::end; tokenizer_.next(token)) {
      if (tree_.nodes.size() >= limits_.max_parts) {
        stop(fmt::format("{} parts", limits_.max_parts), token.begin, "--max-page-parts");
        break;
      }
      if (token.kind == HtmlToken::Kind::characters && !characters(token)) break;
      if (token.kind == HtmlToken::Kind::start_tag) start(token);
      if (token.kind == HtmlToken::Kind::end_tag) end(tag_of(token.name), token.name);
    }
    if (too_deep_) tree_.notes.push_back(fmt::format("elements nest deeper than {} levels", max_depth));
    if (tokenizer_.attributes_left_out() > 0)
      tree_.notes.push_back(fmt::format("{} attributes were left out", tokenizer_.attributes_left_out()));
    return std::move(tree_);
  }

 private:
  void stop(const std::string& limit, std::size_t at, const char* option) {
    tree_.notes.push_back(fmt::format(
        "the page has more than {}: what follows byte {} was not read; {} raises it", limit, at, option));
  }

  Tag top() const { return tree_.nodes[static_cast<std::size_t>(stack_.back())].tag; }
  Tag tag_at(std::size_t level) const { return tree_.nodes[static_cast<std::size_t>(stack_[level])].tag; }

  std::int32_t add(const HtmlNode& node) {
    const auto index = static_cast<std::int32_t>(tree_.nodes.size());
    const auto parent = static_cast<std::size_t>(stack_.back());
    tree_.nodes.push_back(node);
    tree_.nodes.back().parent = stack_.back();
    last_child_.push_back(-1);
    if (last_child_[parent] < 0) {
      tree_.nodes[parent].first_child = index;
    } else {
      tree_.nodes[static_cast<std::size_t>(last_child_[parent])].next_sibling = index;
    }
    last_child_[parent] = index;
    return index;
  }

  // As much of a run as the page may still have; whole characters.
  std::string_view within_limit(std::string_view characters) const {
    std::size_t room = limits_.max_text_bytes - tree_.text.size();
    if (characters.size() <= room) return characters;
    while (room > 0 && (static_cast<unsigned char>(characters[room]) & 0xc0) == 0x80) --room;
    return characters.substr(0, room);
  }

  // False when the page has more text than it may have; what is too much is left out.
  bool characters(const HtmlToken& token) {
    if (skips_text_) return true;
    const std::string_view kept = within_limit(token.characters);
    const bool whole = kept.size() == token.characters.size();
    if (!kept.empty()) add_characters(token, kept);
    if (!whole)
      stop(fmt::format("{} bytes of text", limits_.max_text_bytes), token.begin + kept.size(),
           "--max-page-text");
    return whole;
  }

  void add_characters(const HtmlToken& token, std::string_view kept) {
    const std::uint64_t begin = tree_.text.size();
    const std::size_t length = token.end - token.begin;
    if (token.characters.size() == length) {
      tree_.text_map.append_same(begin, token.begin, kept.size());
    } else {
      tree_.text_map.append(begin, static_cast<std::uint32_t>(kept.size()), token.begin,
                            static_cast<std::uint32_t>(length));
    }
    tree_.text.append(kept);
    const std::int32_t last = last_child_[static_cast<std::size_t>(stack_.back())];
    if (last >= 0) {
      HtmlNode& before = tree_.nodes[static_cast<std::size_t>(last)];
      if (before.is_text && before.text.end == begin && before.in_link == link_open_) {
        before.text.end = tree_.text.size();
        return;
      }
    }
    HtmlNode node;
    node.is_text = true;
    node.in_link = link_open_;
    node.text = {begin, tree_.text.size()};
    add(node);
  }

  void pop() {
    --open_[static_cast<std::size_t>(top())];
    if (top() == Tag::svg || top() == Tag::math) --foreign_;
    stack_.pop_back();
  }

  // Ends the innermost open element of a tag, unless a wall stands before it.
  bool close(Tag tag, bool through_walls = false) {
    if (open_[static_cast<std::size_t>(tag)] == 0) return false;
    for (std::size_t level = stack_.size(); level-- > 1;) {
      if (tag_at(level) == tag) {
        while (stack_.size() > level) pop();
        return true;
      }
      if (!through_walls && (is_wall(tag_at(level)) || (tag == Tag::p && tag_at(level) == Tag::button)))
        return false;
    }
    return false;
  }

  // Ends an open item of a list or table, unless a new list or table has been opened in it.
  void close_item(std::initializer_list<Tag> items, std::initializer_list<Tag> walls) {
    const auto is_one_of = [](Tag tag, std::initializer_list<Tag> tags) {
      return std::find(tags.begin(), tags.end(), tag) != tags.end();
    };
    for (std::size_t level = stack_.size(); level-- > 1;) {
      if (is_one_of(tag_at(level), walls)) return;
      if (!is_one_of(tag_at(level), items)) continue;
      while (stack_.size() > level) pop();
      return;
    }
  }

  void close_implied(Tag tag) {
    if (closes_paragraph(tag)) close(Tag::p);
    switch (tag) {
      case Tag::li:
        close_item({Tag::li}, {Tag::ul, Tag::ol, Tag::menu, Tag::td, Tag::th, Tag::table});
        break;
      case Tag::dd:
      case Tag::dt:
        close_item({Tag::dd, Tag::dt}, {Tag::dl, Tag::td, Tag::th, Tag::table});
        break;
      case Tag::option:
        close_item({Tag::option}, {Tag::select});
        break;
      case Tag::td:
      case Tag::th:
        close_item({Tag::td, Tag::th}, {Tag::tr, Tag::table});
        break;
      case Tag::tr:
        close_item({Tag::tr}, {Tag::table});
        break;
      case Tag::tbody:
      case Tag::thead:
      case Tag::tfoot:
        close_item({Tag::tbody, Tag::thead, Tag::tfoot}, {Tag::table});
        break;
      default:
        if (heading_level(tag) > 0 && heading_level(top()) > 0) pop();
        break;
    }
  }

  void keep_attributes(HtmlToken& token, HtmlNode& node) {
    node.first_attribute = static_cast<std::uint32_t>(tree_.attributes.size());
    for (HtmlAttribute& attribute : token.attributes) {
      const std::string_view* kept = kept_attribute(attribute.name);
      if (kept == nullptr) continue;
      if ((attribute.name == "src" && node.tag != Tag::img) || attribute.value.size() > 20000) continue;
      tree_.attributes.push_back({*kept, std::move(attribute.value)});
    }
    node.attribute_count = static_cast<std::uint32_t>(tree_.attributes.size()) - node.first_attribute;
  }

  void set_content(Tag tag, const std::string& name, const HtmlNode& node) {
    if (name == "plaintext") return tokenizer_.set_content(HtmlContent::plaintext, name);
    if (tag == Tag::script) {
      skips_text_ =
          text::lower_ascii(tree_.attribute(node, "type").value_or("")).find("ld+json") == std::string::npos;
      return tokenizer_.set_content(HtmlContent::script, name);
    }
    if (tag == Tag::style || tag == Tag::iframe || name == "xmp" || name == "noembed" || name == "noframes") {
      skips_text_ = name != "xmp";
      return tokenizer_.set_content(HtmlContent::rawtext, name);
    }
    if (tag == Tag::textarea || (tag == Tag::title && foreign_ == 0)) {
      skips_text_ = tag == Tag::textarea;
      tokenizer_.set_content(HtmlContent::rcdata, name);
    }
  }

  void start(HtmlToken& token) {
    if (is_formatting(token.name)) return;
    HtmlNode node;
    node.tag = tag_of(token.name);
    if (node.tag == Tag::html || node.tag == Tag::head || node.tag == Tag::body) {
      for (const HtmlAttribute& attribute : token.attributes)
        if (attribute.name == "lang" && tree_.language.empty()) tree_.language = attribute.value;
      return;
    }
    if (foreign_ > 0 && node.tag != Tag::svg && node.tag != Tag::math && node.tag != Tag::script &&
        node.tag != Tag::style && !closes_paragraph(node.tag))
      return;
    while (foreign_ > 0 && closes_paragraph(node.tag)) pop();  // HTML inside a drawing ends the drawing
    close_implied(node.tag);
    if (node.tag == Tag::a) {
      if (link_open_) end(Tag::a, "a");
      link_open_ = true;
    }
    keep_attributes(token, node);
    const std::int32_t index = add(node);
    if (is_void(token.name) || (foreign_ > 0 && token.self_closing)) return;
    set_content(node.tag, token.name, node);
    if (node.tag == Tag::other) return;
    if (token.self_closing && (node.tag == Tag::svg || node.tag == Tag::math)) return;
    if (stack_.size() >= max_depth) {
      ++not_pushed_;
      too_deep_ = true;
      return;
    }
    stack_.push_back(index);
    ++open_[static_cast<std::size_t>(node.tag)];
    if (node.tag == Tag::svg || node.tag == Tag::math) ++foreign_;
  }

  void end(Tag tag, std::string_view name) {
    if (tag == Tag::script || tag == Tag::style || tag == Tag::iframe || tag == Tag::textarea ||
        name == "noembed" || name == "noframes")
      skips_text_ = false;
    if (tag == Tag::other || tag == Tag::html || tag == Tag::head || tag == Tag::body || is_void(name))
      return;
    if (not_pushed_ > 0) {
      --not_pushed_;
      if (tag == Tag::a) link_open_ = false;
      return;
    }
    if (tag == Tag::a) {
      link_open_ = false;
      // A link around blocks that are still open stays their parent; only its text is no longer a link's.
      for (std::size_t level = stack_.size(); level-- > 1;) {
        if (tag_at(level) == Tag::a) {
          while (stack_.size() > level) pop();
          return;
        }
        if (tag_at(level) != Tag::span && tag_at(level) != Tag::q && tag_at(level) != Tag::cite) return;
      }
      return;
    }
    if (heading_level(tag) > 0 && open_[static_cast<std::size_t>(tag)] == 0 && heading_level(top()) > 0)
      return pop();
    if (tag == Tag::span || tag == Tag::q || tag == Tag::cite || tag == Tag::label || tag == Tag::time ||
        tag == Tag::s) {
      // Inline elements do not end the blocks that were opened inside them.
      for (std::size_t level = stack_.size(); level-- > 1;) {
        if (tag_at(level) == tag) {
          while (stack_.size() > level) pop();
          return;
        }
        if (closes_paragraph(tag_at(level)) || is_wall(tag_at(level))) return;
      }
      return;
    }
    close(tag, is_table_part(tag));
  }

  HtmlTree tree_;
  HtmlTokenizer tokenizer_;
  PageLimits limits_;
  std::vector<std::int32_t> stack_;
  std::vector<std::int32_t> last_child_;   // of each node
  std::array<std::uint32_t, 128> open_{};  // how many elements of a tag are open
  std::size_t not_pushed_ = 0;             // open elements beyond the deepest level
  std::size_t foreign_ = 0;                // open svg and math elements
  bool link_open_ = false;
  bool skips_text_ = false;
  bool too_deep_ = false;
};

}  // namespace

std::optional<std::string_view> HtmlTree::attribute(const HtmlNode& node, std::string_view name) const {
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    const Attribute& attribute = attributes[node.first_attribute + i];
    if (is_same(attribute.name, name)) return attribute.value;
  }
  return std::nullopt;
}

std::string HtmlTree::text_under(std::int32_t node, std::size_t max_bytes) const {
  std::string words;
  const auto append = [&](std::string_view characters) {
    for (const char c : characters) {
      if (words.size() >= max_bytes) return;
      const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\f';
      if (!blank) {
        words.push_back(c);
      } else if (!words.empty() && words.back() != ' ') {
        words.push_back(' ');
      }
    }
  };
  // Children stand behind their parents, so that a subtree is found by going down and on, without a stack.
  std::int32_t at = nodes[static_cast<std::size_t>(node)].first_child;
  if (nodes[static_cast<std::size_t>(node)].is_text)
    append(characters(nodes[static_cast<std::size_t>(node)]));
  while (at >= 0 && words.size() < max_bytes) {
    const HtmlNode& here = nodes[static_cast<std::size_t>(at)];
    if (here.is_text) append(characters(here));
    if (here.tag == Tag::br) append(" ");
    if (here.first_child >= 0 && here.tag != Tag::script && here.tag != Tag::style) {
      at = here.first_child;
      continue;
    }
    std::int32_t next = at;
    while (next != node && nodes[static_cast<std::size_t>(next)].next_sibling < 0)
      next = nodes[static_cast<std::size_t>(next)].parent;
    at = next == node ? -1 : nodes[static_cast<std::size_t>(next)].next_sibling;
  }
  while (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

HtmlTree read_html_tree(std::string_view input, const CharacterReferences& references,
                        const PageLimits& limits) {
  return Builder(input, references, limits).build();
}

}  // namespace dateline::article
