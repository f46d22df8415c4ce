#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Texts for the tests of copies, all of them made up.
namespace dateline::test::copies {

inline std::string joined(const std::vector<std::string>& paragraphs, std::size_t first = 0,
                          std::size_t count = std::string::npos) {
  std::string out;
  for (std::size_t i = first; i < paragraphs.size() && i - first < count; ++i) out += paragraphs[i] + "\n\n";
  return out;
}

/// A story of an agency, some 330 words in ten paragraphs.
inline const std::vector<std::string> agency = {
    "A ferry with 214 passengers on board struck the eastern breakwater of Velden harbour early on Tuesday, "
    "injuring 31 people, two of them seriously, the port authority said.",
    "The Marguerite, which runs twice a day between Velden and the island of Osk, was entering the harbour "
    "in thick fog at about 6.40am when it hit the wall with its bow. It remained afloat and reached its "
    "berth with the help of two tugs.",
    "\"We heard a long grinding noise and then everybody fell,\" said Anna Lindqvist, a teacher who was "
    "travelling with a class of twelve. \"The children were frightened, but the crew had them in their life "
    "jackets within a minute.\"",
    "Hospitals in Velden and Harnby treated passengers for broken bones and concussion. A 58-year-old man "
    "and a member of the crew were flown to the university hospital in Lund Bay, where doctors described "
    "their condition as stable.",
    "Luc Verhaegen, the head of the port authority, told reporters that the radar on the breakwater had "
    "been out of order since Saturday. A warning had been sent to all shipping companies, he added, and "
    "pilots had been offered to every ferry.",
    "The company that owns the Marguerite, Osk Lines, said its captain had 22 years of experience and had "
    "asked for no pilot because regular ferries are not obliged to take one. It promised to work with the "
    "investigators.",
    "The maritime accident board has sent three investigators, who secured the voyage recorder in the "
    "afternoon. A first report is expected within 30 days, a spokeswoman said.",
    "It is the second accident at the eastern breakwater in three years. In 2019 a cargo ship laden with "
    "timber ran onto its stones in a storm and blocked the entrance for nine days.",
    "Residents have long asked for a second light at the end of the wall. The town council voted for one "
    "last autumn, but the money, some 400,000 crowns, was not in the budget that the region approved.",
    "Services between Velden and Osk are suspended until Friday. Travellers can use the car ferry from "
    "Harnby, which will make four more crossings a day.",
};

/// The agency's story as a paper prints it: another headline, two sentences of its own.
inline std::string syndicated() {
  std::vector<std::string> paragraphs = agency;
  paragraphs.insert(paragraphs.begin(), "Fog and a dead radar: how the Osk ferry hit the wall");
  paragraphs[1] =
      "Thirty-one people were hurt on Tuesday morning when the ferry from Osk ran into the "
      "breakwater of Velden harbour in fog.";
  paragraphs[10] = "There will be no ferries to Osk before Friday.";
  return joined(paragraphs);
}

/// A reporter's own story of the same accident, with the same words of the same witness.
inline const std::string own_report =
    "Mia Dahl was asleep on a bench on the upper deck when the Marguerite stopped as if it had met a hand. "
    "She woke up on the floor, five metres further on, with a broken wrist and someone else's coffee in her "
    "hair.\n\n"
    "She was one of more than thirty people who needed a doctor after Tuesday's accident at the mouth of "
    "the harbour. On the quay, volunteers of the rowing club handed out blankets while parents searched for "
    "a school class that had been on its way home from the island.\n\n"
    "\"We heard a long grinding noise and then everybody fell,\" said Anna Lindqvist, a teacher who was "
    "travelling with a class of twelve. All of the children were collected by noon.\n\n"
    "Fishermen who were out at the same hour said they could not see their own nets. Per Holm, who has "
    "worked these waters for forty years, blamed the authorities: everyone in town knew that the radar had "
    "failed, he said, and nobody had thought of a horn.\n\n"
    "The owners of the ship would not say whether the captain had slowed down. A former captain of the "
    "company, who did not want to be named, said the timetable left no minute to spare in the mornings and "
    "that those who came late had to explain themselves in writing.\n\n"
    "By the evening the ship lay at its berth with a dent as large as a garage door, and half the town had "
    "come to look at it.\n";

/// A live page that quotes a paragraph of the agency.
inline std::string live_page() {
  return "18.05 That is all from us tonight. We shall be back at seven with the first reactions of the "
         "council and a walk along the breakwater with the harbour master of thirty years.\n\n"
         "16.30 The rowing club says all of its blankets have been returned, and thanks the bakery for the "
         "buns. Our reporter on the quay counts some two hundred people looking at the dented bow.\n\n"
         "14.10 The agency has more on the radar: " +
         agency[4] +
         "\n\n11.45 Pupils of the school at Norrby are all accounted for. Their parents were asked to come "
         "to "
         "the fire station, where there is soup, and where a pastor and two psychologists are waiting.\n\n"
         "10.20 Traffic on the coast road stands still between the church and the ring road. Drivers are "
         "asked to leave a lane free for ambulances and to keep away from the harbour.\n\n"
         "9.00 Good morning. A ferry has struck the wall at the harbour's mouth; we do not know yet how many "
         "were hurt. We shall collect here what we hear during the day, and say where it comes from.\n";
}

/// What the agency writes a day later: the background is told again.
inline std::string next_day() {
  return "Investigators said on Wednesday that the ferry which hit a breakwater in Velden had been going at "
         "eleven knots, nearly twice the speed that harbour rules allow in fog.\n\n"
         "The voyage recorder also shows that the bridge was called three times by the harbour office in the "
         "last four minutes and did not answer, Elin Strand of the accident board told a news conference.\n\n"
         "The captain has been relieved of his duties at his own wish, the company said. His lawyer asked "
         "the "
         "public not to judge a man who has not been heard, and said he had been ill during the night.\n\n"
         "Two passengers were still in hospital, and both were expected to leave it by the weekend. Insurers "
         "put the damage at nine million crowns, not counting the repair of the wall itself.\n\n"
         "The regional government called a special meeting for Monday. Opposition leaders asked why a light "
         "that everybody wanted had been taken out of the budget without a vote.\n\n" +
         joined(agency, 7, 2);
}

/// An outlet's own article around a brief of the agency.
inline const std::string brief =
    "Osk Lines will pay every passenger of the Marguerite 500 crowns, the company said on Thursday. The "
    "payment is no admission of guilt, it said, and does not touch other claims. Letters go out next week.";

inline std::string around_the_brief() {
  return brief +
         "\n\nMia Dahl, who broke her wrist, laughed when she heard of it. The taxi to the hospital alone "
         "had "
         "cost her half of that, she said, and her phone lies at the bottom of the sea.\n\n"
         "Lawyers advise against signing anything. \"Nobody should take money with a form attached before "
         "the "
         "board has reported,\" says Karl Winge, who speaks for forty of the travellers. He expects ten "
         "times "
         "the sum for anyone who was in hospital overnight, and a great deal more for the sailor whose back "
         "was hurt.\n\n"
         "The mayor of the island, which lives on the line, is torn. Without the company there is no doctor, "
         "no post and no fresh bread, she says; with it, one is at the mercy of a timetable. She would like "
         "the region to buy the ships and run them herself, as it did until the nineties.\n\n"
         "In the harbour a diver has begun to measure the stones that the bow has moved. It is slow work, he "
         "says: he sees his own hand only if he holds it before his mask.\n";
}

/// What a site puts below each of its articles, where it was taken for text.
inline const std::string boilerplate =
    "Support our work. Independent reporting costs money, and we have chosen to keep it open to everyone, "
    "whoever and wherever they are. If you can, become a member today: it takes a minute, you can stop at "
    "any time, and every crown goes into our newsroom. Follow us, write to the editors, or send us a hint "
    "in confidence.\n";

/// Forms that are filled in anew each time.
inline std::string quake(const std::string& size, const std::string& place, const std::string& time,
                         const std::string& depth) {
  return "An earthquake of magnitude " + size + " struck near " + place + " at " + time +
         ", the seismological institute said. Its centre lay " + depth +
         " kilometres below the surface. There were no reports of damage or of people hurt. Quakes of this "
         "size are felt by many and seldom do harm.";
}

inline std::string market(const std::string& change, const std::string& points, const std::string& winner,
                          const std::string& won, const std::string& loser, const std::string& lost,
                          const std::string& volume) {
  return "The Northern index closed " + change + " at " + points +
         " points on a quiet day of trade, as investors waited for figures on prices that are due at the end "
         "of the week. Among the thirty leading shares " +
         winner + " did best with a gain of " + won + " percent, while " + loser + " lost " + lost +
         " percent and was the weakest of the day. The volume was " + volume +
         " million crowns, below the average of the past month. Dealers spoke of a lack of ideas. The "
         "currency hardly moved against the euro, and the yield of the ten-year bond stayed where it was "
         "the day before. Trade on the exchange ends at five in the afternoon and begins again at nine.";
}

}  // namespace dateline::test::copies
