/** What the pages of the widget need from the rest of the bot. */
import type { IncomingMessage } from 'node:http';
import type { Assets } from './assets.ts';

/** A line of a conversation, as a page shows it. */
export interface Line {
  readonly type?: string;
  readonly text?: string;
  readonly from?: { readonly id?: string; readonly name?: string; readonly role?: string };
  readonly timestamp?: Date | string;
  readonly suggestedActions?: { readonly actions: readonly { readonly title: string; readonly value: unknown }[] };
  readonly name?: string;
  readonly value?: unknown;
}

/** The web channel without a program in the browser. */
export interface PlainTalk {
  /**
   * Says `text`, where there is any, and reads everything. Without a token that leads anywhere a conversation begins.
   * @throws an error with `status` and words in `message` when it is refused.
   */
  talk(
    req: IncomingMessage,
    said: { readonly token: string | undefined; readonly text: string; readonly id: string | undefined },
  ): Promise<{ readonly token: string; readonly lines: readonly Line[]; readonly begunAnew: boolean }>;
}

export interface WidgetDeps {
  readonly assets: Assets;
  /** Page templates by name, without `.html`. */
  readonly page: (name: string) => string;
  readonly phrases: (locale: 'en' | 'cy') => Iterable<readonly [string, string]>;
  readonly plainTalk: PlainTalk;
  readonly widgetOrigins: readonly string[];
  readonly ownUrl: (req: IncomingMessage) => string;
  readonly isOwnOrigin: (origin: string, req: IncomingMessage) => boolean;
  /** How long conversations and cases are kept, for the page on privacy. */
  readonly keep: { readonly conversationDays: number; readonly caseDays: number };
  /** Set to use Azure's Direct Line in place of our own. */
  readonly azureDirectLine?: { readonly domain: string; readonly tokenUrl: string };
  readonly onTrouble?: (where: string, error: unknown) => void;
}
