/** All that look-up makes of a knowledge base, once: the collection, patterns, places and small talk. */
import type { Knowledge } from '../load.ts';
import { Collection } from './collection.ts';
import { drawAtlas } from './nations.ts';
import type { Atlas } from './nations.ts';
import { compilePatterns } from './patterns.ts';
import type { Patterns } from './patterns.ts';
import { learnSmallTalk } from './small-talk.ts';
import type { SmallTalker } from './small-talk.ts';

export interface LookUp {
  readonly collection: Collection;
  readonly patterns: Patterns;
  readonly atlas: Atlas;
  readonly smallTalk: SmallTalker;
}

/** By the units, not by the whole: what is told for another day is looked up alike. */
const made = new WeakMap<Knowledge['units'], LookUp>();

export function lookUpFor(knowledge: Knowledge): LookUp {
  let lookUp = made.get(knowledge.units);
  if (!lookUp) {
    lookUp = {
      collection: new Collection(knowledge),
      patterns: compilePatterns(knowledge),
      atlas: drawAtlas(knowledge),
      smallTalk: learnSmallTalk(knowledge),
    };
    made.set(knowledge.units, lookUp);
  }
  return lookUp;
}
