/** Blocks of a document as HTML. Everything is escaped; only the links and the bold of our own content become markup. */
import { escape } from '../../widget/markdown.ts';
import type { Block, Compare, Pair, Section, Steps, Table } from '../document/model.ts';
import { runsOf } from '../document/runs.ts';
import { scoresFigure } from './chart.ts';
import { timelineFigure } from './timeline.ts';

export const inline = (text: string): string =>
  runsOf(text)
    .map(({ text: part, bold, url }) => {
      const shown = bold ? `<strong>${escape(part)}</strong>` : escape(part);
      return url === undefined ? shown : `<a href="${escape(url)}" rel="noreferrer">${shown}</a>`;
    })
    .join('');

/** Several paragraphs where the text has them. */
const paragraphs = (text: string, kind: string): string =>
  text
    .split(/\n{2,}/)
    .map((part) => `<p${kind}>${inline(part)}</p>`)
    .join('');

export const sectionHtml = ({ id, title, blocks }: Section): string =>
  `<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${escape(title)}</h2>` +
  `${blocks.map((block, at) => blockHtml(block, `${id}-${at}`)).join('')}</section>`;

/** @param id names the block on the page */
function blockHtml(block: Block, id: string): string {
  switch (block.kind) {
    case 'text':
      return paragraphs(block.text, block.tone ? ` class="${block.tone}"` : '');
    case 'heading':
      return `<h3>${escape(block.text)}</h3>`;
    case 'list':
      return listHtml(block.items);
    case 'pairs':
      return pairsHtml(block.rows);
    case 'table':
      return tableHtml(block);
    case 'compare':
      return compareHtml(block);
    case 'scores':
      return scoresFigure(block, id) + tableHtml(scoresTable(block));
    case 'timeline':
      return timelineFigure(block, id);
    case 'steps':
      return stepsHtml(block);
    case 'more':
      return (
        `<details><summary>${escape(block.summary)}</summary>` +
        `${block.blocks.map((inner, at) => blockHtml(inner, `${id}-${at}`)).join('')}</details>`
      );
  }
}

const listHtml = (items: readonly string[]): string =>
  `<ul>${items.map((item) => `<li>${inline(item)}</li>`).join('')}</ul>`;

const valueHtml = (text: Pair['text']): string => (typeof text === 'string' ? inline(text) : listHtml(text));

export const pairsHtml = (rows: readonly Pair[]): string =>
  `<dl class="pairs">${rows
    .map(({ label, text }) => `<div><dt>${inline(label)}</dt><dd>${valueHtml(text)}</dd></div>`)
    .join('')}</dl>`;

/** Can be scrolled by keyboard where it is wider than the screen, and is then named. */
function tableHtml({ caption, head, rows }: Table): string {
  const heads = head.map((cell) => `<th scope="col">${escape(cell)}</th>`).join('');
  const body = rows
    .map(([first = '', ...cells]) => {
      const rest = cells.map((cell, at) => `<td data-label="${escape(head[at + 1] ?? '')}">${inline(cell)}</td>`);
      return `<tr><th scope="row">${inline(first)}</th>${rest.join('')}</tr>`;
    })
    .join('');
  return (
    `<div class="wide" role="region" aria-label="${escape(caption)}" tabindex="0"><table>` +
    `<caption>${escape(caption)}</caption><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table></div>`
  );
}

/** The text twin of the chart. */
export function scoresTable({ caption, corner, ways, rows }: Extract<Block, { kind: 'scores' }>): Table {
  return {
    kind: 'table',
    caption,
    head: [corner, ...ways],
    rows: rows.map(({ name, mark, scores }) => [mark ? `${name} (${mark})` : name, ...scores.map(({ word }) => word)]),
  };
}

/** A column each, whose rows stand level; one beneath the other where there is no room. */
function compareHtml({ columns, rows }: Compare): string {
  const cards = columns.map(({ title, badge }, column) => {
    const mark = badge ? ` <span class="badge">${escape(badge)}</span>` : '';
    const lines = rows.flatMap(({ label, cells }) => {
      const cell = cells[column];
      const value = cell === undefined || cell.length === 0 ? '' : valueHtml(cell);
      return [`<div><dt>${escape(label)}</dt><dd>${value}</dd></div>`];
    });
    return `<article class="way${badge ? ' first' : ''}"><h3>${escape(title)}${mark}</h3><dl>${lines.join('')}</dl></article>`;
  });
  return `<div class="compare ways-${columns.length}" data-rows="${rows.length}">${cards.join('')}</div>`;
}

const stepsHtml = ({ items }: Steps): string =>
  `<ol class="steps">${items
    .map(
      ({ title, badge, must, rows }) =>
        `<li><p class="step"><strong>${escape(title)}</strong> ` +
        `<span class="badge${must ? ' must' : ''}">${escape(badge)}</span></p>${pairsHtml(rows)}</li>`,
    )
    .join('')}</ol>`;
