export const calibrating = {
  "calibrating.sheetWords":
    "Choose a mark for each criterion. These marks are for comparing only: they never count in a result.",
  "calibrating.submit": "Hand in and compare",
  "calibrating.finality": "After handing in you cannot change it; you then see the spread of all judges.",
  "calibrating.handedIn": "You have handed in this sample case; its marks can no longer be changed.",
} as const;
