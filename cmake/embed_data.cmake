# embed_data(FILES ...)   the library dateline_data: the listed files of data/ inside the program, by .incbin, behind
#                         dateline::base::embedded_data() (src/base/data_files.hpp).

function(embed_data)
  cmake_parse_arguments(E "" "" "FILES" ${ARGN})
  list(SORT E_FILES)
  set(assembly "    .section .rodata\n")
  set(rows "")
  set(externs "")
  set(paths "")
  set(index 0)
  foreach(file IN LISTS E_FILES)
    set(path ${PROJECT_SOURCE_DIR}/data/${file})
    list(APPEND paths ${path})
    string(APPEND assembly "    .balign 64\n    .global dateline_data_${index}\ndateline_data_${index}:\n"
           "    .incbin \"${path}\"\n    .global dateline_data_${index}_end\ndateline_data_${index}_end:\n    .byte 0\n")
    string(APPEND externs "extern \"C\" const char dateline_data_${index}[];\n"
           "extern \"C\" const char dateline_data_${index}_end[];\n")
    string(APPEND rows "    {\"${file}\", dateline_data_${index}, dateline_data_${index}_end},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  string(APPEND assembly "    .section .note.GNU-stack,\"\",%progbits\n")
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  file(CONFIGURE OUTPUT ${folder}/data.S CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${folder}/data.cpp CONTENT "// Written by cmake/embed_data.cmake.
#include \"src/base/data_files.hpp\"
${externs}
namespace {
const dateline::base::EmbeddedFile files[] = {
${rows}};
}
namespace dateline::base {
const DataFiles& embedded_data() {
  static const EmbeddedData data{files};
  return data;
}
}
" @ONLY)
  set_source_files_properties(${folder}/data.S PROPERTIES OBJECT_DEPENDS "${paths}")
  add_library(dateline_data STATIC ${folder}/data.S ${folder}/data.cpp)
  target_link_libraries(dateline_data PUBLIC dateline_base)
endfunction()
