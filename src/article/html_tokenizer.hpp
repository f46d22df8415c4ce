#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/article/character_references.hpp"

namespace dateline::article {

struct HtmlAttribute {
  std::string name;  ///< lower case
  std::string value;
};

/// A token of the HTML standard, with the stretch of the input it was read from.
struct HtmlToken {
  enum class Kind { characters, start_tag, end_tag, comment, doctype, end };
  Kind kind = Kind::end;
  std::size_t begin = 0, end = 0;
  std::string name;  ///< of a tag (lower case) or doctype
  std::string_view
      characters;    ///< of Kind::characters; valid until the next token. As long as the input's stretch
                     ///< when it stands for itself, else one character reference or replaced byte
  std::string data;  ///< of a comment
  std::vector<HtmlAttribute> attributes;
  bool self_closing = false;
  bool has_name = false;                            ///< of a doctype
  bool force_quirks = false;                        ///< of a doctype
  std::optional<std::string> public_id, system_id;  ///< of a doctype
};

/// How characters are understood; the tree sets it after start tags such as <script>.
enum class HtmlContent { data, rcdata, rawtext, script, plaintext, cdata };

/// Whether the values of attributes of a (lower-case) name are of use.
using AttributeFilter = bool (*)(std::string_view name);

/// The tokenizer of the HTML standard (section 13.2.5), without its error messages: bad markup is never an
/// error. The input is decoded, with newlines as \n. Linear time; any bytes are accepted.
class HtmlTokenizer {
 public:
  /// `input` and `references` must outlive the tokenizer. Tokens get the attributes that `wanted` wants, all
  /// where it is null.
  HtmlTokenizer(std::string_view input, const CharacterReferences& references,
                AttributeFilter wanted = nullptr);

  /// Reads the next token into `token`; Kind::end at the end of the input, any number of times.
  void next(HtmlToken& token);

  /// What follows is content of this kind, up to the end tag of `element`.
  void set_content(HtmlContent content, std::string_view element);

  /// How many attributes were left out because a tag had more than it may have.
  std::size_t attributes_left_out() const { return attributes_left_out_; }

 private:
  char at(std::size_t i) const { return i < input_.size() ? input_[i] : '\0'; }
  bool is_end_tag_here() const;
  bool characters_until(HtmlToken& token, std::string_view stops, bool keep_nul);
  void single(HtmlToken& token, std::size_t length, std::string_view characters);
  void data(HtmlToken& token);
  void escapable_text(HtmlToken& token);
  void script(HtmlToken& token);
  void cdata(HtmlToken& token);
  void markup(HtmlToken& token);
  void declaration(HtmlToken& token);
  void tag(HtmlToken& token, bool is_start);
  void attribute(HtmlToken& token);
  std::string name_until(std::size_t end);
  std::string_view attribute_value();
  std::string decoded(std::string_view value) const;
  void bogus_comment(HtmlToken& token, std::size_t from);
  void comment(HtmlToken& token);
  void doctype(HtmlToken& token);
  bool doctype_id(std::optional<std::string>& id, HtmlToken& token);
  void doctype_ids(HtmlToken& token);
  void skip_space();
  void finish(HtmlToken& token, HtmlToken::Kind kind);

  std::string_view input_;
  const CharacterReferences& references_;
  AttributeFilter wanted_;
  std::size_t at_ = 0;
  HtmlContent content_ = HtmlContent::data;
  std::string element_;                // whose end tag ends the content
  std::string replaced_;               // the characters of the last reference
  std::size_t attributes_of_tag_ = 0;  // so far, wanted or not
  std::size_t attributes_left_out_ = 0;
  std::size_t script_until_ = 0;  // end of the script that was scanned
};

}  // namespace dateline::article
