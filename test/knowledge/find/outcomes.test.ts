/**
 * What people write, in their own words, and what must come of it with the content as it stands: a person at once, a
 * person, one of the safety paths, a kind refusal; or an answer, though the words sound like trouble.
 */
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { find, loadKnowledge } from '../../../knowledge/index.ts';
import type { Knowledge, Outcome } from '../../../knowledge/index.ts';
import { TODAY } from '../../support/content-folder.ts';

const CONTENT = fileURLToPath(new URL('../../../knowledge/content', import.meta.url));

const HANDED_OVER: Record<string, string[]> = {
  insolvency: [
    'hiya, bit of a panic. payroll is on the 28th and theres about 900 quid in the bank and we need nearly 11 grand. what do we do',
    'HMRC have written saying we should have been registered for VAT since 2022 and they want 14,000. We have not got it.',
    'our landlord wants his rent and the account is empty',
  ],
  'guarantee-or-home': [
    'lender wants me and Sue to sign personally for the 40k. meeting is thursday 2pm. should we just do it',
    'The bank will only lend to our CIC if the directors put up their homes. My husband is not happy',
  ],
  'contract-ended': [
    'we have been told our contract will not be renewed. 23 staff',
    'the letter came yesterday, they picked another firm for the service we run. scoring makes no sense. what can we do and by when',
    'The ICB has given us three months’ notice on the community dermatology service',
  ],
  'unregistered-care': [
    'been helping three old folk in our village wash and dress since march, council now asks for our cqc number and we havent got one',
    'turns out what we do counts as personal care and we never registered, two years now',
  ],
  'people-at-risk': ['two of the night staff have walked out and there is nobody to be with the six residents tonight'],
  'legal-threat': [
    'a parent is threatening to sue because her lad broke his wrist at our holiday club',
    'Charity commission have opened an inquiry into us and want papers by monday',
  ],
  'staff-transfer': [
    'im a physio with the trust and they’re moving our whole team to a social enterprise in april, do i keep my terms',
  ],
  pensions: ['our mutual can’t afford the LGPS employer rate the actuary gave us, 31%'],
  'charity-change': ['we voted last week to turn our unincorporated charity into a CIO and now we’re stuck'],
  property: ['we’re about to take over the swimming pool off the council, they say peppercorn rent'],
  dispute: [
    'my fellow director has locked me out of the email and the bank and changed the locks',
    'my co-director took me off the bank mandate and is telling everyone I resigned. I didn’t',
    'our chair refuses to go, term ended two years ago',
  ],
  'joint-venture': ['we and the hospice want to set up a company together, 50/50'],
  'benefits-and-pay': ['i’m on PIP and carers and they want to pay me as a director of the CIC, will I lose it'],
  'wales-childrens-care': ['we want to open a small children’s home near Wrexham as a ltd company'],
  'disqualified-director': ['one of our founders has a conviction for fraud from years ago, can she be treasurer'],
  'own-case': [
    'in march the girl who did the diary for our group moved to Crete and since then I’ve had her boxes, sixty of them',
  ],
};

const SAFETY: Record<string, string[]> = {
  distress: [
    'i cant do this anymore. im done',
    'honestly some nights i think everyone would be better off if i wasnt here',
    'My business partner said he’s going to end it tonight, what do I do',
    'took a load of paracetamol',
  ],
  whistleblowing: [
    'I found missing money and was told to keep quiet',
    'Newest trustee here. Found £4k of unexplained cash withdrawals, chair told me to drop it.',
    'the charity’s former treasurer took money, who do we tell',
    'I work in a care home. they change the charts before inspections and i’m scared to say',
  ],
  safeguarding: [
    'the old lady I visit has bruises all over her arms and her son shouts at her',
    'a lad at our youth club told me his stepdad hits him',
    'worried about a volunteer, he keeps messaging the girls privately',
  ],
};

const DECLINED: Record<string, string[]> = {
  law: ['ex wont let me see the kids', 'My neighbour’s tree is blocking my light'],
  housing: ['My landlord won’t fix the boiler, been 3 weeks'],
  immigration: ['can I bring my wife over from Thailand'],
  benefits: ['how much pip will i get'],
  clinical: ['my knee is swollen what should i take'],
  computing: ['can you get into my girlfriends facebook, she changed the password', 'fix my printer'],
  'own-job': ['my boss keeps changing my shifts'],
  'own-care': ['my mum needs a care home, which is good near Leeds'],
  'outside-uk': ['how do i set up a limited company in spain'],
  'other-topics': [
    'how do I cook a gammon',
    'what’s 17 x 23',
    'i want to open a nail bar to make money, where do I get customers',
  ],
};

/** Asked in general, or about helping others with the same: a page, or a choice of pages, and a person at most beside it. */
const TOLD = [
  'What is TUPE?',
  'who enforces tupe',
  'what does a personal guarantee mean',
  'do social enterprises need housing',
  'I rent a council house, can I run the company from home',
  'can locals take the trust to court if it stops a service',
  'what help is there for charities with tenants',
  'how do we start a housing co-op',
  'can a CIC teach people about visas',
  'our school wants to start a social enterprise with the pupils',
  'how do you remove a director of a CIC',
  'we support survivors of domestic abuse, which legal form',
  'is there a fine for giving care without registering',
  'can i set up a suicide prevention charity',
  'Our small charity lost a funder last year and we’ve had to think hard. We now want to start selling training to businesses. Can a charity trade or do we need a separate company?',
];

let knowledge: Knowledge;
const led = (text: string): Outcome => find(knowledge, { text });

describe('outcomes: what people write in their own words', function () {
  before(async () => {
    knowledge = await loadKnowledge(CONTENT, { asOf: TODAY });
  });

  for (const [complexity, texts] of Object.entries(HANDED_OVER))
    for (const text of texts)
      it(`a person (${complexity}): ${text}`, () => expect(led(text)).to.include({ kind: 'handOver', complexity }));

  for (const [path, texts] of Object.entries(SAFETY))
    for (const text of texts)
      it(`safety (${path}): ${text}`, () => expect(led(text)).to.include({ kind: 'safety', path }));

  for (const [boundary, texts] of Object.entries(DECLINED))
    for (const text of texts)
      it(`declined (${boundary}): ${text}`, () => expect(led(text)).to.include({ kind: 'decline', boundary }));

  for (const text of TOLD) it(`told: ${text}`, () => expect(led(text).kind).to.be.oneOf(['answer', 'clarify']));

  it('never refuses to speak of pay for people on benefits', () => {
    for (const text of [
      'we want to give our panel twenty quid each but some are on ESA',
      'sole founder on benefits, want to start a CIC',
    ])
      expect(led(text).kind, text).to.be.oneOf(['answer', 'clarify', 'handOver']);
  });

  it('tells whoever asks whether somebody is there', () => {
    for (const text of ['is anyone there now', 'is anybody there?', 'are you open now'])
      expect(led(text), text).to.deep.equal({ kind: 'small-talk', phrase: 'smalltalk.anyone-there' });
  });
});
