/** Help in short answers. Only what is true of the program as it is now. */
export interface Topic {
  id: string;
  /** The question as people ask it. */
  question: string;
  answer: readonly string[];
  /** Other words that people look for. */
  words: string;
}

export const TOPICS: readonly Topic[] = [
  {
    id: "send", question: "How do I send it?", words: "send submit return email zip files hand in finish deadline where",
    answer: [
      "Rate every standard that applies. “Check” then says what is still missing, and “Declaration” asks who agrees.",
      "When nothing is missing, open “What will be sent” and press “Make the return”. You choose a folder, and three files are saved in it: the signed return, the improvement plan as a PDF, and one zip that holds both.",
      "Send the zip yourself, for example by e-mail. “Returns” has an address line, a subject and a message to copy. The program sends nothing by itself.",
    ],
  },
  {
    id: "who", question: "Who do I ask?", words: "contact support telephone phone email partnership question stuck problem",
    answer: [
      "About the standards, the date by which it is due, or where to send it: your safeguarding partnership, whose address is on its website or in the letter that asked you for the audit.",
      "About this computer, such as a folder that cannot be used: whoever looks after your computers.",
    ],
  },
  {
    id: "invitation", question: "What is an invitation?", words: "invitation invited own use issue code",
    answer: [
      "Later, a partnership will be able to send you a file that starts the audit for you and says where to send it. This version cannot open such a file yet, and you do not need one.",
      "Without one you can complete the audit, make the return, and ask your partnership where to send it. You can also keep an audit for your own use: then nothing is to be sent. “All areas” is where you change that, and nothing you answered is lost.",
    ],
  },
  {
    id: "colleague", question: "Can a colleague do part of it?", words: "share colleague together two people half network other computer somebody else",
    answer: [
      "Yes, at this computer, one after the other. Press the name at the top and say who is here now: the history then shows who changed what.",
      "If you type for somebody else, open “Somebody else answered this” under the standard and give their role.",
      "Two computers cannot work on the same audit.",
    ],
  },
  {
    id: "computer", question: "What if I get a new computer?", words: "new computer laptop move transfer copy backup pc broken lost",
    answer: [
      "Everything is in one folder; “Settings” says where, under “Your answers are kept in”. Close the program first. Then have that whole folder copied to the same place on the new computer, and install the program there.",
      "The key that signs your returns stays with the old computer. On the new one the program says that the key is missing and makes another when you agree to it.",
      "Choose a second folder under “Snapshots”, for example on your shared drive, so that there is a copy if this computer breaks.",
    ],
  },
  {
    id: "kept", question: "Where are my answers kept?", words: "where kept stored saved internet cloud private folder data save",
    answer: [
      "On this computer only, in the folder that “Settings” names. The program works without the internet and sends nothing anywhere.",
      "Every answer is saved as you give it. There is no button to save. You can close the window at any time.",
    ],
  },
  {
    id: "snapshot", question: "What is a snapshot?", words: "snapshot saved copy backup restore back older version undo mistake",
    answer: [
      "A saved copy of all your audits as they were at one moment. The program makes them by itself while you work.",
      "Under “Snapshots” you can go back to one. What you have now is kept as a snapshot too, so going back loses nothing.",
    ],
  },
  {
    id: "undo", question: "I changed something by mistake. What now?", words: "undo mistake delete removed history ctrl z wrong redo",
    answer: [
      "Press “Undo” at the top. It takes back the last change, and says which. Press it again for the one before. “Redo” brings it back.",
      "In a text field Ctrl and Z takes back what you typed. “History” shows every change, who made it and when.",
    ],
  },
  {
    id: "applies", question: "Why do I not see every number?", words: "missing number not applicable apply standards gap profile assumed",
    answer: [
      "Some standards do not apply to you. “All areas” lists them under “Standards that do not apply to you”, each with the reason.",
      "The reasons come from “About you” in the menu: the type of service, your answers there, and what we have assumed. You can change each of them.",
    ],
  },
  {
    id: "draft", question: "What does “Standards: draft for the partnership’s approval” mean?", words: "draft approval edition checked standards",
    answer: [
      "The standards themselves are a draft that the partnership has not approved yet. Your answers and your improvement plan are not.",
      "“Not yet checked against the 2026 edition” under a source means that nobody has yet compared it with the newest text of that source.",
    ],
  },
  {
    id: "keys", question: "Which keys can I use?", words: "keys keyboard shortcut shortcuts zoom larger text size ctrl f1",
    answer: [
      "Tab goes to the next field, Shift and Tab back. Arrow keys choose within a rating, and 1, 2, 3 pick a level while a rating has the focus (Settings: “Rate with one key”).",
      "Ctrl and K: search. Ctrl and Z: undo, Ctrl and Y: redo. Ctrl and +: larger text, Ctrl and −: smaller, Ctrl and 0: usual size. F1: help.",
    ],
  },
];
