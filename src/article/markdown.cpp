#include "src/article/markdown.hpp"

#include <md4c.h>

namespace dateline::article {
namespace {

/// Takes what MD4C reports.
class Collector {
 public:
  Collector(std::string_view markdown, const CharacterReferences& references)
      : markdown_(markdown), references_(references) {}

  int begin_block(MD_BLOCKTYPE type, const void* detail) {
    new_line();
    hidden_ += type == MD_BLOCK_HTML;
    if (type == MD_BLOCK_H && static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level == 1)
      heading_ = out.text.size();
    return 0;
  }
  int end_block(MD_BLOCKTYPE type, const void* detail) {
    if (type == MD_BLOCK_H && static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level == 1 && out.title.empty())
      out.title = out.text.substr(heading_);
    hidden_ -= type == MD_BLOCK_HTML;
    new_line();
    return 0;
  }
  int begin_span(MD_SPANTYPE type) {
    hidden_ += type == MD_SPAN_IMG;
    return 0;
  }
  int end_span(MD_SPANTYPE type) {
    hidden_ -= type == MD_SPAN_IMG;
    return 0;
  }
  int take(MD_TEXTTYPE type, std::string_view words) {
    if (hidden_ > 0 || type == MD_TEXT_HTML) return 0;
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
      // The line end that it stands for, where that is right behind the words before it.
      if (end_ < markdown_.size() && markdown_[end_] == '\n') out.map.append_same(out.text.size(), end_++, 1);
      out.text.push_back(' ');
    } else if (type == MD_TEXT_NULLCHAR) {
      out.text += "\xef\xbf\xbd";
    } else if (type == MD_TEXT_ENTITY) {
      const CharacterReference reference = references_.read(words, 0, false);
      put(reference.length == 0 ? words : reference.characters, words);
    } else {
      put(words, words);
    }
    return 0;
  }

  PlainMarkdown out;

 private:
  void new_line() {
    if (!out.text.empty() && out.text.back() != '\n') out.text.push_back('\n');
  }

  // MD4C reports most words where they stand; those of its own making have no place.
  void put(std::string_view characters, std::string_view words) {
    const bool stands_there = words.data() >= markdown_.data() &&
                              words.data() + words.size() <= markdown_.data() + markdown_.size();
    if (stands_there && !words.empty()) {
      const auto place = static_cast<std::uint64_t>(words.data() - markdown_.data());
      if (characters.data() == words.data())
        out.map.append_same(out.text.size(), place, words.size());
      else
        out.map.append(out.text.size(), static_cast<std::uint32_t>(characters.size()), place,
                       static_cast<std::uint32_t>(words.size()));
      end_ = place + words.size();
    }
    out.text += characters;
  }

  std::string_view markdown_;
  const CharacterReferences& references_;
  int hidden_ = 0;
  std::size_t heading_ = 0;
  std::uint64_t end_ = 0;  // of the words that were put last, in the Markdown
};

Collector& collector(void* user) {
  return *static_cast<Collector*>(user);
}

}  // namespace

PlainMarkdown plain_markdown(std::string_view markdown, const CharacterReferences& references) {
  Collector taken(markdown, references);
  MD_PARSER parser{};
  parser.flags =
      MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_NOINDENTEDCODEBLOCKS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
    return collector(user).begin_block(type, detail);
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
    return collector(user).end_block(type, detail);
  };
  parser.enter_span = [](MD_SPANTYPE type, void*, void* user) { return collector(user).begin_span(type); };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* user) { return collector(user).end_span(type); };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
    return collector(user).take(type, {text, size});
  };
  ::md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &taken);
  return std::move(taken.out);
}

}  // namespace dateline::article
