/** Figures: each typed value once, with its dates and its source. */
import { z } from 'zod';
import { day, line, slug, text } from './parts.ts';

const figureValue = z.strictObject({
  /** A number for money (pounds), percent, count, days and so on; text for a date or phone number. */
  value: z.union([z.number(), text]),
  /** The top of a range, where the figure is one. */
  upTo: z.number().optional(),
  from: day.optional(),
  to: day.optional(),
  /** False: worked out or reported, not seen on a page. It is then shown with "check today". */
  confirmed: z.boolean().default(true),
  note: line.optional(),
});
export const figureSchema = z.strictObject({
  what: line,
  kind: z.enum([
    'money',
    'percent',
    'count',
    'days',
    'working-days',
    'weeks',
    'months',
    'years',
    'hours',
    'date',
    'phone',
    'short-text',
  ]),
  source: slug,
  checked: day,
  /** A helpline is looked at every month; an overdue one stops a release. */
  reviewBy: day,
  helpline: z.boolean().default(false),
  values: z.array(figureValue).min(1),
});
export const figuresSchema = z.record(slug, figureSchema);
export type Figure = z.infer<typeof figureSchema> & { id: string };
