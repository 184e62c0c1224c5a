/** Which nation a text speaks of: by its name, its people, its towns, or its public bodies. */
import type { Knowledge } from '../load.ts';
import { NATIONS } from '../model.ts';
import type { Nation } from '../model.ts';

export interface Spoken {
  /** Nations named, by name or place. More than one: the question is about both. */
  readonly nations: readonly Nation[];
  /** The nation of a body named (CQC, OSCR), where no nation or place was. */
  readonly body?: Nation;
}

export interface Atlas {
  spoken(text: string): Spoken;
  /** The text without the names of nations and places in it. */
  without(text: string): string;
}

export function drawAtlas({ places: words }: Pick<Knowledge, 'places'>): Atlas {
  const named = NATIONS.map((nation) => ({
    nation,
    sure: anyOf([...(words[nation]?.names ?? []), ...(words[nation]?.places ?? [])], 'i'),
    unsure: anyOf(words[nation]?.unsure ?? [], ''),
    bodies: anyOf(words[nation]?.bodies ?? [], 'i'),
  }));
  const spoken = (text: string): Spoken => {
    // "New South Wales" and "New England" are not ours; "England and Wales" is one body of law, but two nations.
    const plain = text.replace(/[\u2018\u2019]/g, "'").replace(/\bnew (?:south wales|england|york)\b/gi, ' ');
    const nations = named
      .filter(({ sure, unsure }) => sure.test(plain) || (unsure && after(unsure).test(plain)))
      .map(({ nation }) => nation);
    if (nations.length) return { nations };
    const bodies = named.filter(({ bodies }) => bodies.test(plain)).map(({ nation }) => nation);
    return { nations: [], ...(bodies.length === 1 && { body: bodies[0] }) };
  };
  const places = named.map(({ sure }) => new RegExp(sure.source, 'gi'));
  return { spoken, without: (text) => places.reduce((rest, place) => rest.replaceAll(place, ' '), text) };
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+');

function anyOf(words: readonly string[], flags: string): RegExp {
  const longest = [...words].sort((a, b) => b.length - a.length);
  return new RegExp(words.length ? `\\b(?:${longest.map(escaped).join('|')})\\b` : '(?!)', flags);
}

/** "in Bath", "near Hull", "we are Newport based"; but not "in Reading this" or "the deal". */
const after = (places: RegExp): RegExp =>
  new RegExp(
    `\\b(?:in|near|from|around|at|across|outside|of)\\s+${places.source}(?!\\s+(?:about|through|this|that|the|up)\\b)`,
  );
