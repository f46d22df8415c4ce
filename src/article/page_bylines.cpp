#include "src/article/page_bylines.hpp"

#include <algorithm>
#include <string_view>

#include "src/article/line_features.hpp"
#include "src/article/page_metadata.hpp"
#include "src/article/plain_text.hpp"
#include "src/text/fold.hpp"

namespace dateline::article {
namespace {

constexpr std::int32_t max_nodes_of_block = 80;
constexpr std::size_t max_line_bytes = 160;  // of a line that holds a name beside other things
constexpr std::size_t max_name_words = 6;

bool has_any(std::string_view words, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return words.find(part) != std::string_view::npos; });
}

// What may be a name where markup says that a name stands there; it need not be a person's.
std::string marked_name(std::string_view words) {
  const std::string name = clean_byline(words);
  const std::string folded = text::fold(name);
  const LineFeatures features = features_of(name);
  if (features.words == 0 || features.words > max_name_words ||
      name.find_first_of("0123456789:!?") != std::string::npos ||
      has_any(folded, {"follow", "posts", "more ", "all ", "about", "profile", "read ", "view ", "author",
                       "subscribe", "share", "updated", "published"}))
    return "";
  return name;
}

class Search {
 public:
  Search(const HtmlTree& tree, const std::vector<BlockContext>& contexts, const PageNames& names,
         const WrittenDates& dates, const PageEnds& ends, const Article& article)
      : tree_(tree), contexts_(contexts), names_(names), dates_(dates), ends_(ends), article_(article) {}

  std::string find() const {
    using Step = std::string (Search::*)(std::size_t) const;
    for (const Step step : {&Search::said_by_line, &Search::person_in_element, &Search::marked_element,
                            &Search::author_links, &Search::beside_date})
      for (std::size_t i = ends_.head_begin; i < ends_.head_end; ++i) {
        if (i == ends_.headline || is_aside(i)) continue;
        if (std::string name = (this->*step)(i); !name.empty()) return name;
      }
    for (std::size_t i = ends_.foot_begin; i < ends_.foot_end; ++i)
      if (std::string name = is_aside(i) ? "" : written_by(i); !name.empty()) return name;
    return "";
  }

 private:
  std::string_view words_of(std::size_t i) const { return words_at(article_.text, article_.blocks[i].span); }

  // Who checked or pictured an article did not write it, and readers and other articles have names too.
  bool is_aside(std::size_t i) const {
    const std::string_view part = contexts_[i].part;
    if (part == "comments" || part == "caption" || (part == "related-links" && i < ends_.headline))
      return true;
    const auto tells = [&](std::string_view words) {
      return has_any(text::fold(words), {"reviewed by", "edited by", "checked by", "photo", "translated by"});
    };
    if (tells(words_of(i).substr(0, max_line_bytes)) &&
        !text::lower_ascii(words_of(i).substr(0, 10)).starts_with("written"))
      return byline_of(words_of(i)).empty();
    return i > 0 && words_of(i - 1).size() < 40 && words_of(i - 1).ends_with("by") && tells(words_of(i - 1));
  }

  // The nodes of a block: from its element to that of the next block.
  std::int32_t nodes_end(std::size_t i) const {
    const std::int32_t begin = contexts_[i].node;
    const std::int32_t most =
        std::min(begin + max_nodes_of_block, static_cast<std::int32_t>(tree_.nodes.size()));
    for (std::size_t k = i + 1; k < contexts_.size() && k < i + 4; ++k)
      if (contexts_[k].node > begin) return std::min(contexts_[k].node, most);
    return most;
  }

  const HtmlNode& node_at(std::int32_t index) const { return tree_.nodes[static_cast<std::size_t>(index)]; }

  // Whether an element around a block, up to three levels, or in it is named for the author.
  bool is_named_for_author(std::size_t i) const {
    std::int32_t at = contexts_[i].node;
    for (int level = 0; level < 3 && at > 0; ++level) {
      const HtmlNode& node = node_at(at);
      const std::string names = text::lower_ascii(tree_.attribute(node, "class").value_or(""));
      if (has_any(names, {"author", "byline"})) return true;
      at = node.parent;
    }
    for (at = contexts_[i].node; at < nodes_end(i); ++at) {
      const std::string names = text::lower_ascii(tree_.attribute(node_at(at), "class").value_or(""));
      if (!has_any(names, {"author", "byline"})) continue;
      const std::string inside = tree_.text_under(at, max_line_bytes);
      if (!inside.empty() && words_of(i).starts_with(inside)) return true;
    }
    return false;
  }

  bool has_author_link(std::size_t i) const {
    for (std::int32_t at = contexts_[i].node; at < nodes_end(i); ++at)
      if (is_author_link(node_at(at))) return true;
    return false;
  }

  bool is_author_link(const HtmlNode& node) const {
    return node.tag == HtmlTag::a && (tree_.attribute(node, "rel").value_or("") == "author" ||
                                      names_.is_author_address(tree_.attribute(node, "href").value_or("")));
  }

  std::string said_by_line(std::size_t i) const {
    const std::string names = byline_of(words_of(i));
    return names.empty() ? said_by_marked_line(i) : names;
  }

  // "By the sports desk" where the markup says that it is the author's line, or a day stands in it.
  std::string said_by_marked_line(std::size_t i) const {
    std::string_view words = words_of(i);
    if (words.size() > max_line_bytes || !text::lower_ascii(words.substr(0, 3)).starts_with("by ")) return "";
    if (!is_named_for_author(i) && !has_author_link(i) && !is_dated(i)) return "";
    words = words.substr(0, words.find_first_of("|0123456789"));
    for (const std::string_view mark : {" • ", " · ", " - ", " – ", " — ", " ⋅ ", ", "})
      words = words.substr(0, words.find(mark));
    return marked_name(words);
  }

  std::string person_in_element(std::size_t i) const {
    if (!is_personal_name(words_of(i))) return "";
    const bool labelled = i > 0 && is_byline_label(words_of(i - 1));
    return labelled || is_named_for_author(i) ? std::string(words_of(i)) : "";
  }

  // <span class="author-name">
  std::string marked_element(std::size_t i) const {
    for (std::int32_t at = contexts_[i].node; at < nodes_end(i); ++at) {
      const HtmlNode& node = node_at(at);
      if (node.is_text || node.attribute_count == 0) continue;
      std::string names = text::lower_ascii(tree_.attribute(node, "class").value_or(""));
      std::erase_if(names, [](char c) { return c == '-' || c == '_'; });
      if (has_any(names, {"authorname", "bylinename", "writername"}))
        if (std::string name = marked_name(tree_.text_under(at, 200)); !name.empty()) return name;
    }
    return "";
  }

  std::string author_links(std::size_t i) const {
    std::string names;
    for (std::int32_t at = contexts_[i].node; at < nodes_end(i); ++at) {
      if (!is_author_link(node_at(at))) continue;
      const std::string name = marked_name(tree_.text_under(at, 200));
      if (!name.empty() && names.find(name) == std::string::npos) names += (names.empty() ? "" : ", ") + name;
    }
    return names;
  }

  bool is_dated(std::size_t i) const {
    return i < article_.blocks.size() && (publication_day_of(words_of(i), dates_) ||
                                          text::fold(words_of(i).substr(0, 20)).starts_with("updated "));
  }

  // A name between the headline and the date, or in the line of the date, is a byline too.
  std::string beside_date(std::size_t i) const {
    const std::string_view words = words_of(i);
    if (article_.blocks[i].kept() || words.size() > max_line_bytes) return "";
    if (is_personal_name(words) && ends_.headline < i) {
      for (std::size_t k = i + 1; k < std::min(i + 4, ends_.head_end); ++k)
        if (is_dated(k)) return std::string(words);
    }
    if (!is_dated(i)) return "";
    for (std::int32_t at = contexts_[i].node; at < nodes_end(i); ++at) {
      const HtmlNode& node = node_at(at);
      if (!node.is_text || node.in_link || node.text.size() > max_line_bytes) continue;
      const std::string run = collapsed(tree_.characters(node));
      if (run.size() < words.size() && is_personal_name(run) && !dates_.first_in(run)) return run;
    }
    return "";
  }

  // Below an article: "This post was written by Jane Doe, who …".
  std::string written_by(std::size_t i) const {
    const std::string_view words = words_of(i);
    if (words.size() > max_line_bytes) return "";
    const std::size_t at = text::lower_ascii(words).find("written by ");
    return at == std::string::npos ? "" : byline_of(words.substr(at));
  }

  const HtmlTree& tree_;
  const std::vector<BlockContext>& contexts_;
  const PageNames& names_;
  const WrittenDates& dates_;
  const PageEnds& ends_;
  const Article& article_;
};

}  // namespace

std::string written_byline(const HtmlTree& tree, const std::vector<BlockContext>& contexts,
                           const PageNames& names, const WrittenDates& dates, const PageEnds& ends,
                           const Article& article) {
  return Search(tree, contexts, names, dates, ends, article).find();
}

}  // namespace dateline::article
