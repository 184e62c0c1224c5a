/** A picture, a lone emoji or an empty message: said so kindly, and the open question put again. */
import type { Talk } from '../talk.ts';
import { understand } from '../understanding/index.ts';
import { Reply } from '../voice/reply.ts';
import { whereWeAre } from './where-we-are.ts';

export async function nothingSaid(talk: Talk): Promise<boolean> {
  const { text } = talk.incoming;
  if (/[\p{L}\p{N}?]/u.test(text)) return false;
  // A thumb up is a yes.
  if (text !== '' && understand({ kind: 'yesNo', text }) !== 'other') return false;
  await talk.send(new Reply().add(talk.voice.phrase(text === '' ? 'said.no-text' : 'said.no-words')));
  await whereWeAre(talk);
  return true;
}
