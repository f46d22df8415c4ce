# add_room(SOURCES ...)   in a room's own CMakeLists.txt: the static library dateline_<name> of the current folder,
#                         linked to what its row of the room table allows and to nothing else.
# add_unit_test(<name> SOURCES ... ROOMS ...)   a Catch2 program and its CTest entry; unit_tests builds all.

add_library(dateline_settings INTERFACE)
target_compile_features(dateline_settings INTERFACE cxx_std_20)
target_include_directories(dateline_settings INTERFACE ${PROJECT_SOURCE_DIR})
# -Wno-missing-field-initializers: designated initialisers leave members to their defaults on purpose.
# -Wno-restrict: GCC 12 warns of "text" + std::string in its own library (PR 105651).
target_compile_options(dateline_settings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
                       -Woverloaded-virtual -Wextra-semi -Wno-missing-field-initializers
                       $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict> $<$<BOOL:${DATELINE_WERROR}>:-Werror>)
if(DATELINE_SANITIZE)
  target_compile_options(dateline_settings INTERFACE -fsanitize=${DATELINE_SANITIZE} -fno-omit-frame-pointer
                         -fno-sanitize-recover=all
                         # GCC 12 sees uninitialised values in the standard library's own code once it is instrumented.
                         $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  target_link_options(dateline_settings INTERFACE -fsanitize=${DATELINE_SANITIZE})
endif()
if(DATELINE_COVERAGE)
  # Where a process leaves its counts is compiled in: tests change folder and environment. Four files a program, %m, take
  # the counts of all its processes together.
  set(DATELINE_COUNTS ${PROJECT_BINARY_DIR}/counts/%4m.profraw)
  target_compile_options(dateline_settings INTERFACE -fprofile-instr-generate=${DATELINE_COUNTS} -fcoverage-mapping)
  target_link_options(dateline_settings INTERFACE -fprofile-instr-generate=${DATELINE_COUNTS})
endif()
if(DATELINE_FUZZ)
  target_compile_options(dateline_settings INTERFACE -fsanitize=fuzzer-no-link)
endif()

add_custom_target(unit_tests)

function(room_name folder result)
  get_filename_component(name ${folder} NAME)
  set(${result} ${name} PARENT_SCOPE)
endfunction()

function(add_room)
  cmake_parse_arguments(R "" "" "SOURCES" ${ARGN})
  file(RELATIVE_PATH folder ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
  get_property(rooms GLOBAL PROPERTY DATELINE_ROOMS)
  if(NOT folder IN_LIST rooms)
    message(FATAL_ERROR "${folder} has no row in cmake/rooms.cmake")
  endif()
  room_name(${folder} name)
  add_library(dateline_${name} STATIC ${R_SOURCES})
  add_library(dateline::${name} ALIAS dateline_${name})
  target_link_libraries(dateline_${name} PUBLIC dateline_settings fmt::fmt)
  get_property(includes GLOBAL PROPERTY DATELINE_ROOM_${folder}_INCLUDES)
  foreach(other IN LISTS includes)
    if(EXISTS ${PROJECT_SOURCE_DIR}/${other}/CMakeLists.txt)
      room_name(${other} other_name)
      target_link_libraries(dateline_${name} PUBLIC dateline_${other_name})
    endif()
  endforeach()
  get_property(libraries GLOBAL PROPERTY DATELINE_ROOM_${folder}_LIBRARIES)
  foreach(library IN LISTS libraries)
    get_property(target GLOBAL PROPERTY DATELINE_LIBRARY_${library}_TARGET)
    if(NOT target)
      message(FATAL_ERROR "${folder}: library '${library}' has no row in cmake/libraries.cmake")
    endif()
    target_link_libraries(dateline_${name} PRIVATE ${target})
  endforeach()
endfunction()

function(add_unit_test name)
  cmake_parse_arguments(T "" "" "SOURCES;ROOMS" ${ARGN})
  add_executable(test_${name} ${T_SOURCES})
  target_link_libraries(test_${name} PRIVATE dateline_test_main)
  # What Catch2's macros become takes half of the time of a build to optimise. The rooms stay as the preset says.
  target_compile_options(test_${name} PRIVATE -O0)
  foreach(room IN LISTS T_ROOMS)
    target_link_libraries(test_${name} PRIVATE dateline_${room})
  endforeach()
  target_compile_definitions(test_${name} PRIVATE
    DATELINE_SOURCE_DIR="${PROJECT_SOURCE_DIR}" DATELINE_SHARED_DIR="${DATELINE_SHARED_DIR}")
  add_test(NAME unit.${name} COMMAND test_${name})
  add_dependencies(unit_tests test_${name})
endfunction()
