/** Whether a message is in English, Welsh or another language: by its small words, which no borrowed term brings along. */
import { wordsIn } from './words.ts';

const list = (words: string): Set<string> => new Set(words.split(' '));
const WELSH = list(
  'mae maer mai yw yn ydy ydyn ydych dych dwi rwy rwyn rydw rydym rydyn ni chi nhw fi ei eu ein eich beth sut pwy pam pryd ble faint oes ' +
    'gyda gan ar wrth heb neu ond hefyd hwn hon hyn sydd oedd bydd byddwn gallaf gallwn allwn allaf alla gallu eisiau angen rhaid dechrau sefydlu ' +
    'cwmni menter gymdeithasol elusen cymunedol buddiant cymraeg cymru siarad dw ddim nid isio am os gwelwch dda ydi ynglyn cael arian grant nawr',
);
const ENGLISH = list(
  'the a an is are was were be to of and in that it for on with as at by this we i you they my our your what how who why when where which ' +
    'can do does did will would should have has had not if or but from about there their me us them need want get so just any some like know ' +
    'company charity business social enterprise cic start set up register funding grant help people community',
);
const OTHERS = list(
  'que para como una los las por con est les des une pour nous vous ist und der die das ich wir ein eine nicht wie jak jest czy nie dla ' +
    'jest mam chce cum este sunt pentru vreau che sono della come perche nasil ve bir icin ' +
    'je ne pas suis avec mais yo muy quiero hola gracias donde nao voce obrigado quero kann mir bitte danke wiem prosze dziekuje ' +
    'nu sau multumesc unde grazie quando vorrei kaip noriu labas ako hogyan kako gde ben degil merhaba',
);
/** Letters that neither English nor Welsh has. */
const FOREIGN_LETTER = /[ąćęłńśźżşğıőűčďěňřšťžůãõñøåßățșđ]/i;

export function languageOf(text: string): 'en' | 'cy' | 'other' {
  // Letters of other scripts, where there are more of them than of ours.
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters >= 4 && latin * 2 < letters) return 'other';
  const words = wordsIn(text);
  const count = (among: Set<string>): number => words.filter((word) => among.has(word)).length;
  const english = count(ENGLISH);
  const welsh = count(WELSH);
  if (welsh >= 2 && welsh > english && welsh / words.length >= 0.3) return 'cy';
  if (count(OTHERS) >= 2 && count(OTHERS) > english * 2) return 'other';
  return words.length >= 3 && english + welsh === 0 && FOREIGN_LETTER.test(text) ? 'other' : 'en';
}
