/** What the parts of a document are made with. */
import type { Plan, PlanSource } from '../../../dialogs/index.ts';
import type { Block, Section } from './model.ts';

/** A phrase `plan.page.<key>` in the reader's language. */
export type Words = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** Undefined as long as the plan has nothing for it. */
export type Part = (plan: Plan, words: Words) => Section | undefined;

/** Without what is not there. */
export const present = <T>(items: readonly (T | undefined | false)[]): T[] =>
  items.filter((item): item is T => item !== undefined && item !== false);

export const text = (content: string | undefined, tone?: 'lead' | 'quiet' | 'warning'): Block | undefined =>
  content ? { kind: 'text', text: content, ...(tone && { tone }) } : undefined;

export const heading = (content: string): Block => ({ kind: 'heading', text: content });

export const list = (items: readonly string[]): Block | undefined =>
  items.length > 0 ? { kind: 'list', items } : undefined;

/** Parts of a list with a heading of their own; nothing where the list is empty. */
export const headed = (title: string, items: readonly unknown[], ...blocks: readonly (Block | undefined)[]): Block[] =>
  items.length > 0 ? [heading(title), ...present(blocks)] : [];

export function section(id: string, title: string, blocks: readonly (Block | undefined)[]): Section | undefined {
  const there = present(blocks);
  return there.length > 0 ? { id, title, blocks: there } : undefined;
}

/** Rules give their reasons as the middle of a sentence; by itself it begins one. */
export const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export const isAddress = (contact: string): boolean => contact.startsWith('https://');
export const linkTo = (url: string, label = new URL(url).hostname.replace(/^www\./, '')): string =>
  `[${label}](${url})`;

/** A page with whose it is and of when. */
export const citation = ({ title, url, publisher, dateWords }: PlanSource): string =>
  `${linkTo(url, title)} (${publisher}, ${dateWords})`;
