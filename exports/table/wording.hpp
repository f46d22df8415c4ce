#pragma once

#include <string>
#include <vector>

#include "graph/query/result.hpp"

namespace dateline::table {

/// The items, with `between` between two.
std::string joined(const std::vector<std::string>& items, const char* between);

/// The text with a space for each line break.
std::string on_one_line(std::string text);

/// The date as people write it, abbreviated; for an undated event the words that would date it.
std::string date_of(const query::ResultEvent& event);
/// The title with "Alleged: " and the like before it where the event is not a plain fact.
std::string title_of(const query::ResultEvent& event);
/// The same, and whether the title or the standing in it is rejected and no source gives another: where no
/// column or line beside it says so.
std::string marked_title(const query::ResultEvent& event);
/// " (rejected)" where the field is, else "".
std::string rejection_of(const query::ResultEvent& event, const std::string& field);
/// How far the editor has got with it: "checked", or with single fields "date checked, title accepted"; ""
/// where nothing is decided.
std::string state_words(const query::ResultEvent& event);
/// A decision on a field: "checked by anna, 2017-07-10 09:30; read now: 9 July 2017".
std::string decision_words(const query::ResultDecision& decision);
/// Each actor once, in the order of the result.
std::vector<std::string> actor_names(const query::ResultEvent& event);
/// Each source once: its outlet, else its title, else its file; for those that only repeat another their
/// number: "2 copies"; and what the editor cites.
std::vector<std::string> source_names(const query::ResultEvent& event, const query::Result& result);
/// The source of a claim as it is cited: "Silicon UK, 10 July 2017 (S1)", "Report, page 3 (S4)", "The Lantern
/// (S2), copy of S1 (96 %)".
std::string citation(const query::ResultClaim& claim, const query::Result& result);
/// The outlet of a source, else its title, else its file.
std::string source_name(const query::ResultSource& source);
/// The words of a claim in quotation marks, wrapped and indented, with their source.
std::string quoted_claim(const query::ResultClaim& claim, const query::Result& result,
                         const std::string& indent, unsigned columns);

}  // namespace dateline::table
