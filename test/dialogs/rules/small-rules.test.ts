import { expect } from 'chai';
import {
  checksBeforeSigning,
  conflictsBetween,
  LINES,
  peopleToInvolve,
  readinessOf,
  risksIn,
  wantsIn,
} from '../../../dialogs/rules/index.ts';

describe('whom a plan cannot do without', () => {
  it('users always, and staff and unions before the buyer where jobs move', () => {
    expect(peopleToInvolve({ payer: 'people' })).to.deep.equal(['users']);
    const team = peopleToInvolve({ 'starting-point': 'team', 'jobs-move': 'public-pension', payer: 'talk' });
    expect(team).to.include.members(['staff', 'unions', 'employer', 'buyer']);
    expect(team.indexOf('staff')).to.be.lessThan(team.indexOf('buyer'));
  });

  it('the inspectorate of the nation where care is given', () => {
    expect(peopleToInvolve({ regulated: 'new-body', 'works-in': 'wales' }))
      .to.include('ciw')
      .and.not.include('cqc');
    expect(peopleToInvolve({ regulated: 'registered-body', 'works-in': 'wales' })).to.not.include('ciw');
    expect(peopleToInvolve({ regulated: 'not-sure', 'works-in': 'several' })).to.include.members([
      'cqc',
      'ciw',
      'care-inspectorate',
      'rqia',
    ]);
  });

  it('the profession for each thing that is dear to get wrong', () => {
    expect(checksBeforeSigning({ 'wages-and-tax': 'no' })[0]).to.equal('insolvency');
    expect(checksBeforeSigning({ 'own-risk': 'home' })).to.include('guarantee');
    expect(checksBeforeSigning({ 'jobs-move': 'public-pension' })).to.include.members(['staff-move', 'pensions']);
    expect(checksBeforeSigning({ money: ['local-shares'], 'money-for': ['property'] })).to.include.members([
      'shares',
      'property',
    ]);
    expect(checksBeforeSigning({})).to.deep.equal(['rules', 'insurance']);
  });
});

describe('dangers of selling to public bodies', () => {
  const ids = (answers: Parameters<typeof risksIn>[0]): string[] => risksIn(answers).map(({ id }) => id);
  it('are raised where a public body is the only payer, and one of them where it is one of several', () => {
    expect(ids({ 'who-pays': ['public-body', 'grants'] })).to.deep.equal(['one-buyer', 'sector']);
    expect(ids({ 'who-pays': ['public-body', 'customers'] })).to.deep.equal(['sector']);
    expect(ids({ 'who-buys-care': ['nhs', 'council'] })).to.deep.equal(['sector']);
    expect(ids({ 'starting-point': 'team', payer: 'talk' })).to.deep.equal(['one-buyer', 'sector']);
  });
  it('are left alone elsewhere', () => {
    expect(ids({ 'who-pays': ['customers'] })).to.deep.equal([]);
    expect(ids({ 'who-pays': 'not-sure' })).to.deep.equal([]);
    expect(ids({ 'starting-point': 'team', payer: 'people' })).to.deep.equal([]);
  });
});

describe('readiness', () => {
  it('takes what was never said, or is not sure, for a gap', () => {
    const { ready, gaps, notTheirs } = readinessOf({
      'ready-told': 'yes',
      'ready-vote': 'no-staff',
      'ready-users': 'not-yet',
    });
    expect(ready).to.deep.equal(['told']);
    expect(notTheirs).to.deep.equal(['vote']);
    expect(gaps.find(({ line }) => line === 'users')).to.include({ state: 'not-yet' });
    expect(gaps.find(({ line }) => line === 'buyer')).to.include({ state: 'not-sure' });
    expect(ready.length + gaps.length + notTheirs.length).to.equal(LINES.length);
  });
  it('asks for the public unless it was done or nothing changes', () => {
    for (const said of ['not-yet', 'planned', 'not-sure'])
      expect(readinessOf({ 'public-asked': said }).askPublic, said).to.equal(true);
    for (const said of ['yes', 'no-change'])
      expect(readinessOf({ 'public-asked': said }).askPublic, said).to.equal(false);
  });
});

describe('motives', () => {
  it('that pull apart are named once, whichever of the two says so', () => {
    const motives = [
      { id: 'a', conflicts: [{ with: 'b', why: 'because' }] },
      {
        id: 'b',
        conflicts: [
          { with: 'a', why: 'for the same reason' },
          { with: 'c', why: 'not chosen' },
        ],
      },
    ];
    expect(conflictsBetween(motives)).to.deep.equal([{ one: 'a', other: 'b', why: 'because' }]);
  });
  it('stand for a criterion each', () => {
    expect(
      wantsIn({ motives: ['autonomy', 'staff-voice', 'unheard-of'] }).map(({ criterion }) => criterion),
    ).to.deep.equal(['control', 'staff']);
  });
});
