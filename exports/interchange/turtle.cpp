#include <fmt/format.h>

#include "exports/interchange/days.hpp"
#include "exports/interchange/formats.hpp"
#include "exports/view/wording.hpp"

/// RDF in the Simple Event Model (van Hage and others, 2011), as Turtle.
namespace dateline::interchange {
namespace {

/// The one place where words become a literal of Turtle.
std::string literal(std::string_view words) {
  std::string out = "\"";
  for (const char c : view::shown(words)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

/// An address between angle brackets: what may not stand there is percent-encoded.
std::string iri(std::string_view address) {
  std::string out = "<";
  for (const char c : address) {
    if (static_cast<unsigned char>(c) <= 0x20 ||
        std::string_view("<>\"{}|^`\\").find(c) != std::string_view::npos)
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    else
      out += c;
  }
  return out + ">";
}

std::string name_of(const Handover& handover, const std::string& handle) {
  return "<urn:uuid:" + uuid_of(handover, handle) + ">";
}

/// A subject and what is said of it.
class Statements {
 public:
  Statements(std::string subject, const std::string& type) : out_(std::move(subject) + " a " + type) {}
  void add(const std::string& predicate, const std::string& object) {
    out_ += " ;\n  " + predicate + " " + object;
  }
  void add_words(const std::string& predicate, std::string_view words) {
    if (!words.empty()) add(predicate, literal(words));
  }
  std::string take() const { return out_ + " .\n"; }

 private:
  std::string out_;
};

/// Whether the day could be told: its year has four digits.
bool add_day(Statements& to, const std::string& predicate, const std::optional<calendar::Day>& day) {
  if (!day) return true;
  const std::string date = date_holding(day, day);
  if (date.empty()) return false;
  to.add(predicate, "\"" + date + "\"^^xsd:date");
  return true;
}

void add_times(Statements& to, const query::ResultEvent& event, Losses& losses) {
  to.add_words("dcterms:date", date_in_words(event));
  if (event.when.unknown()) return;
  bool is_whole = !event.when.uncertain;
  if (is_whole) {
    const calendar::TimeSpan span = calendar::widened(event.when);
    if (span.single_day()) {
      is_whole = add_day(to, "sem:hasTimeStamp", span.earliest_start);
    } else {
      for (const auto& [predicate, day] : {std::pair{"sem:hasEarliestBeginTimeStamp", span.earliest_start},
                                           std::pair{"sem:hasLatestBeginTimeStamp", span.latest_start},
                                           std::pair{"sem:hasEarliestEndTimeStamp", span.earliest_end},
                                           std::pair{"sem:hasLatestEndTimeStamp", span.latest_end}})
        is_whole = add_day(to, predicate, day) && is_whole;
    }
  }
  if (!is_whole)
    losses.add("{} date that is doubtful or beyond four digits is told in words alone",
               "{} dates that are doubtful or beyond four digits are told in words alone");
}

std::string event_of(const query::ResultEvent& event, const Handover& handover, const RelationsFrom& from,
                     Losses& losses) {
  Statements out(name_of(handover, event.id), "sem:Event");
  out.add("rdfs:label", literal(headline_of(event)));
  out.add("dcterms:identifier", literal(event.id));
  add_times(out, event, losses);
  if (!event.kind.empty())
    out.add("sem:eventType", "[ a sem:EventType ; rdfs:label " + literal(event.kind) + " ]");
  for (const std::string& tag : event.tags) out.add("dcterms:subject", literal(tag));
  out.add_words("skos:note", view::said_by_line(event));
  for (const Part& part : parts_of(event))
    for (const std::string& role : part.roles) {
      const std::string who = name_of(handover, part.actor->id);
      if (role == "place")
        out.add("sem:hasPlace", who);
      else
        out.add("sem:hasActor", "[ a sem:Role ; rdf:value " + who +
                                    " ; sem:roleType [ a sem:RoleType ; rdfs:label " + literal(role) +
                                    " ] ]");
    }
  for (const query::ResultClaim& claim : event.claims) {
    if (!claim.source.empty()) out.add("dcterms:source", name_of(handover, claim.source));
    out.add_words("dcterms:bibliographicCitation", claim.citation);
    if (!claim.quote.empty() && !claim.source.empty())
      out.add("prov:wasDerivedFrom", "[ a prov:Entity ; prov:value " + literal(claim.quote) +
                                         " ; prov:wasQuotedFrom " + name_of(handover, claim.source) + " ]");
  }
  for (const query::ResultRelation* relation : from.of(event.id))
    if (relation->kind == "part_of") out.add("sem:subEventOf", name_of(handover, relation->to));
  return out.take();
}

std::string source_of(const query::ResultSource& source, const Handover& handover) {
  Statements out(name_of(handover, source.id), "prov:Entity");
  out.add_words("dcterms:title",
                view::shown(source.title).empty() && source.outlet.empty() ? source.name : source.title);
  out.add_words("dcterms:publisher", source.outlet);
  out.add_words("dcterms:creator", source.byline);
  add_day(out, "dcterms:issued", source.published);
  if (const std::string address = view::web_address(source.url); !address.empty())
    out.add("rdfs:seeAlso", iri(address));
  return out.take();
}

}  // namespace

void turtle(Writing& writing) {
  const Handover& handover = writing.handover;
  writing.add(
      "@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .\n"
      "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
      "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
      "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
      "@prefix dcterms: <http://purl.org/dc/terms/> .\n"
      "@prefix prov: <http://www.w3.org/ns/prov#> .\n"
      "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\n");
  for (const query::ResultSource& source : handover.result.sources) writing.add(source_of(source, handover));
  const RelationsFrom from(handover.result);
  Newcomers newcomers;
  writing.each_event([&](const query::ResultEvent& event) {
    for (const query::ResultActor* actor : newcomers.in(event)) {
      Statements who(name_of(handover, actor->id), actor->kind == "place" ? "sem:Place" : "sem:Actor");
      who.add("rdfs:label", literal(actor->name));
      if (!actor->kind.empty() && actor->kind != "place")
        who.add("sem:actorType", "[ a sem:ActorType ; rdfs:label " + literal(actor->kind) + " ]");
      writing.add(who.take());
    }
    writing.add(event_of(event, handover, from, writing.losses));
  });
}

}  // namespace dateline::interchange
