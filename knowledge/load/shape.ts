/** Checks the data of one file against its schema, and says each mistake with its place in plain English. */
import type { z } from 'zod';
import { problem } from '../errors.ts';
import type { Problem } from '../errors.ts';
import type { YamlFile } from './read-yaml.ts';

type Issue = z.core.$ZodIssue;

/** The data as the schema's type, or every way in which it does not fit. Nothing is thrown. */
export function shape<S extends z.ZodType>(file: YamlFile, schema: S): { data?: z.output<S>; problems: Problem[] } {
  const result = schema.safeParse(file.data);
  if (result.success) return { data: result.data, problems: [] };
  return { problems: result.error.issues.flatMap((issue) => mistakes(file, issue)) };
}

function mistakes(file: YamlFile, issue: Issue): Problem[] {
  const at = file.at(issue.path);
  const where = issue.path.length ? `\`${issue.path.map(String).join('.')}\`` : 'The file';
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        problem('unknown-field', file.at([...issue.path, key]), `There is no field called \`${key}\` here.`),
      );
    case 'invalid_key':
      return [
        problem('wrong-value', at, `${where} is not a name that may stand here: ${issue.issues[0]?.message ?? ''}`),
      ];
    case 'invalid_type':
      if (valueAt(file.data, issue.path) === undefined) return [problem('missing-field', at, `${where} is missing.`)];
      return [problem('wrong-value', at, `${where} must be ${named(issue.expected)}.`)];
    case 'invalid_value':
      if (valueAt(file.data, issue.path) === undefined) return [problem('missing-field', at, `${where} is missing.`)];
      return [problem('wrong-value', at, `${where} must be one of: ${issue.values.map(String).join(', ')}.`)];
    default:
      return [problem('wrong-value', at, `${where}: ${issue.message}.`)];
  }
}

const NAMES: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list (lines that begin with "- ")',
  object: 'a group of fields',
  record: 'a group of fields',
};
const named = (expected: string): string => NAMES[expected] ?? expected;

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step], data);
}
