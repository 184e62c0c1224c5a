/** Runs a conversation that stands in a YAML table: what is said, where it leads. Words are not compared, routes are. */
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parse } from 'yaml';
import { Enquirer } from './enquirer.ts';
import { realFlows, realKnowledge } from './world.ts';

export type ChannelKind = 'web' | 'teams' | 'terminal';

interface Expected {
  /** The open question afterwards, as flow/step; `none` when no flow is open. */
  at?: string;
  outcome?: string;
  units?: string[];
  /** Content that must be among what was sent, such as `phrases/welcome.hello`. */
  said?: string[];
  notSaid?: string[];
  taps?: string[];
  notTaps?: string[];
  /** What became of the case: offer, confirm or leave. */
  wish?: string;
  messages?: number;
  silent?: boolean;
}

interface TurnRow extends Expected {
  say?: string;
  card?: { flow?: string; step?: string; say: string };
  event?: Record<string, unknown>;
  /** Hours that go by before it. */
  later?: number;
  /** An adviser does this before it. */
  case?: 'with-adviser' | 'waiting' | 'closed';
}

export interface Journey {
  name: string;
  /** All three when not said. */
  channels?: ChannelKind[];
  /** Teams in a tenant that is not the operator's. */
  employer?: boolean;
  closed?: boolean;
  oneShot?: boolean;
  /** The welcome is behind us. */
  greeted?: boolean;
  turns: TurnRow[];
  ends?: { profile?: object; packet?: object; forgotten?: boolean; kept?: string; answers?: Record<string, object> };
}

export const journeysIn = (file: string): Journey[] =>
  parse(readFileSync(`test/journeys/${file}`, 'utf8')) as Journey[];

export async function runJourney(journey: Journey, kind: ChannelKind): Promise<void> {
  const enquirer = new Enquirer({
    knowledge: await realKnowledge(),
    flows: await realFlows(),
    channel: {
      kind,
      employerTenant: journey.employer === true && kind === 'teams',
      ...(journey.oneShot && { oneShot: true }),
    },
    deskOpen: !journey.closed,
  });
  if (journey.greeted !== false) enquirer.memory = { welcomed: true };
  for (const turn of journey.turns) await take(enquirer, turn);
  const { ends = {} } = journey;
  if (ends.profile) expect(enquirer.memory['profile']).to.deep.include(ends.profile);
  if (ends.packet)
    expect(enquirer.wishes.findLast(({ kind: wish }) => wish === 'confirm')?.packet).to.deep.include(ends.packet);
  if (ends.forgotten !== undefined) expect(enquirer.forgotten).to.equal(ends.forgotten);
  if (ends.kept !== undefined) expect(enquirer.replaced).to.equal(ends.kept);
  for (const [flow, answers] of Object.entries(ends.answers ?? {})) {
    const done = (enquirer.memory['done'] as { flow: string; answers: object }[] | undefined)?.find(
      (one) => one.flow === flow,
    );
    expect(done?.answers, `answers of ${flow}`).to.deep.include(answers);
  }
}

async function take(enquirer: Enquirer, turn: TurnRow): Promise<void> {
  if (turn.later) enquirer.now = new Date(enquirer.now.getTime() + turn.later * 3_600_000);
  if (turn.case && enquirer.openCase) enquirer.openCase = { ...enquirer.openCase, state: turn.case };
  const before = enquirer.wishes.length;
  if (turn.event) await enquirer.take(turn.event);
  else if (turn.card) await enquirer.take({ type: 'message', value: { advice: turn.card } });
  else if (turn.say !== undefined) await enquirer.say(turn.say);
  else return;
  check(
    enquirer,
    turn,
    enquirer.wishes.slice(before).map(({ kind }) => kind),
  );
}

function check(enquirer: Enquirer, turn: TurnRow, wishes: string[]): void {
  const { heard } = enquirer;
  const where = `after “${turn.say ?? JSON.stringify(turn.card ?? turn.event)}”: ${heard.map(({ text }) => text).join(' // ')}`;
  const said = heard.flatMap(({ meta }) => meta.said);
  const at = enquirer.at.flow === undefined ? 'none' : `${enquirer.at.flow}/${enquirer.at.step}`;
  if (turn.at !== undefined) expect(at, where).to.equal(turn.at);
  if (turn.outcome !== undefined)
    expect(
      heard.map(({ meta }) => meta.outcome),
      where,
    ).to.include(turn.outcome);
  if (turn.units)
    expect(
      heard.flatMap(({ meta }) => meta.units),
      where,
    ).to.include.members(turn.units);
  if (turn.said) expect(said, where).to.include.members(turn.said);
  for (const id of turn.notSaid ?? []) expect(said, where).to.not.include(id);
  if (turn.taps)
    expect(
      heard.flatMap(({ taps }) => taps),
      where,
    ).to.include.members(turn.taps);
  for (const tap of turn.notTaps ?? [])
    expect(
      heard.flatMap(({ taps }) => taps),
      where,
    ).to.not.include(tap);
  if (turn.wish !== undefined) expect(wishes, where).to.include(turn.wish);
  if (turn.messages !== undefined) expect(heard, where).to.have.lengthOf(turn.messages);
  if (turn.silent) expect(heard, where).to.have.lengthOf(0);
  else expect(heard.length, `an answer ${where}`).to.be.greaterThan(0);
}
