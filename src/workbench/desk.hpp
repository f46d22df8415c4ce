#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "graph/query/result.hpp"
#include "src/base/data_files.hpp"
#include "src/workbench/message.hpp"
#include "src/workbench/program.hpp"

namespace dateline::workbench {

/// Answers what the page asks: its own files, what is in the story, and what the editor decides. It knows of
/// no connection, and is asked one thing at a time. docs/formats/workbench.md lists the questions.
class Desk {
 public:
  struct Settings {
    bool read_only = false;
    std::uint64_t max_upload_bytes = 64u << 20;
  };
  /// Both must outlive it.
  Desk(Program& program, const base::DataFiles& data, Settings settings)
      : program_(program), data_(data), settings_(settings) {}

  /// `path` is that of the request behind the token. Never throws: what goes wrong is a reply.
  Reply answer(const Request& request, const std::string& path);

 private:
  Reply answer_whole(const Request& request, const std::string& path);
  Reply route(const Request& request, const std::string& path);
  Reply page_file(const std::string& path) const;
  Reply story_words();
  Reply counts();
  Reply events(const Request& request);
  Reply queue(const Request& request);
  Reply event(const std::string& handle);
  Reply what_is_not_final(const Request& request);
  Reply understood(const Request& request);
  Reply asked(const Request& request);
  Reply picture(const Request& request);
  Reply decided(const Request& request);
  Reply added(const Request& request);
  Reply put_picture(const Request& request);
  /// Runs a command that changes the story, and says what came of it.
  Reply change(Commission commission);

  /// All events of the story in time, until it changes: to filter them takes a tenth of what it takes to look
  /// up what there is to show of each.
  struct Whole {
    std::string stamp;
    std::vector<query::ResultEvent> events;
    std::map<std::string, std::size_t> places;  ///< of events in it, by handle
    std::vector<query::ResultSource> sources;
  };
  /// What a request asks for; without a filter and "all", what matters.
  struct Rows {
    std::vector<const query::ResultEvent*> events;  ///< in `whole_` or `found`
    std::vector<query::ResultEvent> found;
    std::uint64_t left_out = 0, possible = 0;
  };
  Rows rows_of(const Request& request);
  const Whole& whole(const story::Story& story);

  Program& program_;
  const base::DataFiles& data_;
  Settings settings_;
  Whole whole_;
};

}  // namespace dateline::workbench
