#include "src/cli/line_editor.hpp"

#include <histedit.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <cstdio>

#include "src/base/problem.hpp"
#include "src/base/utf8.hpp"
#include "src/text/boundaries.hpp"

namespace dateline::cli {
namespace {

volatile sig_atomic_t interrupted = 0;

void note_interrupt(int) {
  interrupted = 1;
}

constexpr std::size_t most_shown = 120;

/// Words in columns, as many as the terminal has room for.
std::string in_columns(const std::vector<std::string>& words, std::size_t columns) {
  std::vector<std::string> cells;
  std::size_t widest = 1;
  for (std::size_t i = 0; i < std::min(words.size(), most_shown); ++i) {
    cells.push_back(base::shown_safely(words[i]));
    widest = std::max(widest, text::display_width(cells.back()) + 2);
  }
  const std::size_t across = std::max<std::size_t>(1, columns / widest);
  const std::size_t down = (cells.size() + across - 1) / across;
  std::string out;
  for (std::size_t row = 0; row < down; ++row) {
    std::string line;
    for (std::size_t i = row; i < cells.size(); i += down) {
      line += cells[i];
      if (i + down < cells.size()) line += std::string(widest - text::display_width(cells[i]), ' ');
    }
    out += line + "\n";
  }
  if (words.size() > most_shown) out += "+" + std::to_string(words.size() - most_shown) + " more\n";
  return out;
}

}  // namespace

struct LineEditor::Inside {
  std::string prompt;
  std::function<Completions(std::string_view)> complete;
  EditLine* editor = nullptr;
  History* history = nullptr;

  ~Inside() {
    if (editor) el_end(editor);
    if (history) history_end(history);
  }

  static Inside& of(EditLine* editor) {
    void* self = nullptr;
    el_get(editor, EL_CLIENTDATA, &self);
    return *static_cast<Inside*>(self);
  }
  static char* prompt_of(EditLine* editor) { return of(editor).prompt.data(); }
  static unsigned char complete_in(EditLine* editor, int) { return of(editor).complete_word(); }

  /// One byte from the terminal; what read() says of it. A Ctrl-C ends the waiting whenever it comes: it is
  /// let through only while waiting, so that none falls between a look at the note and the wait.
  static ssize_t read_byte(char& byte) {
    sigset_t interrupt{}, usual{};
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    pollfd terminal{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
    while (true) {
      ::pthread_sigmask(SIG_BLOCK, &interrupt, &usual);
      const int ready = interrupted ? -1 : ::ppoll(&terminal, 1, nullptr, &usual);
      ::pthread_sigmask(SIG_SETMASK, &usual, nullptr);
      if (interrupted) return -1;
      if (ready <= 0) continue;  // the window has another size, or the program was stopped for a while
      const ssize_t count = ::read(STDIN_FILENO, &byte, 1);
      if (count >= 0 || errno != EINTR) return count;
    }
  }

  /// The next character, as libedit asks for it: 1, 0 at the end, -1 where there is none. What is no UTF-8 is
  /// passed over.
  static int read_key(EditLine*, wchar_t* key) {
    while (true) {
      std::string bytes(1, '\0');
      const ssize_t count = read_byte(bytes[0]);
      if (count <= 0) return static_cast<int>(count);
      const auto lead = static_cast<unsigned char>(bytes[0]);
      const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
      while (bytes.size() < length) {
        char next = 0;
        if (const ssize_t more = read_byte(next); more <= 0) return static_cast<int>(more);
        bytes += next;
      }
      const base::CodePoint character = base::code_point_at(bytes, 0);
      if (!character.valid) continue;
      *key = static_cast<wchar_t>(character.value);
      return 1;
    }
  }

  unsigned char complete_word() {
    const LineInfo* const line = el_line(editor);
    const std::string_view before(line->buffer, static_cast<std::size_t>(line->cursor - line->buffer));
    const Completions found = complete(before);
    if (found.words.empty()) return CC_REFRESH_BEEP;
    const std::string typed(before.substr(found.begin));
    if (found.words.size() == 1) return put(typed, found.words.front() + (found.ends_word ? " " : ""));
    const std::string common = common_begin(found.words);
    if (common.size() > typed.size()) return put(typed, common);
    std::fputs(("\n" + in_columns(found.shown, columns())).c_str(), stdout);
    std::fflush(stdout);
    return CC_REDISPLAY;
  }

  unsigned char put(const std::string& typed, const std::string& word) {
    // libedit counts characters.
    std::size_t characters = 0;
    for (const char c : typed) characters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    el_deletestr(editor, static_cast<int>(characters));
    return el_insertstr(editor, word.c_str()) == 0 ? CC_REFRESH : CC_REFRESH_BEEP;
  }

  std::size_t columns() const {
    int count = 0;
    const bool known = el_get(editor, EL_GETTC, "co", &count) == 0 && count > 0;
    return known ? static_cast<std::size_t>(count) : 80;
  }
};

LineEditor::LineEditor(const std::string& prompt, std::function<Completions(std::string_view)> complete)
    : inside_(std::make_unique<Inside>()) {
  // By this libedit knows which bytes are a character: UTF-8, whatever the user's locale.
  std::setlocale(LC_CTYPE, "C.UTF-8");
  Inside& inside = *inside_;
  inside.prompt = prompt;
  inside.complete = std::move(complete);
  inside.history = history_init();
  inside.editor = el_init("dateline", stdin, stdout, stderr);
  if (!inside.editor || !inside.history)
    throw base::DataError(
        {.what = "the terminal cannot be used", .remedy = "give the lines on standard input"});
  HistEvent event{};
  ::history(inside.history, &event, H_SETSIZE, 2000);
  ::history(inside.history, &event, H_SETUNIQUE, 1);
  el_set(inside.editor, EL_CLIENTDATA, static_cast<void*>(&inside));
  el_set(inside.editor, EL_PROMPT, &Inside::prompt_of);
  el_set(inside.editor, EL_EDITOR, "emacs");
  el_set(inside.editor, EL_SIGNAL, 1);
  el_set(inside.editor, EL_GETCFN, &Inside::read_key);
  el_set(inside.editor, EL_HIST, ::history, inside.history);
  el_set(inside.editor, EL_ADDFN, "dateline-complete", "Complete the word", &Inside::complete_in);
  el_set(inside.editor, EL_BIND, "^I", "dateline-complete", nullptr);
  el_set(inside.editor, EL_BIND, "^R", "em-inc-search-prev", nullptr);
}

LineEditor::~LineEditor() = default;

LineEditor::Read LineEditor::read(std::string& line) {
  int count = 0;
  const char* const given = el_gets(inside_->editor, &count);
  if (!given || count <= 0) {
    const bool was_interrupted = Interrupts::noted();
    el_reset(inside_->editor);  // what was typed so far is given up
    std::fputs("\n", stdout);
    std::fflush(stdout);
    return was_interrupted ? Read::interrupted : Read::end;
  }
  line.assign(given, static_cast<std::size_t>(count));
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.pop_back();
  return Read::line;
}

void LineEditor::remember(const std::string& line) {
  HistEvent event{};
  if (!line.empty()) ::history(inside_->history, &event, H_ENTER, line.c_str());
}

struct Interrupts::Before {
  struct sigaction action{};
};

Interrupts::Interrupts() : before_(std::make_unique<Before>()) {
  struct sigaction noting{};
  noting.sa_handler = note_interrupt;  // without SA_RESTART: waiting for a key ends
  sigemptyset(&noting.sa_mask);
  ::sigaction(SIGINT, &noting, &before_->action);
}

Interrupts::~Interrupts() {
  ::sigaction(SIGINT, &before_->action, nullptr);
}

bool Interrupts::noted() {
  return interrupted != 0;
}

void Interrupts::forget() {
  interrupted = 0;
}

}  // namespace dateline::cli
