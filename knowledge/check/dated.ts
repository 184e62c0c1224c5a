/** What is true of the content only because of today's date: past review, overdue helplines, figures that ended. */
import { problem } from '../errors.ts';
import type { Problem } from '../errors.ts';
import type { Content } from '../load/read-content.ts';
import { valueOn } from '../figures.ts';
import { fileOf } from './texts.ts';

/** @param asOf the day to judge by, YYYY-MM-DD; to look ahead, hand in a later day. */
export function checkDates(content: Content, asOf: string): Problem[] {
  const problems: Problem[] = [];
  for (const unit of content.units.values()) {
    const file = content.files.get(fileOf(unit));
    if (file && unit.reviewBy < asOf)
      problems.push(problem('past-review', file.at(['reviewBy']), `The review was due by ${unit.reviewBy}.`));
  }
  for (const figure of content.figures.values()) {
    const home = content.homes.get(`figures/${figure.id}`);
    if (!home) continue;
    if (figure.reviewBy < asOf)
      problems.push(
        problem(
          figure.helpline ? 'helpline-overdue' : 'past-review',
          home.file.at([...home.path, 'reviewBy']),
          `The review of \`${figure.id}\` was due by ${figure.reviewBy}.`,
        ),
      );
    if (!valueOn(figure, asOf))
      problems.push(
        problem('figure-ended', home.file.at([...home.path, 'values']), `\`${figure.id}\` has no value for ${asOf}.`),
      );
  }
  const sources = content.files.get('sources.yaml');
  for (const { id, gone } of content.sources.values())
    if (sources && gone !== undefined)
      problems.push(problem('source-gone', sources.at([id, 'gone']), `\`${id}\` has not answered since ${gone}.`));
  const safety = content.files.get('safety.yaml');
  for (const [path, { reviewBy }] of Object.entries(content.safety ?? {}))
    if (safety && reviewBy < asOf)
      problems.push(
        problem('helpline-overdue', safety.at([path, 'reviewBy']), `The review of ${path} was due by ${reviewBy}.`),
      );
  return problems;
}
