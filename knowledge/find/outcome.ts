import type { Nation, SafetyPath } from '../model.ts';

export interface Query {
  readonly text: string;
  /** Where the enquirer works, as far as known. A nation in the text comes before it, for this question. */
  readonly nation?: Nation;
  /** Where the body is or will be registered, if elsewhere than it works: the legal form follows this one. */
  readonly registeredIn?: Nation;
  /** Units told last, newest first: what "and how much is that?" leans on. */
  readonly previous?: readonly string[];
}

export interface Reading {
  readonly label: string;
  readonly unit?: string;
  readonly nation?: Nation;
}

interface Common {
  /** The message is not in English: say honestly, in Welsh where it is Welsh, that English is spoken for now. */
  readonly language?: 'cy' | 'other';
}

/** What a message leads to (DESIGN.md §4). */
export type Outcome = Common &
  (
    | {
        readonly kind: 'answer';
        /** One, or two where the message asked two things. */
        readonly units: string[];
        /** 0 to 1: the share of such answers that are right. */
        readonly confidence: number;
        /** For editors and logs: what matched. Never shown to enquirers. */
        readonly because: string;
        /** The nation that the question speaks of. */
        readonly nation?: Nation;
        /** A rule of complexity.yaml: answer, and offer a person as well. */
        readonly complexity?: string;
      }
    | { readonly kind: 'clarify'; readonly by: 'nation' | 'reading'; readonly readings: Reading[] }
    | { readonly kind: 'handOver'; readonly complexity: string; readonly units: string[] }
    /** Without a boundary: nothing fits; `units` are about something near it. */
    | { readonly kind: 'decline'; readonly boundary?: string; readonly units: string[] }
    | { readonly kind: 'safety'; readonly path: SafetyPath }
    | { readonly kind: 'small-talk'; readonly phrase: string }
  );
