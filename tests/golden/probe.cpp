// A stand-in for the program, with which the golden harness is tested: it says what it is told to.
//   probe say WORD…        the words, in byte order
//   probe echo WORD…       the words as they come
//   probe zone             $TZ
//   probe cat FILE         a file, or standard input for "-"
//   probe make FILE WORD   writes a file
//   probe fail STATUS      a message on standard error, and this exit status

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

int main(int count, char** arguments) {
  std::vector<std::string> words(arguments + std::min(2, count), arguments + count);
  const std::string verb = count > 1 ? arguments[1] : "";
  if (verb == "say") std::sort(words.begin(), words.end());
  if (verb == "say" || verb == "echo") {
    for (const auto& word : words) std::cout << word << "\n";
  } else if (verb == "zone") {
    std::cout << std::getenv("TZ") << "\n";
  } else if (verb == "cat" && words.size() == 1 && words[0] == "-") {
    std::cout << std::cin.rdbuf();
  } else if (verb == "cat" && words.size() == 1) {
    std::cout << std::ifstream(words[0]).rdbuf();
  } else if (verb == "make" && words.size() == 2) {
    std::ofstream(words[0]) << words[1] << "\n";
  } else if (verb == "fail" && words.size() == 1) {
    std::cerr << "probe: asked to fail\n";
    return std::stoi(words[0]);
  } else {
    return 2;
  }
  return 0;
}
