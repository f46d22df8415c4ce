#pragma once

#include "graph/store/story_file.hpp"
#include "src/story/reading.hpp"

namespace dateline::story {

/// What the story keeps of an article and of what was read in it.
store::SourceData source_data(const ReadArticle& read, const NewArticle& given, base::Instant added);

/// A source as an article to be read again, with what is known of it.
NewArticle article_of(const store::SourceData& data, article::Known known);

}  // namespace dateline::story
