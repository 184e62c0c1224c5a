/**
 * A plan as a document, before anybody has said what kind: the page, the Word document and the PDF lay out the same
 * one, so that none of them says more or less than the others. Texts may hold Markdown links and bold, nothing else.
 */

export interface PlanDocument {
  /** For the reader's software: which language it is in. */
  readonly lang: string;
  readonly title: string;
  /** What it is and is not, and as of when: first and last thing to be read. */
  readonly notice: string;
  readonly facts: readonly Pair[];
  readonly sections: readonly Section[];
}

export interface Section {
  /** Names it in an address. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface Pair {
  readonly label: string;
  /** Several: a list. */
  readonly text: string | readonly string[];
}

export type Block =
  | { readonly kind: 'text'; readonly text: string; readonly tone?: 'lead' | 'quiet' | 'warning' }
  | { readonly kind: 'heading'; readonly text: string }
  /** `pages`: where its links lead is to be read on paper too. */
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly pages?: true }
  | { readonly kind: 'pairs'; readonly rows: readonly Pair[] }
  | Table
  | Compare
  | Scores
  | Timeline
  | Steps
  /** What few will want to read: folded on a screen, in full on paper. */
  | { readonly kind: 'more'; readonly summary: string; readonly blocks: readonly Block[] };

/** The first cell of each row names it. */
export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A few ways beside each other. */
export interface Compare {
  readonly kind: 'compare';
  readonly caption: string;
  /** What the names of the rows are. */
  readonly corner: string;
  readonly columns: readonly { readonly title: string; readonly badge?: string }[];
  /** One cell a column. */
  readonly rows: readonly { readonly label: string; readonly cells: readonly (string | readonly string[])[] }[];
}

/** A chart of words: a row for each criterion, a bar for each way. Its table says the same. */
export interface Scores {
  readonly kind: 'scores';
  readonly caption: string;
  /** How to read it. */
  readonly description: string;
  readonly corner: string;
  readonly ways: readonly string[];
  readonly rows: readonly {
    readonly name: string;
    /** It counts most for them, or not at all. */
    readonly mark?: string;
    readonly strong: boolean;
    /** One a way: 0 to `MOST_LEVEL`, and its word. */
    readonly scores: readonly { readonly level: number; readonly word: string }[];
  }[];
}
export const MOST_LEVEL = 4;

/** Bars over months, numbered as the steps beneath. Places and lengths are parts of the whole, 0 to 1. */
export interface Timeline {
  readonly kind: 'timeline';
  readonly caption: string;
  readonly description: string;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  readonly bars: readonly { readonly at: number; readonly length: number; readonly must: boolean }[];
}

/** Numbered from 1. */
export interface Steps {
  readonly kind: 'steps';
  readonly items: readonly {
    readonly title: string;
    readonly badge: string;
    readonly must: boolean;
    readonly rows: readonly Pair[];
  }[];
}
