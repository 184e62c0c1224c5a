import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { describeProblem, problem, PROBLEM_KINDS } from '../../knowledge/errors.ts';

const guide = readFileSync(new URL('../../knowledge/README.md', import.meta.url), 'utf8');

describe('the codes of content problems', () => {
  it("are the ones that the author's guide explains, each with its severity", () => {
    const rows = [...guide.matchAll(/^\| `([a-z0-9-]+)` +\| (error|warning|dated) +\|/gm)];
    const documented = Object.fromEntries(rows.map(([, code, severity]) => [code, severity]));
    const known = Object.fromEntries(Object.entries(PROBLEM_KINDS).map(([code, { severity }]) => [code, severity]));
    expect(documented).to.deep.equal(known);
  });

  it('are told with place, message, code and what to do', () => {
    const told = describeProblem(problem('no-owner', { file: 'articles/a.yaml', line: 3, column: 1 }, 'No owner.'));
    expect(told).to.match(/^articles\/a\.yaml:3:1 error: No owner\. \[no-owner\]\n {4}\S/);
  });
});
