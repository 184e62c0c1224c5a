/** Words that work anywhere: a whole utterance that is a command is obeyed before any reply is read. */
import type { Question } from '../../knowledge/index.ts';
import { askedIn } from '../engine/hear.ts';
import { isAsk } from '../engine/flow.ts';
import { questionOf } from '../engine/flows.ts';
import { formsOf } from '../forms.ts';
import { openState } from '../converse/open-flow.ts';
import type { Talk } from '../talk.ts';
import { tidy } from '../understanding/index.ts';
import * as anywhere from './anywhere.ts';
import { changeSaid, correct } from './change.ts';
import * as inFlow from './in-flow.ts';
import * as plan from './plan.ts';
import * as reminders from './reminders.ts';
import { startNamed } from './start.ts';
import { tryAnother, whatIfSaid } from './what-if.ts';

/** False: it meant something else here, and the message goes on to the next layer. */
export type Command = (talk: Talk) => Promise<boolean>;

const COMMANDS: Readonly<Record<string, Command>> = {
  help: anywhere.help,
  menu: anywhere.menu,
  'none-of-these': anywhere.somethingElse,
  person: anywhere.person,
  'short-on': anywhere.shortOn,
  'short-off': anywhere.shortOff,
  simpler: anywhere.simpler,
  'start-over': anywhere.startOver,
  undo: anywhere.undo,
  stop: anywhere.stop,
  resume: anywhere.resume,
  status: anywhere.status,
  'cancel-request': anywhere.cancelRequest,
  'back-to-bot': anywhere.cancelRequest,
  'leave-and-clear': anywhere.forget,
  welsh: anywhere.welsh,
  'ask-question': anywhere.askQuestion,
  hello: anywhere.hello,
  back: inFlow.back,
  skip: inFlow.skip,
  why: inFlow.why,
  progress: inFlow.progress,
  repeat: inFlow.repeat,
  'my-answers': inFlow.myAnswers,
  'my-plan': plan.showPlan,
  'close-plan': plan.closePlan,
  'plan-names-on': plan.namesOn,
  'plan-names-off': plan.namesOff,
  'remind-me': reminders.remindMe,
  'remind-here': reminders.remindHere,
  'my-reminders': reminders.myReminders,
  'stop-reminders': reminders.stopReminders,
  'try-another': tryAnother,
};

export async function obeyCommand(talk: Talk): Promise<boolean> {
  const plain = tidy(talk.incoming.text);
  const name = formsOf(talk.turn.knowledge).command(plain);
  if (isOfferedHere(talk, plain, name)) return false;
  const command = name === undefined ? undefined : COMMANDS[name];
  if (command && (await command(talk))) return true;
  if (await reminders.remindSaid(talk, plain)) return true;
  return (
    (await changeSaid(talk, plain)) ||
    (await whatIfSaid(talk, plain)) ||
    (await correct(talk, plain)) ||
    startNamed(talk, plain)
  );
}

/** These keep their meaning at every question, even where an option may be called the same in short. */
const FIRM: ReadonlySet<string | undefined> = new Set([
  'back',
  'skip',
  'help',
  'stop',
  'why',
  'person',
  'start-over',
  'leave-and-clear',
]);

/** An option of the open question is an answer, even if it sounds like a command. */
function isOfferedHere(talk: Talk, plain: string, command: string | undefined): boolean {
  const open = openState(talk);
  const step = open && askedIn(open.flow, open.state);
  if (!step || !isAsk(step) || step.kind !== 'ask-choice') return false;
  const { labels, others } = wordsOf(questionOf(talk.turn.knowledge, step));
  return labels.has(plain) || (others.has(plain) && !FIRM.has(command));
}

interface OptionWords {
  readonly labels: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
}

const known = new WeakMap<Question, OptionWords>();
function wordsOf(question: Question): OptionWords {
  let words = known.get(question);
  if (!words) {
    const options = question.options ?? [];
    words = {
      labels: new Set(options.map(({ label }) => tidy(label))),
      others: new Set(options.flatMap(({ also }) => also.map(tidy))),
    };
    known.set(question, words);
  }
  return words;
}
