// Runs one golden case: a command of the program in a folder of its own, twice, and compares what it says and
// makes with the files that a person has approved. Called by add_golden_case (tests/golden/CMakeLists.txt).
//
//   golden --program FILE --expected STEM --work FOLDER [--copy FOLDER]… [--before "ARGS"]… --args "ARGS"
//          [--stdin FILE] [--output FILE]…
//
// STEM.out, STEM.err, STEM.exit are what standard output, standard error and the exit status must be; a
// missing one means empty, empty, 0. For each --output story.svg, STEM.svg is what the file must be. What
// differs is written beside the approved file as FILE.unapproved, and the run fails: a person who agrees
// renames it.
//
// The second run must say and make the same bytes in another time zone and locale, with its inputs shuffled:
// words between "[" and "]" in the arguments are turned round, and so are the lines below the head of a
// --manifest. Everything the case needs is copied into the folder first, and the environment is fixed, so
// that nothing of the machine shows.

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

struct Case {
  std::string program, expected, work, arguments, input;
  Words copies, before, outputs;
};

struct Outcome {
  int exit_status = 0;
  std::string output, errors;
  std::vector<std::string> made;  ///< one for each of Case::outputs
  bool operator==(const Outcome&) const = default;
};

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return {};
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write_bytes(const fs::path& path, const std::string& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << bytes;
  if (!file.flush()) throw std::runtime_error(path.string() + ": cannot be written");
}

/// The words of a command line: blanks part them, double quotes hold them together.
Words words_of(const std::string& line) {
  Words words;
  std::string word;
  bool inside = false, quoted = false;
  for (const char c : line + " ") {
    if (c == '"') {
      quoted = !quoted;
      inside = true;
    } else if (c == ' ' && !quoted) {
      if (inside) words.push_back(word);
      word.clear();
      inside = false;
    } else {
      word += c;
      inside = true;
    }
  }
  if (quoted) throw std::runtime_error("a quote is not closed: " + line);
  return words;
}

/// Turns the lines of a manifest round, below its head.
void turn_manifest(const fs::path& path) {
  std::ifstream file(path);
  Words lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  if (lines.size() < 3) return;
  std::reverse(lines.begin() + 1, lines.end());
  std::string bytes;
  for (const auto& line : lines) bytes += line + "\n";
  write_bytes(path, bytes);
}

/// The arguments of one run, without the brackets; shuffled in the second run.
Words arguments_for(const std::string& line, const fs::path& folder, bool second) {
  Words result;
  auto group = Words::size_type{0};
  const auto words = words_of(line);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "[") {
      group = result.size();
    } else if (words[i] == "]") {
      if (second) std::reverse(result.begin() + static_cast<std::ptrdiff_t>(group), result.end());
    } else {
      if (second && i > 0 && words[i - 1] == "--manifest") turn_manifest(folder / words[i]);
      result.push_back(words[i]);
    }
  }
  return result;
}

/// Runs the program in `folder`; standard output and error go to files there.
int run(const Case& one, const Words& arguments, const fs::path& folder, bool second) {
  const auto environment =
      second ? Words{"LC_ALL=tr_TR.UTF-8", "TZ=America/St_Johns"} : Words{"LC_ALL=C", "TZ=Pacific/Auckland"};
  const auto child = fork();
  if (child < 0) throw std::runtime_error("cannot start a process");
  if (child == 0) {
    Words all = environment;
    all.push_back("PATH=/usr/bin:/bin");
    all.push_back("HOME=" + folder.string());
    Words words = {one.program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv, envp;
    for (auto& word : words) argv.push_back(word.data());
    for (auto& word : all) envp.push_back(word.data());
    argv.push_back(nullptr);
    envp.push_back(nullptr);
    const auto input = one.input.empty() ? std::string("/dev/null") : one.input;
    const bool ready = chdir(folder.c_str()) == 0 && dup2(open(input.c_str(), O_RDONLY), 0) == 0 &&
                       dup2(open("../stdout", O_WRONLY | O_CREAT | O_TRUNC, 0644), 1) == 1 &&
                       dup2(open("../stderr", O_WRONLY | O_CREAT | O_TRUNC, 0644), 2) == 2;
    if (ready) execve(one.program.c_str(), argv.data(), envp.data());
    _exit(126);
  }
  int status = 0;
  if (waitpid(child, &status, 0) != child) throw std::runtime_error("lost the process");
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

Outcome outcome_of(const Case& one, bool second) {
  const auto root = fs::path(one.work) / (second ? "second" : "first");
  const auto folder = root / "in";
  fs::remove_all(root);
  fs::create_directories(folder);
  for (const auto& copied : one.copies) fs::copy(copied, folder, fs::copy_options::recursive);
  for (const auto& line : one.before) {
    if (run(one, arguments_for(line, folder, second), folder, second) != 0) {
      throw std::runtime_error("the command before it failed: " + line + "\n" + bytes_of(root / "stderr"));
    }
  }
  Outcome outcome;
  outcome.exit_status = run(one, arguments_for(one.arguments, folder, second), folder, second);
  outcome.output = bytes_of(root / "stdout");
  outcome.errors = bytes_of(root / "stderr");
  for (const auto& made : one.outputs) {
    if (!fs::exists(folder / made)) throw std::runtime_error("did not make " + made + "\n" + outcome.errors);
    outcome.made.push_back(bytes_of(folder / made));
  }
  return outcome;
}

/// Shows how `actual` differs from the file of the expected bytes.
void show_difference(const std::string& expected, const std::string& actual) {
  std::cout.flush();
  const auto child = fork();
  if (child == 0) {
    execlp("diff", "diff", "-u", "--", fs::exists(expected) ? expected.c_str() : "/dev/null", actual.c_str(),
           nullptr);
    _exit(127);
  }
  int status = 0;
  waitpid(child, &status, 0);
}

/// Compares with an approved file; writes .unapproved beside it on a difference.
bool is_approved(const std::string& path, const std::string& actual, const std::string& when_missing) {
  const auto unapproved = path + ".unapproved";
  fs::remove(unapproved);
  if ((fs::exists(path) ? bytes_of(path) : when_missing) == actual) return true;
  write_bytes(unapproved, actual);
  std::cout << "differs from what is approved: " << path << "\n";
  show_difference(path, unapproved);
  return false;
}

bool agree(const std::string& what, const std::string& first, const std::string& second,
           const fs::path& work) {
  if (first == second) return true;
  std::cout << "the second run, with inputs shuffled and in another zone and locale, gives another " << what
            << "\n";
  const auto one = work / "first.txt", other = work / "second.txt";
  write_bytes(one, first);
  write_bytes(other, second);
  show_difference(one.string(), other.string());
  return false;
}

bool passes(const Case& one) {
  const auto first = outcome_of(one, false);
  const auto second = outcome_of(one, true);
  bool good = is_approved(one.expected + ".out", first.output, "");
  good = is_approved(one.expected + ".err", first.errors, "") && good;
  good = is_approved(one.expected + ".exit", std::to_string(first.exit_status) + "\n", "0\n") && good;
  good = agree("standard output", first.output, second.output, one.work) && good;
  good = agree("standard error", first.errors, second.errors, one.work) && good;
  good =
      agree("exit status", std::to_string(first.exit_status), std::to_string(second.exit_status), one.work) &&
      good;
  for (std::size_t i = 0; i < one.outputs.size(); ++i) {
    const auto extension = fs::path(one.outputs[i]).extension().string();
    good = is_approved(one.expected + extension, first.made[i], "") && good;
    good = agree(one.outputs[i], first.made[i], second.made[i], one.work) && good;
  }
  return good;
}

Case case_from(const Words& arguments) {
  const std::map<std::string, std::string Case::*> single = {{"--program", &Case::program},
                                                             {"--expected", &Case::expected},
                                                             {"--work", &Case::work},
                                                             {"--args", &Case::arguments},
                                                             {"--stdin", &Case::input}};
  const std::map<std::string, Words Case::*> repeated = {
      {"--copy", &Case::copies}, {"--before", &Case::before}, {"--output", &Case::outputs}};
  Case one;
  for (std::size_t i = 0; i + 1 < arguments.size(); i += 2) {
    if (const auto option = single.find(arguments[i]); option != single.end()) {
      one.*(option->second) = arguments[i + 1];
    } else if (const auto list = repeated.find(arguments[i]); list != repeated.end()) {
      (one.*(list->second)).push_back(arguments[i + 1]);
    } else {
      throw std::runtime_error("unknown option " + arguments[i]);
    }
  }
  if (one.program.empty() || one.expected.empty() || one.work.empty() || arguments.size() % 2 != 0) {
    throw std::runtime_error("--program, --expected and --work are needed, each option with a value");
  }
  return one;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return passes(case_from(Words(arguments + 1, arguments + count))) ? 0 : 1;
  } catch (const std::exception& problem) {
    std::cout << "golden: " << problem.what() << "\n";
    return 2;
  }
}
