# A Debian package by CPack: cmake --build build/release, then cpack --config build/release/CPackConfig.cmake -B DIR.
# What the program is linked with is found by dpkg-shlibdeps; what it runs as a child is recommended.
include(GNUInstallDirs)
install(FILES ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs)
# Debian asks for the licence, and what it rests on, under this name.
file(READ ${PROJECT_SOURCE_DIR}/LICENSE LICENCE)
file(READ ${PROJECT_SOURCE_DIR}/NOTICE NOTICE)
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/copyright CONTENT "@LICENCE@\n@NOTICE@" @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
# What the program is made of, as SPDX. It is told from what Debian's packages say, so elsewhere there is none.
find_package(Python3 COMPONENTS Interpreter)
find_program(DATELINE_DPKG_QUERY dpkg-query)
if(Python3_FOUND AND DATELINE_DPKG_QUERY AND CMAKE_GENERATOR STREQUAL "Ninja")
  install(CODE "
    set(bundled \"\")
    if(DEFINED ENV{DATELINE_BUNDLED})
      set(bundled --bundled)
    endif()
    set(bill \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DATADIR}/doc/dateline/dateline.spdx.json\")
    execute_process(COMMAND \"${Python3_EXECUTABLE}\" \"${PROJECT_SOURCE_DIR}/tools/package/sbom.py\"
                            \"${PROJECT_BINARY_DIR}/dateline\" \"${PROJECT_BINARY_DIR}\" \${bundled} -o \"\${bill}\"
                    COMMAND_ERROR_IS_FATAL ANY)
    file(CHMOD \"\${bill}\" PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
    message(STATUS \"Installing: \${bill}\")")
else()
  message(STATUS "No bill of materials will be installed: it needs Python 3, dpkg and Ninja")
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME dateline)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "breaks news articles into dated events and draws timelines")
set(CPACK_PACKAGE_DESCRIPTION
    "Dateline reads news articles, finds what happened and when, who took part and who says so,
and keeps every fact with the words that state it. It answers questions, draws timelines and
diagrams, and hands events over to other tools. A story is one file; nothing leaves the machine.")
set(CPACK_PACKAGE_CONTACT "The Dateline project <dateline@dateline.example>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "graphviz, poppler-utils")
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/readable_folders.cmake)
include(CPack)
