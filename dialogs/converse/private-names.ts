/**
 * Names of other people, which nobody needs here: the enquirer is asked once to leave them out, and answered all the
 * same (FEATURES.md row 98). What they wrote is theirs: nothing is taken out.
 */
import { HAND_OVER } from '../engine/onward.ts';
import type { Talk } from '../talk.ts';
import { Reply } from '../voice/reply.ts';

export async function warnOfNames(talk: Talk): Promise<boolean> {
  const { memory, turn, incoming, voice } = talk;
  if (memory.warnedOfNames || turn.openCase?.state === 'with-adviser' || !namesSomebody(incoming.text)) return false;
  // There they are asked for their own name, and for organisations.
  if (memory.stack?.dialogStack.at(-1)?.id === HAND_OVER) return false;
  memory.warnedOfNames = true;
  await talk.send(new Reply().add(voice.phrase('privacy.names')));
  return false;
}

const WHO =
  'patient|client|resident|tenant|service user|colleague|manager|boss|supervisor|nurse|doctor|consultant|social worker|carer|support worker|' +
  'mother|mum|father|dad|son|daughter|wife|husband|partner|brother|sister|friend|neighbour|director|chair|treasurer|secretary|trustee|chief executive';
const NAME = "\\p{Lu}[\\p{Ll}'’-]+\\p{L}*";
/** "my colleague Ann Price", "our manager, called Ann Price". */
const SOMEBODY = new RegExp(
  `\\b(?:my|our|his|her|their|the|a)\\s(?:\\p{Ll}+\\s)?(?:${WHO})(?:\\s?,)?(?:\\s(?:is\\s)?(?:called|named))?\\s(${NAME})\\s(${NAME})`,
  'u',
);
const TITLED = new RegExp(`\\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\\.?\\s(${NAME})`, 'u');
/** Words that end the names of bodies and places rather than of people. */
const BODY =
  /^(?:Council|Trust|Health|Board|Services?|Group|University|Hospital|Limited|Ltd|Company|Wales|England|Scotland|Ireland|Association|Foundation|Community|Care|Centre|Officer|Committee|NHS|CIC)$/;

/** Whether a text gives another person's name: by what they are to the enquirer, or by a title. */
export function namesSomebody(text: string): boolean {
  const [, first = '', last = ''] = SOMEBODY.exec(text) ?? [];
  return (first !== '' && !BODY.test(first) && !BODY.test(last)) || TITLED.test(text);
}
