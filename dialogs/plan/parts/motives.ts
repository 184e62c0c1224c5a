/** Why they want it: each motive with what is known, what can go wrong, and the question to take back. */
import type { UnitOf } from '../../../knowledge/index.ts';
import { chosen, ownWords } from '../../answers.ts';
import { conflictsBetween } from '../../rules/index.ts';
import { joined } from '../../voice/words.ts';
import type { Words } from '../../voice/words.ts';
import type { Ground } from '../ground.ts';
import type { PlanMotives } from '../model.ts';

type Motive = UnitOf<'motivations'>;

export function motivesPart(ground: Ground): PlanMotives<Words> | undefined {
  const answers = ground.of('motivations');
  const motives = answers && motivesIn(ground, chosen(answers['motives']), chosen(answers['motive-main']));
  const own = ownWords(answers?.['motives']).map((text) =>
    ground.voice.phrase('value.own-words', { words: ground.voice.quoted(text) }),
  );
  if (!motives || motives.length + own.length === 0) return undefined;
  const from = ({ id }: Motive, text: string): Words => ground.voice.fromUnit(id, text);
  const label = (id: string): Words => from(ground.unit('motivations', id), ground.unit('motivations', id).label);
  return {
    list: motives.map((motive) => ({
      id: motive.id,
      title: ground.voice.telling(motive.id, motive.label),
      evidence: from(motive, motive.evidence),
      risk: from(motive, motive.risk),
      askBack: from(motive, motive.askBack),
    })),
    conflicts: conflictsBetween(motives).map(({ one, other, why }) => ({
      between: [label(one), label(other)],
      why: ground.voice.fromUnit(one, why),
    })),
    ...(own.length > 0 && { own: joined(own, ', ') }),
  };
}

/** What weighs most comes first. */
function motivesIn(ground: Ground, names: readonly string[], main: readonly string[]): Motive[] {
  const known = new Map(ground.units('motivations').map((unit) => [unit.id, unit]));
  return [...new Set([...main, ...names])].flatMap((id) => known.get(id) ?? []);
}
