/** What a unit claims to be against what it shows: basis and sources, status and folder, nations and topics. */
import { problem } from '../errors.ts';
import type { Problem } from '../errors.ts';
import type { Content } from '../load/read-content.ts';
import type { YamlFile } from '../load/read-yaml.ts';
import { NATIONS } from '../model.ts';
import type { Nation, Unit } from '../model.ts';
import { fileOf, placeholders, proseOfUnit } from './texts.ts';

export function checkStanding(content: Content): Problem[] {
  const problems: Problem[] = [];
  for (const unit of content.units.values()) {
    const file = content.files.get(fileOf(unit));
    if (file)
      problems.push(...basis(unit, file, content), ...status(unit, file), ...nations(unit, file), ...dates(unit, file));
  }
  return [...problems, ...topics(content), ...sameQuestions(content)];
}

/** Only what lays a duty on somebody: "what must be true" and "must-have" are an adviser's ordinary words. */
const DUTY =
  /\b(you|it|they|we|companies|charities|employers|directors|trustees) (also )?must\b|\blegal(ly)? (duty|duties|required|bound|binding)\b|\bby law\b|\bthe law (says|requires|means)\b|\b(is|are) required (to|by)\b/i;

function basis(unit: Unit, file: YamlFile, content: Content): Problem[] {
  if (unit.basis !== 'judgement' && unit.basis !== 'service')
    return unit.sources.length
      ? []
      : [problem('no-source', file.at(['basis']), `A unit with the basis ${unit.basis} needs a source.`)];
  const problems: Problem[] = [];
  if (!unit.owner)
    problems.push(problem('no-owner', file.at(['basis']), `A unit with the basis ${unit.basis} needs an owner.`));
  if (unit.folder === 'regulation' && unit.must)
    problems.push(problem('judgement-too-firm', file.at(['must']), 'A judgement cannot make a step a must.'));
  for (const { path, text } of proseOfUnit(content, unit)) {
    const figure = placeholders(text)[0];
    if (figure)
      problems.push(
        problem(
          'judgement-too-firm',
          file.inText(path, figure.offset),
          `A ${unit.basis} unit carries \`${figure.id}\`.`,
        ),
      );
    const duty = DUTY.exec(text);
    if (duty)
      problems.push(
        problem('judgement-too-firm', file.inText(path, duty.index), `A ${unit.basis} unit says "${duty[0]}".`),
      );
  }
  return problems;
}

function status({ status, folder }: Unit, file: YamlFile): Problem[] {
  if (folder === 'history' || (status !== 'closed' && status !== 'historical')) return [];
  return [problem('closed-offered', file.at(['status']), `What is ${status} may not stand in ${folder}/.`)];
}

function nations(unit: Unit, file: YamlFile): Problem[] {
  return Object.keys(unit.byNation ?? {})
    .filter((nation) => !unit.nations.includes(nation as Nation))
    .map((nation) => problem('nation-outside', file.at(['byNation', nation]), `${nation} is not one of its nations.`));
}

function dates({ checked, reviewBy }: Unit, file: YamlFile): Problem[] {
  if (checked < reviewBy) return [];
  return [problem('dates-reversed', file.at(['reviewBy']), '`reviewBy` is not after `checked`.')];
}

const isLive = ({ folder }: Unit): boolean => folder !== 'history';

function topics(content: Content): Problem[] {
  const topicUnits = new Map<string, Unit[]>();
  for (const unit of content.units.values())
    if (unit.topic && isLive(unit)) topicUnits.set(unit.topic, [...(topicUnits.get(unit.topic) ?? []), unit]);

  const problems: Problem[] = [];
  for (const [topic, units] of topicUnits) {
    const owner = new Map<Nation, Unit>();
    for (const unit of units)
      for (const nation of unit.nations) {
        const other = owner.get(nation);
        const file = content.files.get(fileOf(unit));
        if (other && file)
          problems.push(
            problem('topic-overlap', file.at(['nations']), `\`${other.id}\` tells ${topic} for ${nation} already.`),
          );
        else owner.set(nation, unit);
      }
    const missing = NATIONS.filter((nation) => !owner.has(nation));
    const first = units[0];
    const file = first && content.files.get(fileOf(first));
    if (missing.length && file)
      problems.push(
        problem('nation-gap', file.at(['topic']), `The topic ${topic} says nothing for ${missing.join(', ')}.`),
      );
  }
  return problems;
}

/** Two live units that claim one question for one nation: neither can be found for certain. */
function sameQuestions(content: Content): Problem[] {
  const asked = new Map<string, Unit[]>();
  const problems: Problem[] = [];
  for (const unit of content.units.values()) {
    if (!isLive(unit)) continue;
    unit.questions.forEach((question, i) => {
      const key = question
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, ' ')
        .trim();
      const others = asked.get(key) ?? [];
      const rival = others.find(
        (other) => other !== unit && other.nations.some((nation) => unit.nations.includes(nation)),
      );
      const file = content.files.get(fileOf(unit));
      if (rival && file)
        problems.push(problem('same-question', file.at(['questions', i]), `\`${rival.id}\` has the same question.`));
      asked.set(key, [...others, unit]);
    });
  }
  return problems;
}
