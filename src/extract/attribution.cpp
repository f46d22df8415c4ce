#include <algorithm>
#include <map>

#include "src/extract/steps.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using record::Role;

class Attributor {
 public:
  explicit Attributor(Reading& reading) : reading_(reading), lexicon_(reading.lexicon) {}

  void run() {
    for (EventDraft& event : reading_.events) settle_closing_speaker(event);
    for (Index q = 0; q < reading_.quotations.size(); ++q) find_speaker(q);
    resolve_first_persons();
    for (EventDraft& event : reading_.events) attribute(event);
  }

 private:
  bool reports(const EventDraft& event) const {
    return event.noun ? event.kind != nullptr && event.kind->name == "statement"
                      : lexicon_.has(WordClass::reporting, event.lemma);
  }

  /// "…, rights groups said": the words between the comma and the verb are who says it, and what the sentence
  /// told before is what they say.
  void settle_closing_speaker(EventDraft& event) {
    if (event.noun || event.at.token == 0 || !reports(event)) return;
    const Tree& tree = reading_.tree(event.at);
    const Mention* mention = reading_.mention_at({event.at.sentence, event.at.token - 1});
    if (mention == nullptr || !mention->actor || mention->range.last != event.at.token) return;
    // "The airline Lumen": what describes the speaker stands before the name.
    Index first = mention->range.first;
    const auto describes = [&](Index i) {
      return tree.is_noun(i) || tree.pos(i) == language::Pos::adj || tree.pos(i) == language::Pos::det ||
             tree.pos(i) == language::Pos::num;
    };
    while (first > 0 && describes(first - 1)) --first;
    if (first < 2 || tree.word(first - 1) != ",") return;
    const bool says = std::any_of(event.arguments.begin(), event.arguments.end(), [&](const Argument& one) {
      return one.role == Role::speaker && one.at.token == mention->head;
    });
    if (!says) {
      std::erase_if(event.arguments,
                    [](const Argument& one) { return one.role == Role::speaker || one.role == Role::agent; });
      event.arguments.push_back({{event.at.sentence, mention->head}, Role::speaker});
    }
    for (Index i = event.at.token + 1; i < tree.size(); ++i) {
      if (tree.is_verb(i)) return;
    }
    closing_[event.at.sentence] = {first, *mention->actor};
  }

  /// Who closes the sentence of an event with "…, they said", where the event stands before that.
  std::optional<Index> closing_speaker(const EventDraft& event) const {
    const auto closing = closing_.find(event.at.sentence);
    if (closing == closing_.end() || event.at.token >= closing->second.first) return std::nullopt;
    return closing->second.second;
  }

  /// Who says what `event` reports; nothing when nobody is named.
  std::optional<Index> source_of(const EventDraft& event) const {
    for (const Argument& argument : event.arguments) {
      const bool says = argument.role == Role::speaker || argument.role == Role::agent;
      if (!says) continue;
      if (const auto actor = reading_.actor_at(argument.at)) return actor;
    }
    return std::nullopt;
  }

  /// The reporting event nearest to either end of a quotation, outside of it and in its own sentences; else,
  /// in the same paragraph, the speaker of the quotation before.
  void find_speaker(Index q) {
    Quotation& quotation = reading_.quotations[q];
    const auto first = reading_.sentence_at(quotation.span.begin);
    const auto last = reading_.sentence_at(quotation.span.end - 1);
    if (!first || !last) return;
    std::optional<Index> best;
    std::uint64_t best_distance = 0;
    const auto begin = std::partition_point(reading_.events.begin(), reading_.events.end(),
                                            [&](const EventDraft& e) { return e.at.sentence < *first; });
    for (auto event = begin; event != reading_.events.end() && event->at.sentence <= *last; ++event) {
      const base::ByteSpan span = reading_.span_of(event->at);
      if (!reports(*event) || reading_.quotation_at(span.begin)) continue;
      const std::uint64_t distance = span.end <= quotation.span.begin ? quotation.span.begin - span.end
                                                                      : span.begin - quotation.span.end;
      if (best && distance >= best_distance) continue;
      best = static_cast<Index>(event - reading_.events.begin());
      best_distance = distance;
    }
    if (best) {
      quotation.event = best;
      quotation.speaker = source_of(reading_.events[*best]);
    } else if (q > 0 && same_paragraph(reading_.quotations[q - 1].span, quotation.span)) {
      quotation.speaker = reading_.quotations[q - 1].speaker;
    }
  }

  bool same_paragraph(const base::ByteSpan& one, const base::ByteSpan& other) const {
    return reading_.words({one.end, other.begin}).find('\n') == std::string_view::npos;
  }

  /// "I" in a quotation is its speaker.
  void resolve_first_persons() {
    std::vector<Mention> found;
    for (const Quotation& quotation : reading_.quotations) {
      if (!quotation.speaker) continue;
      if (reading_.actors[*quotation.speaker].kind != record::ActorKind::person) continue;
      const auto first = reading_.sentence_at(quotation.span.begin);
      if (!first) continue;
      for (Index s = *first; s < reading_.trees.size(); ++s) {
        const Tree& tree = reading_.trees[s];
        if (tree.sentence().span.begin >= quotation.span.end) break;
        const Tree::Range range = tree.tokens_in(quotation.span);
        for (Index i = range.first; i < range.last; ++i) {
          const std::string_view word = tree.word(i);
          if (word != "I" && word != "me" && word != "my" && word != "My" && word != "myself") continue;
          Mention mention;
          mention.sentence = s;
          mention.range = {i, i + 1};
          mention.head = i;
          mention.form = record::MentionForm::pronoun;
          mention.kind = record::ActorKind::person;
          mention.actor = quotation.speaker;
          mention.name = reading_.actors[*quotation.speaker].name;
          found.push_back(std::move(mention));
        }
      }
    }
    for (Mention& mention : found) reading_.mentions.push_back(std::move(mention));
    reading_.index_mentions();
  }

  void attribute(EventDraft& event) {
    const base::ByteSpan span = reading_.span_of(event.at);
    if (const auto q = reading_.quotation_at(span.begin)) {
      event.attributed_to = reading_.quotations[*q].speaker;
    }
    for (std::optional<Index> at = event.above, below; at && !event.attributed_to;
         at = reading_.events[*at].above) {
      const EventDraft& above = reading_.events[*at];
      const Link link = below ? reading_.events[*below].link : event.link;
      below = at;
      if (link != Link::content && link != Link::charge) continue;
      if (!reports(above) && link != Link::charge) continue;
      event.attributed_to = source_of(above);
      event.vague_source = !event.attributed_to || is_vague(*event.attributed_to);
      break;
    }
    if (!event.attributed_to) event.attributed_to = according_to(event);
    if (!event.attributed_to) {
      event.attributed_to = closing_speaker(event);
      event.vague_source |= event.attributed_to && is_vague(*event.attributed_to);
    }
    if (reports(event)) {
      const auto source = source_of(event);
      event.vague_source |= !source || is_vague(*source);
    }
  }

  bool is_vague(Index actor) const {
    const std::string name = text::lower_ascii(reading_.actors[actor].name);
    const std::string last = name.substr(name.rfind(' ') == std::string::npos ? 0 : name.rfind(' ') + 1);
    const std::string singular = !last.empty() && last.back() == 's' ? last.substr(0, last.size() - 1) : last;
    return lexicon_.has(WordClass::vague_sources, last) || lexicon_.has(WordClass::vague_sources, singular);
  }

  /// "according to the police": an oblique of the event or of a clause above it.
  std::optional<Index> according_to(const EventDraft& event) const {
    const Tree& tree = reading_.tree(event.at);
    for (std::optional<Index> up = event.at.token; up; up = tree.head(*up)) {
      for (const Index child : tree.children(*up)) {
        const auto preposition = tree.child(child, "case");
        if (!preposition || text::lower_ascii(tree.word(*preposition)) != "according") continue;
        if (const auto actor = reading_.actor_at({event.at.sentence, child})) return actor;
      }
    }
    return std::nullopt;
  }

  Reading& reading_;
  const Lexicon& lexicon_;
  std::map<Index, std::pair<Index, Index>> closing_;  ///< by sentence: its first token, its actor
};

}  // namespace

void attribute(Reading& reading) {
  Attributor(reading).run();
}

}  // namespace dateline::extract
