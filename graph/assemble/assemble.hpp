#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/assemble/decisions.hpp"
#include "graph/assemble/uids.hpp"
#include "graph/model/assembled.hpp"
#include "src/record/record.hpp"

namespace dateline::assemble {

/// One source's reading.
struct Reading {
  std::string source_uid;
  std::optional<calendar::Day> published;
  const record::Record* record = nullptr;       ///< not owned
  std::vector<const record::Record*> others{};  ///< what other programs read in the same text; not owned
};

/// One story from all readings: the same actor, the same event. The graph is the same for every order of
/// `readings`; new things are listed by publication day (unknown last), source, and place in the text.
///
/// Precision before recall: two things are one only where names, kind, time and participants leave little
/// doubt, and two events (or two named persons) of one article are never made one here: only the editor does.
/// What he has decided on events, actors and who is one goes before what is read (editorial.hpp,
/// regroup.hpp); events that he has accepted or checked stay when no reading finds them any more. Events that
/// are only named get the days that `decisions` or other articles give the name. The bounds of events that no
/// words date follow from their order, as articles and `decisions` tell it. Likely days stand beside the
/// bounds (likely_days.hpp) and decide nothing else. Copies and versions of one text are linked (copies.hpp),
/// and stay sources. What other programs read in an article is joined with our reading (joint_reading.hpp):
/// it is no other source, and where both tell of an event, what we read of it goes before, but for a date
/// where we have none that words state.
model::Assembled assemble(std::vector<Reading> readings, const Decisions& decisions = {});

}  // namespace dateline::assemble
