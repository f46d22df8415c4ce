#pragma once

#include <string_view>
#include <vector>

#include "src/article/article.hpp"
#include "src/article/boilerplate_rules.hpp"
#include "src/article/written_date.hpp"

namespace dateline::article {

inline constexpr std::size_t max_text_blocks = 200'000;

/// The lines of a text that say something, each without the blanks around it, as paragraphs. Past
/// `max_text_blocks` of them, all that follows is one block.
std::vector<Block> blocks_of_lines(std::string_view text);

/// Finds in a plain text the blocks that are the article, its title and its byline, and fills in `blocks`,
/// `title`, `title_span`, `byline` and `published` of `article` from its `text`. What is known already stays.
void read_plain_text(Article& article, const BoilerplateRules& rules, const WrittenDates& dates);

/// The names of a byline's line ("By Jane Doe and John Roe, Agency" is "Jane Doe and John Roe"); "" where the
/// line is none. Better none than a wrong one.
std::string byline_of(std::string_view line);

/// Whether a line is nothing but what stands before a name: "By", "Written by:".
bool is_byline_label(std::string_view line);

/// Whether words look like a person's name and nothing else: two to four of them, each with a capital.
bool is_personal_name(std::string_view words);

/// `title` without the name of the site at its end ("… - The Example Times", "… | Example"), as page titles
/// carry it.
std::string_view without_site_name(std::string_view title);

}  // namespace dateline::article
