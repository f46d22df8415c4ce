#pragma once

#include <set>
#include <string_view>

#include "src/extract/lexicon.hpp"
#include "src/language/analysis.hpp"

namespace dateline::extract {

/// Mends a mistake that parsers make of a word that is both preposition and conjunction: in "after the
/// authorities blamed Russia" the noun before a finite verb without a subject becomes its subject, and
/// "after" its mark.
void repair_subjects(language::Sentence& sentence);

/// "Shelling hit a camp", "a bomb killed nine": what has a subject and an object is a verb, whatever the
/// tagger took it for. "Its
/// ailing banks": a participle between a possessor and a noun without an article describes the noun.
void repair_tags(language::Sentence& sentence, const Lexicon& lexicon);

/// "Was arrested as he landed, and charged in May": after a comma the second verb goes with the main one.
void repair_joined_clauses_of_time(language::Sentence& sentence);

/// "He said the vote had been cancelled and imposed a curfew": no passive has an object; the second verb
/// joins the one that says.
void repair_joined_actives(language::Sentence& sentence, const Lexicon& lexicon);

/// "Overthrew the king, dissolved parliament and closed the border": the second of three verbs, taken for an
/// adjective after its noun.
void repair_listed_verbs(language::Sentence& sentence);

/// "It stalled after the witness, who had seen it all, was killed", "years after its envoy, Ana Ruiz, asked":
/// the noun before what the commas enclose is the subject of the verb after it.
void repair_interrupted_clauses(language::Sentence& sentence);

/// "Both experienced alpinists from Lindau": a participle between "both" and a plural describes it.
void repair_both(language::Sentence& sentence);

/// Names that look like adjectives ("Earful", among `names`): a proper noun, and the object of a verb right
/// before it; what is said of it between commas hangs on it.
void repair_adjective_names(language::Sentence& sentence, std::string_view text,
                            const std::set<std::string, std::less<>>& names);

/// "…, the trust confirmed on Saturday.", "The opposition called on him to resign.": what was taken for a
/// participle that describes the noun before it is the verb of a clause of its own.
void repair_described_subjects(language::Sentence& sentence, const Lexicon& lexicon);

/// "Fined Norvik Line 2 million euros": who is fined and how much, where the parser made one noun of both.
void repair_amount_objects(language::Sentence& sentence);

/// Mends what taggers make of names that look like other words ("Boeing" as a participle): the head of a name
/// is a proper noun, and a subject or oblique where it hung on its verb as an auxiliary or the like.
void repair_names(language::Sentence& sentence);

/// Words of one name hang together: the first word of a person's name, the last of another's, is its head and
/// keeps its place; the others hang on it, and so does a noun right before the name that the parser gave the
/// same place: "manufacturer Boeing".
void repair_name_spans(language::Sentence& sentence);

/// "Ryanair sued Airbus": a verb in the past tense before the only other noun is no adjective of it but tells
/// what the first did.
void repair_finite_verbs(language::Sentence& sentence);

/// "The insistence that he was never involved": a clause with the conjunction "that" is no relative one.
void repair_noun_clauses(language::Sentence& sentence);

/// Mends what parsers make of a clause that "and" joins: in "sank in the strait and 31 people died" the noun
/// before a finite verb without a subject is not joined to the strait.
void repair_joined_clauses(language::Sentence& sentence);

/// Mends what taggers make of "her home": a possessive and a noun.
void repair_her_home(language::Sentence& sentence, std::string_view text);

/// Mends what parsers make of a noun that stands between commas and says the same as the one before: "the
/// airline, Ryanair, said", "Ryanair, an airline, said" are no lists, for nothing joins them.
void repair_appositions(language::Sentence& sentence);

/// Mends what parsers make of a participle that brings in a quotation: in "Jobs resigned, saying, “I have to
/// go”" it hangs on the verb before it, and what is quoted on it.
void repair_participles_before_quotations(language::Sentence& sentence, std::string_view text);

/// "Bank cuts rates", "Probe touches down": in a headline without a finite verb, what taggers take for a
/// plural after a singular is the verb, where an object, a particle or a clause follows.
void repair_headline_verbs(language::Sentence& sentence, const Lexicon& lexicon);

/// "Is due to stand trial": "due" is the predicate, what follows it hangs on it.
void repair_due(language::Sentence& sentence);

/// "The club named a coach.", "The tower toppled.", "The hall opened in May, a year late.": in a whole
/// sentence without a finite verb a participle is the verb, where it has an object, tells what the noun
/// undergoes or describes the subject.
void repair_participles(language::Sentence& sentence, const Lexicon& lexicon);

/// "Police have closed the square": "have" helps the participle.
void repair_perfects(language::Sentence& sentence);

/// "In 1961 Markovic joined": the year is not a number of persons.
void repair_opening_years(language::Sentence& sentence);

/// "Born in Maribor, the daughter of a railwayman, she studied": what is told of the subject.
void repair_born(language::Sentence& sentence);

/// "The group, which calls itself Black Tern", "a firm known as Norvik": the name stands for the noun.
void repair_naming_clauses(language::Sentence& sentence);

/// "Sokolov, who beat Ortega", "he quit": after one person or thing it is the past, for the present has an
/// "s".
void repair_unchanged_pasts(language::Sentence& sentence);

/// "Was last hit in 1979": a passive, and "last" says when.
void repair_last_passives(language::Sentence& sentence);

/// "Eleven people were killed", "were injured": what happened to them, where the tagger saw an adjective.
void repair_adjective_passives(language::Sentence& sentence, const Lexicon& lexicon);

/// "Resigned as managing director": "as" belongs to the director, not to a clause that "managing" would be.
void repair_as_roles(language::Sentence& sentence);

/// "A magnitude 6.4 earthquake struck": the earthquake did.
void repair_magnitudes(language::Sentence& sentence);

/// "Rose to 3.25 per cent", "a percentage point": one measure, though it is two words.
void repair_per_cent(language::Sentence& sentence);

/// "The head of the port authority, Luc Verhaegen, resigned": he is the head, not the authority.
void repair_holders(language::Sentence& sentence, const Lexicon& lexicon);

/// "Voters backed it on Sunday, the mayor, Greta Moen, said": she said so, not the voters.
void repair_closing_speakers(language::Sentence& sentence, const Lexicon& lexicon);

/// "The 22-year-old left": a noun, for the person.
void repair_ages(language::Sentence& sentence);

/// "Charged the following February", "left Monday": a day or month without a preposition is no object.
void repair_day_objects(language::Sentence& sentence);

/// "Declared her winner", "named Ana Ruiz coach": who is called something is the object, what they are called
/// a predicate of it.
void repair_named_objects(language::Sentence& sentence);
/// "A day after its chief resigned", "the tablet, unveiled in May": the past of a verb that the tagger took
/// for a noun or an adjective. Not for headlines.
void repair_past_forms(language::Sentence& sentence, const Lexicon& lexicon);

/// "Was set to land", "will take off from Oslo and land in Bergen": a verb that the tagger took for a noun,
/// after "to" and a word of plans, or where "and" joins it to a name.
void repair_infinitives(language::Sentence& sentence, const Lexicon& lexicon);

/// "It is closing 40 branches": a verb that the parser took for part of its object. Not for headlines.
void repair_progressives(language::Sentence& sentence);

/// "The officers, who had been watching, arrested both men": a verb in the past tense with an object and
/// without an auxiliary is no passive. Not for headlines: "Nurse given medal".
void repair_active_subjects(language::Sentence& sentence);

/// "Declared on Sunday night that it had won", "told a conference that": the clause says what was declared,
/// where the noun before it is none that has a content of its own.
void repair_reported_clauses(language::Sentence& sentence, const Lexicon& lexicon);

/// "Says engineers from the plant found it": who found it is no object of "says".
void repair_reported_subjects(language::Sentence& sentence, const Lexicon& lexicon);

/// "EU envoy Kallas will go, officials said": of two subjects of "said" the one before what was said is part
/// of the subject there.
void repair_doubled_subjects(language::Sentence& sentence);

/// "The worst storm since the war happened", "summoned the envoy after prosecutors said": of what stands
/// around such a word, the noun nearer to the finite verb is its subject only where no other is.
void repair_conjunctions(language::Sentence& sentence);

/// "Accused Russia on Friday of hacking": what someone is charged with hangs on the verb, not on the day.
void repair_charges(language::Sentence& sentence, const Lexicon& lexicon);

/// "The wall at Dawlish, which collapsed": a place that says where something is is not what "which" stands
/// for, and ", who" right after a person's name means that person. A verb in the singular that "and" joins
/// goes with the relative clause where the main subject is plural.
void repair_relative_clauses(language::Sentence& sentence, std::string_view text);

}  // namespace dateline::extract
