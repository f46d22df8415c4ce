// Names out of GUM's entity annotation. GUM marks every mention of an entity, named or not, nested, with its
// kind and its minimal span (the words of its head). A mention is named when its head is a proper noun; the
// name is the run of proper nouns around the head, with the small words inside it ("University of
// Portsmouth"), without titles.

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <tuple>

#include "src/language/characters.hpp"
#include "tools/train/corpus.hpp"

namespace dateline::train {
namespace {

using language::NameKind;

constexpr std::array titles{"president",
                            "vice",
                            "prime",
                            "minister",
                            "chancellor",
                            "secretary",
                            "senator",
                            "sen.",
                            "rep.",
                            "governor",
                            "gov.",
                            "mayor",
                            "king",
                            "queen",
                            "prince",
                            "princess",
                            "sir",
                            "lord",
                            "lady",
                            "dame",
                            "mr",
                            "mr.",
                            "mrs",
                            "mrs.",
                            "ms",
                            "ms.",
                            "dr",
                            "dr.",
                            "professor",
                            "prof.",
                            "judge",
                            "justice",
                            "general",
                            "gen.",
                            "colonel",
                            "captain",
                            "capt.",
                            "officer",
                            "admiral",
                            "pope",
                            "bishop",
                            "archbishop",
                            "cardinal",
                            "rev.",
                            "reverend",
                            "ambassador",
                            "chairman",
                            "chief",
                            "director",
                            "spokesman",
                            "speaker",
                            "deputy",
                            "the",
                            "former",
                            "lieutenant",
                            "sergeant",
                            "lt.",
                            "sgt.",
                            "coach",
                            "congressman",
                            "emeritus",
                            "representative",
                            "vice-president",
                            "commissioner",
                            "administrator",
                            "spokeswoman",
                            "leader",
                            "manager",
                            "foreign",
                            "defense",
                            "defence",
                            "state"};

struct Candidate {
  std::size_t first;
  std::size_t last;
  NameKind kind;
};

bool is_title(const std::string& form) {
  const std::string lower = language::lower_case(form);
  return std::find(titles.begin(), titles.end(), lower) != titles.end();
}

bool is_proper(const CorpusToken& token) {
  return token.tag.starts_with("NNP");
}

bool is_link(const CorpusToken& token, NameKind kind) {
  static constexpr std::array any{"-",   "–", "de", "la", "al",  "van", "von", "der",
                                  "bin", "&", "'",  "’",  "del", "du",  "el"};
  static constexpr std::array not_of_persons{"of", "the", "for", "and", "on",  "'s", "’s",
                                             "in", "to",  "/",   "at",  "des", "von"};
  const std::string& form = token.form;
  if (std::find(any.begin(), any.end(), form) != any.end()) return true;
  return kind != NameKind::person &&
         std::find(not_of_persons.begin(), not_of_persons.end(), form) != not_of_persons.end();
}

std::optional<NameKind> kind_named(const std::string& kind) {
  if (kind == "person" || kind == "animal") return NameKind::person;
  if (kind == "organization") return NameKind::organization;
  if (kind == "place") return NameKind::place;
  if (kind == "object" || kind == "abstract" || kind == "event") return NameKind::other;
  return std::nullopt;
}

/// The name in a mention [first, last) whose head is at `head`.
Candidate name_around(const CorpusSentence& s, std::size_t first, std::size_t last, std::size_t head,
                      NameKind kind) {
  std::size_t from = head;
  std::size_t to = head + 1;
  const auto& t = s.tokens;
  for (;;) {
    if (from > first && is_proper(t[from - 1])) {
      --from;
    } else if (from > first + 1 && is_link(t[from - 1], kind) && is_proper(t[from - 2])) {
      from -= 2;
    } else if (from > first + 2 && t[from - 2].form == "of" && t[from - 1].form == "the" &&
               is_proper(t[from - 3]) && kind != NameKind::person) {
      from -= 3;
    } else {
      break;
    }
  }
  for (;;) {
    const bool number = to < last && kind == NameKind::other && t[to].tag == "CD|NUM";
    if (to < last && (is_proper(t[to]) || number)) {
      ++to;
    } else if (to + 1 < last && is_link(t[to], kind) && is_proper(t[to + 1])) {
      to += 2;
    } else if (to + 2 < last && t[to].form == "of" && t[to + 1].form == "the" && is_proper(t[to + 2]) &&
               kind != NameKind::person) {
      to += 3;
    } else {
      break;
    }
  }
  return {from, to, kind};
}

}  // namespace

void GumNames::read(CorpusSentence& sentence) {
  std::vector<Candidate> candidates;
  std::vector<Candidate> nested;  // named mentions as annotated, to cut a country off before a title
  for (Mention& mention : open_) mention.first = 0;
  const auto close = [&](const Mention& mention, std::size_t last) {
    const std::optional<NameKind> kind = kind_named(mention.kind);
    // The last word of the minimal span: of "Trump's policies" it is the policies.
    const auto comma = mention.minimal.rfind(',');
    const std::string number = mention.minimal.substr(comma == std::string::npos ? 0 : comma + 1);
    const std::size_t head =
        mention.first + static_cast<std::size_t>(std::max(1, std::atoi(number.c_str()))) - 1;
    if (!kind || head >= last || !is_proper(sentence.tokens[head])) return;
    candidates.push_back(name_around(sentence, mention.first, last, head, *kind));
  };
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    const std::string& misc = sentence.tokens[i].misc;
    const auto at = misc.find("Entity=");
    if (at == std::string::npos) continue;
    const std::string value = misc.substr(at + 7, misc.find('|', at) - at - 7);
    for (std::size_t k = 0; k < value.size();) {
      if (value[k] == '(') {
        const std::size_t end = std::min(value.find_first_of("()", k + 1), value.size());
        const std::string body = value.substr(k + 1, end - k - 1);
        Mention mention;
        mention.first = i;
        std::size_t field = 0;
        for (std::size_t p = 0; p <= body.size() && field < 6; ++field) {
          const std::size_t q = std::min(body.find('-', p), body.size());
          const std::string part = body.substr(p, q - p);
          if (field == 0) mention.id = part;
          if (field == 1) mention.kind = part;
          if (field == 5) mention.minimal = part;
          p = q + 1;
        }
        open_.push_back(mention);
        const bool closed = end < value.size() && value[end] == ')';
        k = end + (closed ? 1 : 0);
        if (closed) {
          close(open_.back(), i + 1);
          open_.pop_back();
        }
        continue;
      }
      const std::size_t end = std::min(value.find(')', k), value.size());
      const std::string id = value.substr(k, end - k);
      for (std::size_t m = open_.size(); m-- > 0;) {
        if (open_[m].id != id) continue;
        close(open_[m], i + 1);
        open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(m));
        break;
      }
      k = end + 1;
    }
  }
  // A title ends a person's name on the left; so does the name of somebody else ("Apple CEO Tim Cook").
  for (Candidate& name : candidates) {
    std::size_t cut = name.first;
    for (std::size_t i = name.first; i < name.last; ++i) {
      if (is_title(sentence.tokens[i].form) && (name.kind == NameKind::person || i == name.first))
        cut = i + 1;
    }
    if (name.kind == NameKind::person) {
      for (const Candidate& other : candidates) {
        if (other.kind != NameKind::person && other.first == name.first && other.last < name.last) {
          cut = std::max(cut, other.last);
        }
      }
    }
    if (cut < name.last) name.first = cut;
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    const std::size_t a_size = a.last - a.first;
    const std::size_t b_size = b.last - b.first;
    return std::tie(b_size, a.first, a.kind) < std::tie(a_size, b.first, b.kind);
  });
  for (const Candidate& name : candidates) {
    // "the Belgians" are a people, not somebody's name.
    const bool people =
        name.kind == NameKind::person && sentence.tokens[name.last - 1].tag.starts_with("NNPS");
    const bool bare_title = name.last - name.first == 1 && name.kind == NameKind::person &&
                            is_title(sentence.tokens[name.first].form);
    if (people || bare_title) continue;
    const bool taken = std::any_of(
        sentence.names.begin(), sentence.names.end(),
        [&](const language::NameSpan& other) { return name.first < other.last && other.first < name.last; });
    if (taken) continue;
    sentence.names.push_back(
        {static_cast<std::uint32_t>(name.first), static_cast<std::uint32_t>(name.last), name.kind, 1});
  }
  std::sort(sentence.names.begin(), sentence.names.end(),
            [](const language::NameSpan& a, const language::NameSpan& b) { return a.first < b.first; });
}

}  // namespace dateline::train
