#pragma once

#include <string>
#include <utility>

#include "src/base/problem.hpp"

namespace dateline::story {

/// Throws UsageError.
[[noreturn]] inline void refuse(std::string what, std::string why, std::string remedy) {
  throw base::UsageError({.what = std::move(what), .why = std::move(why), .remedy = std::move(remedy)});
}

}  // namespace dateline::story
