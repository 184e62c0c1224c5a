/**
 * The content that a server tells: the last that checked clean, as of today. It is replaced as a whole between turns,
 * so a turn under way goes on with what it began with.
 */
import { prepare } from '../knowledge/index.ts';
import { dayOf, type Content } from './content.ts';

export class LiveContent {
  #content: Content;
  #readAt: number;
  #stale = false;
  readonly #now: () => Date;
  readonly #fixed: boolean;

  /** @param fixed true: told for the day that it was read for, whatever day it is. */
  constructor(content: Content, now: () => Date, fixed: boolean) {
    this.#content = content;
    this.#now = now;
    this.#fixed = fixed;
    this.#readAt = now().getTime();
  }

  get current(): Content {
    return this.#content;
  }

  /** The day to read new content for, YYYY-MM-DD. */
  get day(): string {
    return this.#fixed ? this.#content.knowledge.asOf : dayOf(this.#now());
  }

  /** When what is served was read, epoch milliseconds, while the files say something else that cannot be served. */
  get staleSince(): number | undefined {
    return this.#stale ? this.#readAt : undefined;
  }

  replace(content: Content): void {
    this.#content = content;
    this.#readAt = this.#now().getTime();
    this.#stale = false;
  }

  /** The files have changed and may not be used. */
  keepOld(): void {
    this.#stale = true;
  }

  /** At midnight figures and review dates move on without a restart. Called once in a while; mostly does nothing. */
  turnPage(): void {
    if (this.#content.knowledge.asOf === this.day) return;
    const knowledge = { ...this.#content.knowledge, asOf: this.day };
    prepare(knowledge);
    this.#content = { ...this.#content, knowledge };
  }
}
