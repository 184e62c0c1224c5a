/** Content and flows together: read and checked at the start, and told for the day that it is. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { loadFlows, type Flows } from '../dialogs/index.ts';
import { loadKnowledge, prepare, type Calendar, type Knowledge } from '../knowledge/index.ts';
import { projectFolder } from './project-folder.ts';

export interface Content {
  readonly knowledge: Knowledge;
  readonly flows: Flows;
}

/** The content cannot be used: each mistake with its place and what to do. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
}

/** What the bot's own parts say, so that a server which could not apologise does not start. */
export interface Needs {
  readonly phrases: readonly string[];
}

/** @throws {ContentError} or the readers' own errors, with every mistake. */
export async function loadContent(folder: string, asOf: string, { phrases }: Needs): Promise<Content> {
  const flowsFolder = join(projectFolder(), 'dialogs/flows');
  const names = (await readdir(flowsFolder)).filter((name) => name.endsWith('.yaml'));
  const knowledge = await loadKnowledge(folder, { asOf, flows: names.map((name) => name.replace(/\.yaml$/, '')) });
  const missing = phrases.filter((key) => !knowledge.phrases('en').has(key));
  if (missing.length > 0)
    throw new ContentError(`These phrases are not in phrases/en.yaml: ${missing.join(', ')}. Add them.`);
  if (!knowledge.calendar)
    throw new ContentError('There is no calendar.yaml, so nobody can be told when advisers are there. Add it.');
  const flows = await loadFlows(flowsFolder, knowledge);
  // Now, or else somebody's first question would have to wait for it.
  prepare(knowledge);
  return { knowledge, flows };
}

export const calendarOf = ({ knowledge }: Content): Calendar => {
  if (!knowledge.calendar) throw new ContentError('There is no calendar.yaml.');
  return knowledge.calendar;
};

/** YYYY-MM-DD of the day in the United Kingdom. */
export const dayOf = (time: Date): string => LONDON.format(time);
const LONDON = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The content as of today: at midnight figures and review dates move on without a restart. */
export class DailyContent {
  #content: Content;
  readonly #now: () => Date;
  readonly #fixed: boolean;

  /** @param fixed true: told for the day that it was read for, whatever day it is. */
  constructor(content: Content, now: () => Date, fixed: boolean) {
    this.#content = content;
    this.#now = now;
    this.#fixed = fixed;
  }

  get current(): Content {
    return this.#content;
  }

  /** Called once in a while; cheap when the day is still the same. */
  turnPage(): void {
    const today = dayOf(this.#now());
    if (this.#fixed || this.#content.knowledge.asOf === today) return;
    const knowledge = { ...this.#content.knowledge, asOf: today };
    prepare(knowledge);
    this.#content = { ...this.#content, knowledge };
  }
}
