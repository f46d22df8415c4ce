#pragma once

#include <cstdint>
#include <functional>
#include <optional>
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

  /// The rows of a filter, as they were the last time unless the story has changed since.
  struct Rows {
    std::string asked, stamp;
    std::vector<query::ResultEvent> events;
    std::vector<query::ResultSource> sources;
    std::uint64_t left_out = 0, possible = 0;
  };
  /// Those that the request asks for; without a filter and "all", those that matter.
  const Rows& rows_of(const Request& request);

  Program& program_;
  const base::DataFiles& data_;
  Settings settings_;
  Rows rows_;
};

}  // namespace dateline::workbench
