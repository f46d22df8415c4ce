#include "src/article/lead_image.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "src/text/fold.hpp"

namespace dateline::article {
namespace {

constexpr std::size_t max_credit_bytes = 120, min_file_name_bytes = 5;

// The name of the file of a picture without ending and size: "/a/boats-1024x683.jpg?x=1" is "boats".
std::string file_name(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  url = url.substr(url.find_last_of('/') + 1);
  url = url.substr(0, url.find_last_of('.'));
  const std::size_t size = url.find_last_of('-');
  if (size != std::string_view::npos &&
      url.find_first_not_of("0123456789x", size + 1) == std::string_view::npos)
    url = url.substr(0, size);
  return text::lower_ascii(url);
}

struct Figure {
  std::int32_t picture = -1;  // its <img>
  std::int32_t caption = -1;  // its <figcaption>
  std::int32_t credit = -1;   // what is named as its credit
};

class FigureReader {
 public:
  FigureReader(const HtmlTree& tree, const PageNames& names) : tree_(tree), names_(names) {}

  std::int32_t end_of(std::int32_t node) const {
    std::int32_t end = node + 1;
    while (static_cast<std::size_t>(end) < tree_.nodes.size() &&
           tree_.nodes[static_cast<std::size_t>(end)].parent >= node)
      ++end;
    return end;
  }

  Figure read(std::int32_t begin, std::int32_t end) const {
    Figure figure;
    for (std::int32_t i = begin; i < end; ++i) {
      const HtmlNode& node = tree_.nodes[static_cast<std::size_t>(i)];
      if (node.tag == HtmlTag::img && figure.picture < 0) figure.picture = i;
      if (node.tag == HtmlTag::figcaption && figure.caption < 0) figure.caption = i;
      if (node.attribute_count == 0 || figure.credit >= 0) continue;
      const std::string names = text::lower_ascii(tree_.attribute(node, "class").value_or(""));
      if (names.find("credit") != std::string::npos || names.find("copyright") != std::string::npos)
        figure.credit = i;
    }
    return figure;
  }

  void describe(const Figure& figure, LeadImage& image) const {
    if (image.alternative.empty())
      image.alternative =
          tree_.attribute(tree_.nodes[static_cast<std::size_t>(figure.picture)], "alt").value_or("");
    std::string caption = figure.caption < 0 ? "" : tree_.text_under(figure.caption);
    std::string credit = figure.credit < 0 ? "" : tree_.text_under(figure.credit);
    if (const std::size_t at = caption.find(credit); !credit.empty() && at != std::string::npos)
      caption.erase(at, credit.size());
    if (credit.empty()) credit = split_off_credit(caption);
    while (!caption.empty() && caption.back() == ' ') caption.pop_back();
    if (image.caption.empty()) image.caption = caption;
    if (image.credit.empty() && credit.size() <= max_credit_bytes) image.credit = without_label(credit);
  }

 private:
  // Where the last sentence of a caption begins with a label, the name after it; takes both off.
  std::string split_off_credit(std::string& caption) const {
    for (std::size_t colon = caption.rfind(':'); colon != std::string::npos && colon > 0;) {
      std::size_t begin = caption.find_last_of(".()|[", colon);
      begin = begin == std::string::npos ? 0 : begin + 1;
      while (begin < colon && caption[begin] == ' ') ++begin;
      if (caption.size() - begin > max_credit_bytes) break;
      if (names_.has("credit-label", text::fold(caption.substr(begin, colon - begin)))) {
        std::string credit = caption.substr(begin);
        while (!credit.empty() && (credit.back() == ')' || credit.back() == ']')) credit.pop_back();
        if (begin > 0 && caption[begin - 1] != '.') --begin;
        caption.erase(begin);
        return credit;
      }
      colon = caption.rfind(':', colon - 1);
    }
    return "";
  }

  std::string without_label(const std::string& credit) const {
    const std::size_t colon = credit.find(':');
    if (colon == std::string::npos || !names_.has("credit-label", text::fold(credit.substr(0, colon))))
      return credit;
    const std::size_t name = credit.find_first_not_of(' ', colon + 1);
    return name == std::string::npos ? "" : credit.substr(name);
  }

  const HtmlTree& tree_;
  const PageNames& names_;
};

}  // namespace

LeadImage lead_image_of(const HtmlTree& tree, std::int32_t begin, std::int32_t end, const LeadImage& known,
                        const PageNames& names) {
  LeadImage image = known;
  const FigureReader reader(tree, names);
  const std::string wanted = file_name(known.url);
  if (!known.url.empty() && wanted.size() < min_file_name_bytes) return image;
  const auto size = static_cast<std::int32_t>(tree.nodes.size());
  std::int32_t figure_end = 0;  // of the figure that is being passed
  Figure figure;
  for (std::int32_t i = wanted.empty() ? begin : 0; i < (wanted.empty() ? std::min(end, size) : size); ++i) {
    const HtmlNode& node = tree.nodes[static_cast<std::size_t>(i)];
    if (node.tag == HtmlTag::figure && i >= figure_end)
      figure = reader.read(i, figure_end = reader.end_of(i));
    if (node.tag != HtmlTag::img) continue;
    const std::string_view source = tree.attribute(node, "src").value_or("");
    const bool in_figure = i < figure_end;
    if (wanted.empty() ? !in_figure || source.empty() : file_name(source) != wanted) continue;
    if (wanted.empty()) image.url = source;
    Figure here = in_figure ? figure : Figure{};
    here.picture = i;
    reader.describe(here, image);
    break;
  }
  return image;
}

}  // namespace dateline::article
