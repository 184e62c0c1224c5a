import { expect } from 'chai';
import { namesSomebody } from '../../../dialogs/converse/private-names.ts';
import { Enquirer } from '../../support/enquirer.ts';
import { realWorld } from '../../support/world.ts';

const NAMED = [
  'my colleague Ann Price wants to leave',
  'our manager, called Siân Llŷr-Davies, said no',
  'One of us looked after a patient named John Smith.',
  'ask Dr Patel about it',
  'Mrs O’Neill is our treasurer',
];
const NOT_NAMED = [
  'what is a CIC?',
  'our manager Cardiff Council said no',
  'my boss at Hywel Dda University Health Board',
  'our director is leaving',
  'my colleague wants to leave the NHS',
  'We are called Care North CIC',
  'The Trust Board met with our chair on Monday Morning Group',
];

describe('names of other people', () => {
  for (const text of NAMED) it(`are seen in “${text}”`, () => expect(namesSomebody(text)).to.equal(true));
  for (const text of NOT_NAMED) it(`are not seen in “${text}”`, () => expect(namesSomebody(text)).to.equal(false));

  it('get a gentle word once, and the message its answer all the same', async () => {
    const enquirer = new Enquirer(await realWorld());
    enquirer.memory = { welcomed: true };
    const warned = (): boolean => enquirer.heard.some(({ meta }) => meta.said.includes('phrases/privacy.names'));
    await enquirer.say('my colleague Ann Price asks what an asset lock is');
    expect(warned()).to.equal(true);
    expect(enquirer.heard).to.have.length(2);
    expect(enquirer.replaced).to.equal(undefined);
    await enquirer.say('my colleague Ann Price asks what a CIC is');
    expect(warned()).to.equal(false);
  });

  it('are nobody else’s business while somebody is asked for a person, or has one', async () => {
    const enquirer = new Enquirer(await realWorld());
    await enquirer.say('I want to talk to a person');
    await enquirer.say('It is about my manager Ann Price');
    expect(enquirer.heard.flatMap(({ meta }) => meta.said)).not.to.include('phrases/privacy.names');
  });
});
