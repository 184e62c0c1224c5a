/** What all schemas are made of. */
import { z } from 'zod';
import { NATIONS } from './vocabulary.ts';

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use small letters, digits and hyphens, such as cic-asset-lock');
/** A day that there is: 31 February is none. */
export const day = z.iso.date('write a date as YYYY-MM-DD, and one that there is');

/** Whether it is written YYYY-MM-DD and stands in a calendar: 31 February is none. */
export const isDay = (text: string): boolean => day.safeParse(text).success;
export const text = z.string().trim().min(1, 'write something here');
export const line = text.max(300, 'keep this to one line of at most 300 characters');
export const nations = z.array(z.enum(NATIONS)).min(1).describe('the nations this holds for');
