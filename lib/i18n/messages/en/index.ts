import accounts from "./accounts.json";
import actions from "./actions.json";
import answers from "./answers.json";
import auth from "./auth.json";
import browse from "./browse.json";
import classes from "./classes.json";
import courses from "./courses.json";
import editor from "./editor.json";
import errors from "./errors.json";
import figures from "./figures.json";
import insights from "./insights.json";
import landing from "./landing.json";
import practice from "./practice.json";
import progress from "./progress.json";
import quiz from "./quiz.json";
import settings from "./settings.json";
import teach from "./teach.json";
import today from "./today.json";
import ui from "./ui.json";

export const messages = {
  accounts,
  actions,
  answers,
  auth,
  browse,
  classes,
  courses,
  editor,
  errors,
  figures,
  insights,
  landing,
  practice,
  progress,
  quiz,
  settings,
  teach,
  today,
  ui,
};

export type Messages = typeof messages;
