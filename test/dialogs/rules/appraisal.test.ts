import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { Answers } from '../../../dialogs/answers.ts';
import { appraise, nearestChange } from '../../../dialogs/rules/index.ts';
import type { Way } from '../../../dialogs/rules/index.ts';
import { realKnowledge, TODAY } from '../../support/world.ts';

interface Case {
  readonly name: string;
  readonly answers: Answers;
  readonly kind?: string;
  readonly first?: string;
  readonly firstOneOf?: string[];
  readonly otherFirst?: string;
  readonly shows?: string[];
  readonly out?: Record<string, string>;
  readonly later?: Record<string, string[]>;
  readonly complexity?: string[];
}

const cases = parse(readFileSync('test/dialogs/rules/appraisal.yaml', 'utf8'), { merge: true }) as Case[];

describe('the least worst option', () => {
  let ways: Way[];
  before(async () => {
    ways = [...(await realKnowledge()).units.values()].filter((unit) => unit.folder === 'options');
  });

  for (const one of cases)
    it(one.name, () => {
      const result = appraise(one.answers, ways, TODAY);
      const first = result.first.map(({ way }) => way);
      const told = JSON.stringify({
        first,
        ranked: result.ranked.map(({ way }) => way),
        out: result.out,
        later: result.later,
      });
      if (one.kind) expect(result.kind, told).to.equal(one.kind);
      if (one.first) expect(first[0], told).to.equal(one.first);
      if (one.firstOneOf) expect(one.firstOneOf, told).to.include(first[0]);
      if (one.otherFirst) expect(result.otherFirst, told).to.equal(one.otherFirst);
      if (one.shows) expect(first, told).to.include.members(one.shows);
      if (one.out) expect(Object.fromEntries(result.out.map(({ way, by }) => [way, by])), told).to.include(one.out);
      if (one.later)
        expect(
          Object.fromEntries(result.later.map(({ way, gates }) => [way, gates.map(({ id }) => id)])),
          told,
        ).to.deep.include(one.later);
      if (one.complexity) expect(result.complexity).to.include.members(one.complexity);
    });

  const choice = (...names: string[]) => fc.constantFrom(...names, 'not-sure', 'skipped');
  const criteria = ['control', 'users', 'staff', 'jobs', 'income', 'personal', 'purpose', 'back', 'start'];
  const anyAnswers: fc.Arbitrary<Answers> = fc.record(
    {
      'starting-point': choice('team', 'users', 'community', 'one-person', 'inside-host', 'existing-body'),
      'if-nothing': choice('carries-on', 'moved', 'tender', 'cut', 'no-service'),
      'if-nothing-when': choice('2026-12-24', '2028-01-01'),
      'without-threat': choice('yes', 'no'),
      'decision-wanted': fc.subarray(['staff', 'money', 'how-it-runs', 'who-leads', 'who-it-serves']),
      'asked-inside': choice('agreed-in-part', 'refused', 'not-asked', 'not-safe', 'nobody-to-ask'),
      payer: choice('signed', 'written', 'people', 'talk', 'grants-hoped', 'nobody'),
      months: choice('under-3', '3-to-6', 'over-6', 'no-wages'),
      'staff-view': choice('vote-for', 'meetings-for', 'split', 'against', 'not-asked', 'no-staff'),
      'user-part': choice('lead', 'share', 'asked', 'not-asked'),
      'jobs-move': choice('public-pension', 'other', 'no'),
      'contract-length': choice('under-1', '1-to-3', '3-or-more'),
      regulated: choice('new-body', 'registered-body', 'no'),
      hands: choice('people-and-time', 'people-no-time', 'nobody'),
      'own-risk': choice('time', 'savings', 'borrowing', 'home'),
      others: choice('yes-talked', 'yes-not-talked', 'no'),
      picks: fc.subarray(criteria, { minLength: 0, maxLength: 3 }),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<Answers>;

  it('always shows one to three ways, and has a word on every other', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const result = appraise(answers, ways, TODAY);
        expect(result.first.length).to.be.within(1, 3);
        const places = [
          ...result.ranked.map(({ way }) => way),
          ...result.out.map(({ way }) => way),
          ...result.later.map(({ way }) => way),
        ];
        expect(new Set(places).size, 'each way stands in one place').to.equal(places.length);
        for (const { scores } of result.ranked)
          for (const score of Object.values(scores)) expect(score).to.be.within(0, 4);
      }),
    );
  });

  it('never puts leaving first without a payer, or against the staff', () => {
    fc.assert(
      fc.property(
        anyAnswers,
        fc.constantFrom(
          ['payer', 'nobody'],
          ['payer', 'grants-hoped'],
          ['staff-view', 'against'],
          ['staff-view', 'not-asked'],
        ),
        (answers, [name, value]) => {
          const first = appraise({ ...answers, [name!]: value! }, ways, TODAY).first[0]?.way;
          expect(first).to.not.equal('spin-out');
        },
      ),
    );
  });

  it('moves no place by what was wished for alone: only the order may change', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const yes = appraise({ ...answers, 'without-threat': 'yes' }, ways, TODAY);
        const no = appraise({ ...answers, 'without-threat': 'no' }, ways, TODAY);
        expect(yes.out).to.deep.equal(no.out);
        expect(yes.ranked.map(({ way }) => way)).to.have.members(no.ranked.map(({ way }) => way));
      }),
    );
  });

  it('never weighs safety down, whatever is said not to matter', () => {
    fc.assert(
      fc.property(anyAnswers, fc.subarray(criteria, { maxLength: 2 }), (answers, zero) => {
        const without = appraise({ ...answers, 'weights-zero': zero }, ways, TODAY);
        expect(appraise({ ...answers, 'weights-zero': ['safe', ...zero] }, ways, TODAY)).to.deep.equal(without);
      }),
    );
  });

  it('ranks nothing that a gate has stopped', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { first, ranked, out, later } = appraise(answers, ways, TODAY);
        const stopped = new Set([...out, ...later].map(({ way }) => way));
        for (const { way } of [...ranked, ...first]) expect(stopped, way).to.not.include(way);
      }),
    );
  });

  it('comes to the same order however the content lists the ways', () => {
    fc.assert(
      fc.property(anyAnswers, fc.shuffledSubarray([...Array(12).keys()], { minLength: 12 }), (answers, order) => {
        const shuffled = order.flatMap((at) => ways[at] ?? []);
        const ranked = (list: readonly Way[]): string[] => appraise(answers, list, TODAY).ranked.map(({ way }) => way);
        expect(ranked(shuffled)).to.deep.equal(ranked(ways));
      }),
    );
  });

  it('lets what they do not care about and picked as well count as picked', () => {
    const picked = { ...cases[0]!.answers, picks: ['users', 'personal', 'start'] };
    const ranked = (answers: Answers): string[] => appraise(answers, ways, TODAY).ranked.map(({ way }) => way);
    expect(ranked({ ...picked, 'weights-zero': ['users'] })).to.deep.equal(ranked(picked));
  });

  it('is not moved by a what-if', () => {
    const answers = Object.freeze({ ...cases[3]!.answers });
    nearestChange(answers, ways, TODAY);
    expect(answers).to.deep.equal(cases[3]!.answers);
  });

  it('names a single answer that would change the first place, truly', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const nearest = nearestChange(answers, ways, TODAY);
        if (!nearest) return;
        const changed = appraise({ ...answers, [nearest.question]: nearest.answer }, ways, TODAY);
        expect(changed.first[0]?.way).to.equal(nearest.first);
      }),
      { numRuns: 50 },
    );
  });

  it('lets every ending be reached', () => {
    const firsts = new Set(cases.map(({ answers }) => appraise(answers, ways, TODAY).first[0]?.way));
    expect([...firsts]).to.include.members([
      'do-not-start',
      'not-yet',
      'hosted',
      'close-well',
      'spin-out',
      'new-body',
      'start-tiny',
      'change-inside',
    ]);
  });
});
