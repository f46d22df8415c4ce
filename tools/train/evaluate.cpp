#include "tools/train/evaluate.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <map>
#include <optional>
#include <set>

namespace dateline::train {
namespace {

double percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

double f_score(std::size_t right, std::size_t gold, std::size_t found) {
  return percent(2 * right, gold + found);
}

language::ModelFile load(const base::DataFiles& data, const std::string& path, std::string_view kind,
                         std::uint32_t sections) {
  return {data.at(path), path, kind, sections};
}

/// A sentence's text and the place of each gold token in it.
std::vector<base::ByteSpan> place_tokens(const CorpusSentence& sentence, std::string& text) {
  std::vector<base::ByteSpan> spans;
  for (const CorpusToken& token : sentence.tokens) {
    spans.push_back({text.size(), text.size() + token.form.size()});
    text += token.form;
    if (token.space_after) text += ' ';
  }
  return spans;
}

/// Pairs of a verb and a proper noun that is its subject, or its object.
struct Pairs {
  std::size_t gold = 0, found = 0, right = 0;
  void count(bool in_gold, bool in_ours, bool same_head) {
    gold += in_gold ? 1 : 0;
    found += in_ours ? 1 : 0;
    right += in_gold && in_ours && same_head ? 1 : 0;
  }
  double f() const { return f_score(right, gold, found); }
};

/// 0 for a word that is subject of a verb, 1 for an object; nothing for others, and for what is no proper
/// noun (which the corpus says, for both sides).
template <typename PosOf>
std::optional<std::size_t> pair_of(const std::string& relation, int head, language::Pos pos,
                                   const PosOf& pos_of) {
  if (pos != language::Pos::propn || head < 0) return std::nullopt;
  if (pos_of(static_cast<std::size_t>(head)) != language::Pos::verb) return std::nullopt;
  if (relation == "nsubj" || relation == "nsubj:pass") return 0;
  if (relation == "obj") return 1;
  return std::nullopt;
}

}  // namespace

void evaluate_trees(const std::string& title, const std::vector<Document>& documents,
                    const base::DataFiles& data) {
  const language::Clusters clusters(load(data, "models/clusters.bin", "CLUS", 1));
  const language::IrregularVerbs irregular(data);
  const language::Tagger tagger(load(data, "models/tagger.bin", "TAGS", 2), &irregular);
  const language::Parser parser(load(data, "models/parser.bin", "DEPS", 3));
  std::size_t words = 0, xpos = 0, upos = 0, heads = 0, labelled = 0, lenient = 0;
  std::map<std::string, std::array<std::size_t, 3>> relations;  // gold, found, right
  double tag_seconds = 0, parse_seconds = 0;
  std::array<Pairs, 2> pairs;
  for (const Sample& sample : samples_of(documents, clusters)) {
    const auto start = std::chrono::steady_clock::now();
    const std::vector<std::uint8_t> tags = tagger.tag(sample.words);
    const auto tagged = std::chrono::steady_clock::now();
    language::ParserInput rows;
    for (std::size_t i = 0; i < tags.size(); ++i)
      rows.push_back(language::network_input(sample.words[i], tagger.tags()[tags[i]].hash));
    const std::vector<language::Arc> arcs = parser.parse({rows}).front();
    const auto parsed = std::chrono::steady_clock::now();
    tag_seconds += std::chrono::duration<double>(tagged - start).count();
    parse_seconds += std::chrono::duration<double>(parsed - tagged).count();
    for (std::size_t i = 0; i < arcs.size(); ++i) {
      const CorpusToken& gold = sample.sentence->tokens[i];
      const language::Tag gold_tag = language::make_tag(gold.tag);
      const std::string& relation = parser.relations()[static_cast<std::size_t>(arcs[i].relation)];
      const bool head = arcs[i].head + 1 == gold.head;
      const auto own_tag = [&](std::size_t k) { return tagger.tags()[tags[k]]; };
      const auto gold_pair = pair_of(gold.relation, gold.head - 1, gold_tag.pos, [&](std::size_t k) {
        return language::make_tag(sample.sentence->tokens[k].tag).pos;
      });
      const auto own_pair =
          pair_of(relation, arcs[i].head, gold_tag.pos, [&](std::size_t k) { return own_tag(k).pos; });
      for (std::size_t p = 0; p < pairs.size(); ++p) pairs[p].count(gold_pair == p, own_pair == p, head);
      ++words;
      xpos += tagger.tags()[tags[i]].xpos == gold_tag.xpos ? 1 : 0;
      upos += tagger.tags()[tags[i]].pos == gold_tag.pos ? 1 : 0;
      heads += head ? 1 : 0;
      labelled += head && relation == gold.relation ? 1 : 0;
      lenient +=
          head && relation.substr(0, relation.find(':')) == gold.relation.substr(0, gold.relation.find(':'))
              ? 1
              : 0;
      ++relations[gold.relation][0];
      ++relations[relation][1];
      if (head && relation == gold.relation) ++relations[relation][2];
    }
  }
  std::printf(
      "%s: %zu words, xpos %.2f, upos %.2f, UAS %.2f, LAS %.2f (without subtypes %.2f); tagger %.0f, parser "
      "%.0f words/s\n",
      title.c_str(), words, percent(xpos, words), percent(upos, words), percent(heads, words),
      percent(labelled, words), percent(lenient, words), static_cast<double>(words) / tag_seconds,
      static_cast<double>(words) / parse_seconds);
  std::printf("%s: names as subjects of verbs %zu, F %.1f; as objects %zu, F %.1f\n", title.c_str(),
              pairs[0].gold, pairs[0].f(), pairs[1].gold, pairs[1].f());
  for (const auto& [relation, n] : relations) {
    if (n[0] >= 50) std::printf("  %-14s %5zu  F %.1f\n", relation.c_str(), n[0], f_score(n[2], n[0], n[1]));
  }
}

void evaluate_text(const std::string& title, const std::vector<Document>& documents,
                   const base::DataFiles& data) {
  const language::Analyzer analyzer(data);
  std::size_t gold_tokens = 0, tokens = 0, right_tokens = 0, gold_ends = 0, ends = 0, right_ends = 0,
              xpos = 0, heads = 0, labelled = 0, lemmas = 0;
  std::map<std::string, int> wrong;
  double seconds = 0;
  for (const Document& document : documents) {
    std::string text;
    std::vector<base::ByteSpan> blocks;
    struct GoldToken {
      base::ByteSpan span;
      const CorpusToken* token;
      base::ByteSpan head;
    };
    std::map<base::ByteSpan, GoldToken> gold;
    std::set<base::ByteSpan> gold_sentences;
    for (const CorpusSentence& sentence : document.sentences) {
      if (sentence.starts_paragraph || blocks.empty()) {
        if (!text.empty()) text += "\n\n";
        blocks.push_back({text.size(), text.size()});
      } else if (!text.empty() && text.back() != ' ') {
        text += ' ';
      }
      const std::vector<base::ByteSpan> spans = place_tokens(sentence, text);
      blocks.back().end = text.size();
      gold_sentences.insert({spans.front().begin, spans.back().end});
      for (std::size_t i = 0; i < spans.size(); ++i) {
        const int head = sentence.tokens[i].head;
        gold[spans[i]] = {spans[i], &sentence.tokens[i],
                          head == 0 ? base::ByteSpan{} : spans[static_cast<std::size_t>(head) - 1]};
      }
    }
    const auto start = std::chrono::steady_clock::now();
    const language::Analysis analysis = analyzer.analyze(text, blocks);
    seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    gold_tokens += gold.size();
    gold_ends += gold_sentences.size();
    for (const language::Sentence& sentence : analysis.sentences) {
      ++ends;
      right_ends += gold_sentences.contains(sentence.span) ? 1 : 0;
      for (const language::Token& token : sentence.tokens) {
        ++tokens;
        const auto found = gold.find(token.span);
        if (found == gold.end()) {
          ++wrong[std::string(base::words_at(
                      text, {token.span.begin > 8 ? token.span.begin - 8 : 0, token.span.begin})) +
                  "[" + std::string(base::words_at(text, token.span)) + "]" +
                  std::string(base::words_at(text, {token.span.end, token.span.end + 8}))];
          continue;
        }
        ++right_tokens;
        const CorpusToken& t = *found->second.token;
        xpos += language::make_tag(t.tag).xpos == token.xpos ? 1 : 0;
        lemmas += language::lower_case(t.lemma) == language::lower_case(token.lemma) ? 1 : 0;
        const base::ByteSpan head =
            token.head < 0 ? base::ByteSpan{} : sentence.tokens[static_cast<std::size_t>(token.head)].span;
        if (head == found->second.head) {
          ++heads;
          labelled += token.relation == t.relation ? 1 : 0;
        }
      }
    }
  }
  std::printf(
      "%s from text: tokens F %.2f, sentences F %.2f, xpos F %.2f, lemma F %.2f, UAS F %.2f, LAS F %.2f; "
      "%.0f words/s\n",
      title.c_str(), f_score(right_tokens, gold_tokens, tokens), f_score(right_ends, gold_ends, ends),
      f_score(xpos, gold_tokens, tokens), f_score(lemmas, gold_tokens, tokens),
      f_score(heads, gold_tokens, tokens), f_score(labelled, gold_tokens, tokens),
      static_cast<double>(tokens) / seconds);
}

namespace {

/// Prints the sentence around a name that was missed or found in vain.
void print_miss(const char* what, const language::NameInput& sentence, const language::NameSpan& name) {
  static constexpr const char* kinds[] = {"person", "organization", "place", "other"};
  std::printf("%s %s:", what, kinds[static_cast<std::size_t>(name.kind)]);
  const std::size_t first = name.first > 4 ? name.first - 4 : 0;
  for (std::size_t i = first; i < std::min<std::size_t>(sentence.forms.size(), name.last + 4); ++i) {
    std::printf("%s%.*s%s", i == name.first ? " [" : " ", static_cast<int>(sentence.forms[i].size()),
                sentence.forms[i].data(), i + 1 == name.last ? "]" : "");
  }
  std::printf("\n");
}

}  // namespace

void count_names(const std::vector<NameDocument>& documents, const std::string& model, NameCounts& counts) {
  const language::NameTagger tagger(language::ModelFile(model, "names", "NAME", 3));
  const auto all = static_cast<std::size_t>(language::name_kinds);
  for (const NameDocument& document : documents) {
    const auto found = tagger.tag(document.sentences);
    for (std::size_t i = 0; i < found.size(); ++i) {
      const std::vector<language::NameSpan> gold = language::names_of(document.gold[i]);
      std::vector<bool> used(gold.size());
      for (const language::NameSpan& name : gold) {
        ++counts.gold[static_cast<std::size_t>(name.kind)];
        ++counts.gold[all];
      }
      for (const language::NameSpan& name : found[i]) {
        const auto kind = static_cast<std::size_t>(name.kind);
        if (name.kind == language::NameKind::other && !document.knows_other[i]) continue;
        ++counts.found[kind];
        ++counts.found[all];
        bool right = false;
        for (std::size_t g = 0; g < gold.size(); ++g) {
          if (gold[g].kind != name.kind || used[g] || gold[g].last <= name.first ||
              name.last <= gold[g].first)
            continue;
          used[g] = right = true;
          ++counts.overlap[kind];
          ++counts.overlap[all];
          if (gold[g].first == name.first && gold[g].last == name.last) {
            ++counts.exact[kind];
            ++counts.exact[all];
          }
          break;
        }
        const auto tenth = static_cast<std::size_t>(name.confidence * 10);
        ++counts.found_at[tenth];
        counts.right_at[tenth] += right ? 1 : 0;
        if (!right) print_miss("spurious", document.sentences[i], name);
      }
      for (std::size_t g = 0; g < gold.size(); ++g) {
        if (!used[g]) print_miss("missed", document.sentences[i], gold[g]);
      }
    }
  }
}

void print_names(const std::string& title, const NameCounts& n) {
  static constexpr const char* kinds[] = {"person", "organization", "place", "other", "all"};
  for (std::size_t k = 0; k <= language::name_kinds; ++k) {
    std::printf("%s %-12s gold %4zu found %4zu  exact F %.1f  overlap P %.1f R %.1f F %.1f\n", title.c_str(),
                kinds[k], n.gold[k], n.found[k], f_score(n.exact[k], n.gold[k], n.found[k]),
                percent(n.overlap[k], n.found[k]), percent(n.overlap[k], n.gold[k]),
                f_score(n.overlap[k], n.gold[k], n.found[k]));
  }
  for (std::size_t k = 0; k < 11; ++k) {
    if (n.found_at[k] > 0) {
      std::printf("%s confidence from %.1f: %zu names, %.1f%% right\n", title.c_str(),
                  0.1 * static_cast<double>(k), n.found_at[k], percent(n.right_at[k], n.found_at[k]));
    }
  }
  const std::size_t gold = n.gold[0] + n.gold[1] + n.gold[2], found = n.found[0] + n.found[1] + n.found[2];
  std::printf("%s person, organization, place: exact F %.1f  overlap F %.1f\n", title.c_str(),
              f_score(n.exact[0] + n.exact[1] + n.exact[2], gold, found),
              f_score(n.overlap[0] + n.overlap[1] + n.overlap[2], gold, found));
}

}  // namespace dateline::train
