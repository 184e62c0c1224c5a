/** What advisers are sent. Nothing about a person is in it: mail is read on telephones and kept by others. */
import { DateTime } from 'luxon';
import type { CaseRow } from '../../store/store.ts';
import { promiseOf } from '../rules.ts';
import type { AlertKind } from './due.ts';

const SUBJECTS: Readonly<Record<AlertKind, string>> = {
  new: 'Somebody asks for an adviser',
  'came-back': 'A request is back in the queue',
  again: 'Still waiting, and the promised time is near',
};
const PRIORITIES: Readonly<Record<CaseRow['priority'], string>> = {
  1: 'P1, danger',
  2: 'P2, a near date',
  3: 'P3, money or a job at risk',
  4: 'P4',
};
const NATIONS = { england: 'England', wales: 'Wales', scotland: 'Scotland', 'northern-ireland': 'Northern Ireland' };

export interface AlertWords {
  readonly subject: string;
  readonly lines: readonly (readonly [label: string, value: string])[];
  readonly link: string | undefined;
}

export function alertWords(kind: AlertKind, row: CaseRow, publicUrl: string | undefined): AlertWords {
  const { packet, priority, reference } = row;
  const nations = [
    ...new Set([packet.worksIn, packet.registeredIn].flatMap((nation) => (nation ? [NATIONS[nation]] : []))),
  ];
  const promise = promiseOf(row);
  return {
    subject: `${SUBJECTS[kind]}: ${reference} (${PRIORITIES[priority]})`,
    lines: [
      ['Request', reference],
      ['Priority', PRIORITIES[priority]],
      ['Reason', `${spaced(packet.reason)} (level ${packet.level})`],
      ['Nation', nations.join(', ') || 'not known'],
      ...(promise === undefined ? [] : ([['Answer promised by', timeWords(promise)]] as const)),
    ],
    link: publicUrl === undefined ? undefined : `${publicUrl}/desk#/case/${reference}`,
  };
}

const spaced = (id: string): string => id.replaceAll('-', ' ');
const timeWords = (time: number): string =>
  DateTime.fromMillis(time, { zone: 'Europe/London', locale: 'en-GB' }).toFormat('cccc d MMMM, HH:mm');
