#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "exports/type/fonts.hpp"
#include "exports/view/picture.hpp"
#include "exports/view/theme.hpp"
#include "src/cli/command.hpp"
#include "src/cli/picture_options.hpp"

namespace dateline::cli {

/// How a picture is put on paper or into pixels, and with which further fonts.
class PrintOptions {
 public:
  void ask_for(Options& options);
  /// Before any work. Throws UsageError where one is given that `format` ("svg", "pdf", "png", …) has no use
  /// for, or that makes no sense.
  void check(const std::string& format) const;
  /// The files of --font, for type::Fonts. Throws DataError where one cannot be read.
  std::vector<type::FontFile> fonts(Context& context) const;
  /// The picture as it fits the paper of a PDF; as `layout` says for other formats, and where a width is
  /// asked for.
  view::Picture laid_out(const std::string& format, const PictureOptions& options,
                         const view::TimelineOptions& layout,
                         const std::function<view::Picture(const view::TimelineOptions&)>& draw) const;
  /// A .pdf or .png.
  std::string drawn(const std::string& format, const PictureOptions& options, const view::Picture& picture,
                    const view::Theme& theme, const type::Fonts& fonts) const;

 private:
  std::string page(const PictureOptions& options) const;

  std::string page_;
  std::uint64_t density_ = 0;  ///< 0: not given
  std::vector<std::string> fonts_;
};

/// Where the description of a .png in words stands: "story.alt.txt" beside "story.png".
std::string alternative_path(const std::string& path);

/// The words of such a file with a last line by which they are known as this program's own while nobody has
/// changed them.
std::string signed_alternative(const std::string& words);
/// Before any work. Throws UsageError where another's words stand at `path`, or words of ours that somebody
/// has changed: they would be lost.
void check_alternative(Context& context, const std::string& path);

/// What becomes of characters that no font has, after a warning that names them.
std::string without_font(const std::string& format);

}  // namespace dateline::cli
