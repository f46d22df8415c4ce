#pragma once

#include "src/article/article.hpp"
#include "src/article/written_date.hpp"

namespace dateline::article {

/// The day of publication that a plain text states, as `published` of `article`, with `published_from`
/// "dateline": in a line beside its title ("Published: 14 July 2023", "By Jane Doe | 3 May 2024"), in the
/// dateline of its first paragraph ("HAMBURG, 8 July 2017 (Agency) - …"), or in a line below it. Nothing
/// where no day with its year stands in one of these places: a day in the article itself is none. What is
/// known already stays. Expects title and kept blocks to be found.
void find_plain_date(const WrittenDates& dates, Article& article);

/// Whether a line is a day with its year and nothing else but words that go with one: "Monday 3 May
/// 2024, 10.30am".
bool is_date_line(std::string_view line, const WrittenDates& dates);

}  // namespace dateline::article
