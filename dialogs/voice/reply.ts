/** One message to the enquirer while it is put together: words in paragraphs, taps, a card, and what it was made from. */
import type { Activity, Attachment } from 'botbuilder';
import type { Noted, OutcomeKind, ReplyMeta } from '../ports.ts';
import type { Words } from './words.ts';

export class Reply {
  readonly #parts: Words[] = [];
  readonly #taps: Words[] = [];
  #card: Attachment | undefined;
  outcome: OutcomeKind | undefined;
  flow: string | undefined;
  step: string | undefined;

  add(...parts: readonly (Words | undefined)[]): this {
    for (const part of parts) if (part && part.text) this.#parts.push(part);
    return this;
  }

  /** Offers replies to tap; tapping sends the text as if it were typed. */
  tap(...words: readonly Words[]): this {
    for (const word of words) if (!this.#taps.some((tap) => tap.text === word.text)) this.#taps.push(word);
    return this;
  }

  card(card: Attachment): this {
    this.#card = card;
    return this;
  }

  get empty(): boolean {
    return this.#parts.length === 0;
  }

  activity(noted: readonly Noted[] = []): Partial<Activity> {
    const all = [...this.#parts, ...this.#taps];
    const meta: ReplyMeta = {
      ...(this.outcome && { outcome: this.outcome }),
      units: unique(this.#parts.flatMap((part) => part.units)),
      said: unique(all.flatMap((part) => part.said)),
      ...(this.flow && { flow: this.flow }),
      ...(this.step && { step: this.step }),
      ...(noted.length > 0 && { noted }),
    };
    return {
      type: 'message',
      text: this.#parts.map((part) => part.text).join('\n\n'),
      inputHint: 'expectingInput',
      ...(this.#taps.length > 0 && {
        suggestedActions: {
          to: [],
          actions: this.#taps.map(({ text }) => ({ type: 'imBack', title: text, value: text })),
        },
      }),
      ...(this.#card && { attachments: [this.#card] }),
      channelData: { advice: meta },
    };
  }
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
