/** What can be wrong in the content: a closed list of codes, each with what an author does about it. */

/**
 * How much a problem matters. An `error` stops start-up and tests; a `warning` fails `kb check --strict`; a `dated` one
 * comes with the calendar, not with an edit, so it fails only `kb check --release` and shows in `kb stale`.
 */
export type Severity = 'error' | 'warning' | 'dated';

interface Kind {
  readonly severity: Severity;
  /** What to do, said to the author. */
  readonly todo: string;
}

const error = (todo: string): Kind => ({ severity: 'error', todo });
const warning = (todo: string): Kind => ({ severity: 'warning', todo });
const dated = (todo: string): Kind => ({ severity: 'dated', todo });

/** Every code is explained, with an example, in knowledge/README.md; a test compares the two. */
export const PROBLEM_KINDS = {
  // Reading a file
  'file-unreadable': error('Check that the file is there and that you may read it.'),
  'file-too-big': error('Split the file, or take out what does not belong in it.'),
  'not-utf8': error('Save the file again with the encoding UTF-8.'),
  'bad-yaml': error('Look at the indentation, quotes and colons near this place.'),
  'yaml-bomb': error('Write the values out; anchors and aliases (& and *) are not used here.'),
  'wrong-place': error('Move the file to one of the content folders, or give it one of the known names.'),
  'bad-file-name': error('Name the file with small letters, digits and hyphens, ending in .yaml.'),
  'duplicate-id': error('Give one of the two another name: ids are unique over all folders.'),
  'duplicate-key': error('Keep one of the two; the same key may stand only once.'),

  // The shape of a file
  'missing-field': error('Add the field; knowledge/README.md shows an example of each kind of unit.'),
  'unknown-field': error('Correct the spelling, or take the field out.'),
  'wrong-value': error('Write a value of the kind that the message names.'),
  'bad-pattern': error('Correct the regular expression.'),
  'slow-pattern': error('Do not repeat something that already repeats, such as (a+)+, and use .{0,40} in place of .*'),

  // Links between files
  'unknown-unit': error('Use the file name of a unit, without .yaml; `kb graph` shows them all.'),
  'unknown-source': error('Add the page to sources.yaml, or correct the id.'),
  'unknown-figure': error('Add the figure to a file in figures/, or correct the id.'),
  'unknown-complexity': error('Use an id of complexity.yaml.'),
  'unknown-boundary': error('Use an id of boundaries.yaml.'),
  'unknown-flow': error('Use the id of a flow.'),
  'unknown-phrase': error('Add the phrase to phrases/en.yaml, or take out what needs it.'),
  'step-cycle': error('Take one of the links out: a step cannot depend on itself, by whatever way round.'),
  'links-to-itself': error('Take the unit out of its own list.'),

  // Status, basis, nations
  'no-source': error('Name the page in `sources`, or make it the advisers’ view: basis judgement, with an owner.'),
  'no-owner': error('Name the role that stands behind this view in `owner`.'),
  'judgement-too-firm': error(
    'What cites no page carries no figure, price or duty: say it from a source, or soften it.',
  ),
  'closed-offered': error('Move it to history/, or correct the status.'),
  'nation-outside': error('Add the nation to `nations`, or take it out of `byNation`.'),
  'topic-overlap': error('Two live units of one topic may not claim the same nation: take it out of one.'),
  'dates-reversed': error('The later date must come after the earlier one.'),

  // Prose
  'bare-figure': error('Put the figure in a file of figures/ and write {{its-id}} here.'),
  'bad-placeholder': error('Write a figure as {{figure-id}}, with two curly brackets on each side.'),
  'forbidden-phrase': error('Reword it: boundaries.yaml says what may not be said under this boundary.'),
  'bad-markup': error('Use only paragraphs, lists with "- ", **bold** and [text](https://…).'),

  // Figures
  'figure-value': error('Money, percentages, counts and times are numbers; dates, phone numbers and texts are text.'),
  'figure-overlap': error('Only one value may hold on any one day: correct `from` and `to`.'),

  // Warnings
  'nation-gap': warning('Write the unit for the missing nation, or say in one of them who to ask there.'),
  'missing-translation': warning('Add the phrase to phrases/cy.yaml.'),
  'extra-translation': warning('Take it out: phrases/en.yaml has no such key any more.'),
  'hard-to-read': warning('Use shorter words and sentences, or explain the term in glossary.yaml.'),
  'long-sentences': warning('Split the long sentences: 20 words or fewer on average.'),
  'american-spelling': warning('Use the British spelling.'),
  'official-word': warning('Use the everyday word, as you would say it to a neighbour.'),
  'not-second-person': warning('Speak to the enquirer: "you".'),
  'easy-read-long': warning('One idea a line: split the line.'),
  'same-question': warning('Keep the question in the unit that answers it best.'),
  'unused-source': warning('Cite the page somewhere, or take it out of sources.yaml.'),
  'unused-figure': warning('Use the figure somewhere, or take it out.'),

  // What comes with the calendar
  'past-review': dated('Look at the sources again, correct what changed, and set new `checked` and `reviewBy` dates.'),
  'helpline-overdue': dated('Call or look up the helpline today, and set new `checked` and `reviewBy` dates.'),
  'source-gone': dated('Find where the page went, or another one that says the same; then take `gone` out.'),
  'figure-ended': dated('Add the value that holds from the day after.'),
} as const satisfies Record<string, Kind>;

export type ProblemCode = keyof typeof PROBLEM_KINDS;

/** A place in a content file. `file` is relative to the content folder; lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly place: Place;
  readonly message: string;
  readonly todo: string;
}

export function problem(code: ProblemCode, place: Place, message: string): Problem {
  return { code, place, message, ...PROBLEM_KINDS[code] };
}

/** One problem as two lines: where and what, then what to do. */
export function describeProblem({ code, severity, place, message, todo }: Problem): string {
  return `${place.file}:${place.line}:${place.column} ${severity}: ${message} [${code}]\n    ${todo}`;
}

/** The content may not be used. Carries every mistake, for authors and operators; never shown to enquirers. */
export class KnowledgeErrors extends Error {
  override readonly name = 'KnowledgeErrors';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(`${problems.length} mistake(s) in the content\n${problems.map(describeProblem).join('\n')}`);
    this.problems = problems;
  }
}
