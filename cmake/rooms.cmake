# The room table. One row a room: its folder, the rooms whose headers it may include, the libraries it owns and
# the effects it may have. The row makes the library target (see add_room) and is written to rooms.tsv in the build
# folder, which tests/architecture holds the sources against.
#
# Libraries are named in cmake/libraries.cmake, effects in tests/architecture/effects.txt. fmt may be used anywhere.

set_property(GLOBAL PROPERTY DATELINE_ROOMS "")

function(room folder)
  cmake_parse_arguments(R "" "" "INCLUDES;LIBRARIES;EFFECTS" ${ARGN})
  set_property(GLOBAL APPEND PROPERTY DATELINE_ROOMS "${folder}")
  set_property(GLOBAL PROPERTY DATELINE_ROOM_${folder}_INCLUDES "${R_INCLUDES}")
  set_property(GLOBAL PROPERTY DATELINE_ROOM_${folder}_LIBRARIES "${R_LIBRARIES}")
  set_property(GLOBAL PROPERTY DATELINE_ROOM_${folder}_EFFECTS "${R_EFFECTS}")
endfunction()

set(GRAPH graph/model graph/assemble graph/store graph/topology graph/query)
set(EXPORTS exports/type exports/storyline exports/view exports/svg exports/cairo exports/html exports/plain exports/markdown exports/dot exports/annotated exports/table exports/factsheet exports/interchange)

room(src/base       LIBRARIES crypto)
room(src/text       INCLUDES src/base LIBRARIES icu)
room(src/calendar   INCLUDES src/base LIBRARIES date)
room(src/image      INCLUDES src/base LIBRARIES jpeg zlib)
room(src/article    INCLUDES src/base src/text src/calendar LIBRARIES json md4c)
room(src/container  INCLUDES src/base src/text src/calendar src/article LIBRARIES zlib)
room(src/language   INCLUDES src/base src/text LIBRARIES intrinsics)
room(src/record     INCLUDES src/base src/text src/calendar LIBRARIES json)
room(src/times      INCLUDES src/base src/calendar src/record)
room(src/extract    INCLUDES src/base src/text src/calendar src/article src/language src/record src/times)
room(src/imports    INCLUDES src/base src/text src/calendar src/article)
room(graph/model    INCLUDES src/base src/calendar)
room(graph/assemble INCLUDES src/base src/text src/calendar src/record graph/model)
room(graph/store    INCLUDES src/base src/calendar graph/model LIBRARIES sqlitecpp sqlite zlib EFFECTS story-file)
room(graph/topology INCLUDES src/base src/calendar graph/model LIBRARIES boost-graph)
room(graph/query    INCLUDES src/base src/text src/calendar graph/model graph/topology)
room(src/story      INCLUDES src/base src/text src/calendar src/article src/container src/language src/record src/extract src/imports src/image
                             ${GRAPH}
                    LIBRARIES json)
room(exports/type   INCLUDES src/base src/text LIBRARIES harfbuzz)
room(exports/storyline)
room(exports/view   INCLUDES src/base src/text src/calendar src/image graph/query exports/type exports/storyline)
room(exports/svg    INCLUDES src/base src/text src/calendar src/image exports/view exports/type)
room(exports/cairo  INCLUDES src/base src/text src/calendar src/image exports/view exports/type LIBRARIES cairo)
room(exports/html   INCLUDES src/base src/text src/calendar src/image exports/view exports/svg exports/type)
room(exports/plain  INCLUDES src/base src/text src/calendar exports/view exports/type)
room(exports/markdown INCLUDES src/base src/text src/calendar exports/view exports/type)
room(exports/dot    INCLUDES src/base src/text src/calendar exports/view exports/type LIBRARIES cgraph)
room(exports/annotated INCLUDES src/base src/text src/calendar src/article src/record)
room(exports/table  INCLUDES src/base src/text src/calendar graph/model graph/query src/record LIBRARIES json)
room(exports/factsheet INCLUDES src/base src/text src/calendar graph/query exports/table LIBRARIES zip)
room(exports/interchange INCLUDES src/base src/text src/calendar src/image graph/query exports/view exports/table exports/factsheet
                    LIBRARIES json)
room(src/workbench  INCLUDES src/base src/text src/calendar src/article src/record src/container src/language src/extract src/image src/story
                             ${GRAPH} exports/annotated exports/table
                    LIBRARIES http crypto json EFFECTS sockets randomness)
room(src/cli        INCLUDES src/base src/text src/calendar src/article src/container src/language src/record src/extract src/imports src/image src/story
                             src/workbench
                             ${GRAPH} ${EXPORTS}
                    LIBRARIES cli11 edit
                    EFFECTS clock environment files streams child-processes threads embedded-data)
