# The outside libraries. One row each: the name the room table uses, the CMake target to link, and the include
# prefixes by which tests/architecture knows its headers.

set_property(GLOBAL PROPERTY DATELINE_LIBRARIES "")

function(library name target)
  cmake_parse_arguments(L "" "" "HEADERS" ${ARGN})
  set_property(GLOBAL APPEND PROPERTY DATELINE_LIBRARIES "${name}")
  set_property(GLOBAL PROPERTY DATELINE_LIBRARY_${name}_TARGET "${target}")
  set_property(GLOBAL PROPERTY DATELINE_LIBRARY_${name}_HEADERS "${L_HEADERS}")
endfunction()

find_package(Boost 1.74 REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(date REQUIRED)
find_package(CLI11 REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
pkg_check_modules(HARFBUZZ REQUIRED IMPORTED_TARGET harfbuzz harfbuzz-subset)
pkg_check_modules(CGRAPH REQUIRED IMPORTED_TARGET libcgraph)

# The compiler's own: names of the processor's instructions.
add_library(compiler_intrinsics INTERFACE)

library(fmt         fmt::fmt                     HEADERS fmt/)
library(crypto      OpenSSL::Crypto              HEADERS openssl/)
library(icu         PkgConfig::ICU               HEADERS unicode/)
library(date        date::date                   HEADERS date/)
library(json        nlohmann_json::nlohmann_json HEADERS nlohmann/)
library(sqlitecpp   SQLiteCpp                    HEADERS SQLiteCpp/)
library(sqlite      SQLite::SQLite3              HEADERS sqlite3.h)
library(zlib        ZLIB::ZLIB                   HEADERS zlib.h zconf.h)
library(boost-graph Boost::headers               HEADERS boost/)
library(harfbuzz    PkgConfig::HARFBUZZ          HEADERS hb.h hb- harfbuzz/)
library(cgraph      PkgConfig::CGRAPH            HEADERS graphviz/ cgraph.h)
library(cli11       CLI11::CLI11                 HEADERS CLI/)
library(intrinsics  compiler_intrinsics          HEADERS immintrin.h)
