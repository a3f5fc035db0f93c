/** Help in short answers. Only what is true of the program as it is now; each thing is said once. */
export interface Topic {
  id: string;
  /** The question as people ask it. */
  question: string;
  answer: readonly string[];
  /** Further words that people look for and that the question has not. */
  words: string;
  /** The table of keys is under the answer. */
  keys?: boolean;
}

export const TOPICS: readonly Topic[] = [
  {
    id: "send", question: "How do I send it?", words: "submit return email zip files hand in finish deadline where",
    answer: [
      "Rate every standard that applies to you. “Check” then says what is left to do, and “Declaration” asks who agrees.",
      "When nothing is left to do, open “What will be sent” and press “Make the return”. You choose a folder, and three files are saved in it: the signed return, the improvement plan as a PDF, and one zip that holds both.",
      "Send the zip yourself, for example by e-mail: the program sends nothing. “Returns” has a subject and a message to copy.",
    ],
  },
  {
    id: "who", question: "Who do I ask?", words: "contact support telephone phone email partnership question stuck problem",
    answer: [
      "Ask your safeguarding partnership about the standards, when the audit is due, and where to send it. Its address is on its website, or in the letter that asked you for the audit.",
      "Ask whoever looks after your computers about anything to do with this computer, such as a folder that cannot be used.",
    ],
  },
  {
    id: "invitation", question: "What is an invitation?", words: "invited own use issue code",
    answer: [
      "Later, a partnership will be able to send you a file that starts the audit for you and says where to send it. This version cannot open such a file yet, and you do not need one.",
      "You can also keep an audit for your own use: then nothing will be sent. You can change that in “All areas” without losing any answers.",
    ],
  },
  {
    id: "colleague", question: "Can a colleague do part of it?", words: "share together two people half network other computer somebody else excel",
    answer: [
      "Yes, at this computer, one after the other. Select the name at the top and say who is here now: the history then shows who changed what. If you are typing for someone else, open “Someone else answered this” under the standard and give their role.",
      "Elsewhere they can fill in a workbook with Excel or LibreOffice. You make it under “Workbook” and bring it in again there. The same audit cannot be open on two computers.",
    ],
  },
  {
    id: "leaders", question: "What do I show the people who have to agree?", words: "paper partners governors trustees meeting print agreement declaration",
    answer: [
      "Make the paper, which is in the menu before “Declaration”. It has two pages: what they agree to, what is not met, what you will do, and questions to ask. You can make one at any time.",
      "If an answer changes after that, “Declaration” says which.",
    ],
  },
  {
    id: "kept", question: "Where are my answers kept?", words: "stored saved internet cloud private folder data",
    answer: [
      "Only on this computer, in the folder that “Settings” names. The program works without the internet.",
      "Every answer is saved as you enter it. There is no button to save, and you can close the window at any time.",
    ],
  },
  {
    id: "computer", question: "What if I get a new computer?", words: "laptop move transfer copy pc broken lost",
    answer: [
      "Close the program. Have its whole folder copied to the same place on the new computer, and install the program there.",
      "The key that signs your returns stays with the old computer. On the new one the program tells you that the key is missing, and makes a new one if you agree.",
    ],
  },
  {
    id: "snapshot", question: "What is a snapshot?", words: "saved copy backup restore go back older version second folder shared drive",
    answer: [
      "A copy of all your audits at one moment. The program makes them automatically while you work.",
      "Under “Snapshots” you can go back to one. What you have now is kept as a snapshot too, so you lose nothing.",
      "Choose a second folder there, for example on your shared drive, so that there is a copy if this computer breaks.",
    ],
  },
  {
    id: "undo", question: "I changed something by mistake. What now?", words: "undo delete removed history ctrl z wrong redo",
    answer: [
      "Press “Undo” at the top. It takes back the last change, and says which. Press it again for the one before. “Redo” brings it back.",
      "“History” shows every change, who made it and when.",
    ],
  },
  {
    id: "applies", question: "Why are some numbers missing?", words: "applicable apply standards gap profile assumed see every",
    answer: [
      "Some standards do not apply to you. “All areas” lists them, each with the reason.",
      "The reasons come from “About you” in the menu: the type of service, your answers there, and what we have assumed. You can change each of them.",
    ],
  },
  {
    id: "next", question: "Do I start again from scratch next time?", words: "year edition new carried over last nothing",
    answer: [
      "No. Where you start an audit, you are asked whether to start from your earlier answers; “Returns” offers it too. Each answer then says that it is from last time until you confirm or change it.",
      "With a new edition, answers are carried over where the wording is the same, and you are shown what was reworded.",
    ],
  },
  {
    id: "trust", question: "We have several schools. Do I type everything again?", words: "trust group organisations branches another same copy like sister practices",
    answer: [
      "No. Where you start an audit, choose “Start like” another organisation. You see everything that would be copied, untick what you do not want, and confirm it afterwards.",
      "On each standard you see what other schools of your trust wrote and what evidence they have. “Use these words” puts the words into your answer. If they name the other school or its people, you are told first.",
    ],
  },
  {
    id: "draft", question: "What does “Standards: draft for the partnership’s approval” mean?", words: "edition checked",
    answer: [
      "The standards themselves are a draft that the partnership has not approved yet. Your answers and your improvement plan are not a draft.",
      "“Not yet checked against the 2026 edition” under a source means that nobody has compared it with the newest version of that source yet.",
    ],
  },
  {
    id: "keys", question: "Which keys can I use?", words: "keyboard shortcut zoom larger text size ctrl f1 print search escape back next save",
    keys: true,
    answer: [
      "Every page can be used without a mouse. On a Mac press the Command key where this says Ctrl.",
    ],
  },
];
