// Answers -> result: the same as hub/assess/scoring.py, and tested together with it.
// A model is what hub/assess/model_json.py writes; answers map keys to 0-3, UNKNOWN or NOT_APPLICABLE.

export const UNKNOWN = 4, NOT_APPLICABLE = 5, TOP = 3, TARGET = 2;
const MOST_PRIORITIES = 5, ENOUGH_RATED = 0.8;

export const practicesOf = (model) => model.dimensions.flatMap((dimension) => dimension.practices);

const isAnswered = (answers, key) => answers[key] !== undefined;
const isMet = (answers, key) =>
  answers[key] === NOT_APPLICABLE || (answers[key] >= TARGET && answers[key] <= TOP);
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

function dimensionResult(dimension, answers, stages) {
  const applicable = dimension.practices.filter((practice) => answers[practice.key] !== NOT_APPLICABLE);
  const rated = applicable.filter((practice) => isAnswered(answers, practice.key));
  const value = (practice) => (answers[practice.key] === UNKNOWN ? 0 : answers[practice.key]);
  const unmet = applicable.filter((practice) => !isMet(answers, practice.key));
  const stage = Math.min(stages + 1, ...unmet.map((practice) => practice.stage)) - 1;
  const next = unmet.filter((practice) => practice.stage === stage + 1);
  return {
    id: dimension.id,
    mean: rated.length
      ? sum(rated.map((practice) => practice.weight * value(practice))) / sum(rated.map((practice) => practice.weight))
      : null,
    rated: rated.length,
    applicable: applicable.length,
    stage: applicable.length ? stage : null,
    to_rate: next.some((practice) => isAnswered(answers, practice.key)) ? 0 : next.length,
  };
}

function dependentsOf(practices) {
  const requires = new Map(practices.map((practice) => [practice.key, practice.requires]));
  const found = new Map(practices.map((practice) => [practice.key, new Set()]));
  const note = (key, dependent) => {
    found.get(key).add(dependent);
    requires.get(key).forEach((earlier) => note(earlier, dependent));
  };
  practices.forEach((practice) => practice.requires.forEach((key) => note(key, practice.key)));
  return found;
}

function prioritiesOf(practices, answers) {
  const dependents = dependentsOf(practices);
  const low = practices.filter((practice) => answers[practice.key] < TARGET).map((practice) => ({
    key: practice.key,
    answer: answers[practice.key],
    stage: practice.stage,
    dependents: dependents.get(practice.key).size,
    blocked_by: practice.requires.filter((key) => !isMet(answers, key)),
    gap: (TARGET - answers[practice.key]) * practice.weight,
  }));
  const rank = (priority) => [
    priority.blocked_by.length > 0, priority.stage, -priority.dependents, -priority.gap, priority.key,
  ];
  low.sort((a, b) => {
    const [first, second] = [rank(a), rank(b)];
    const place = first.findIndex((value, index) => value !== second[index]);
    return place < 0 ? 0 : first[place] - second[place];
  });
  return low.slice(0, MOST_PRIORITIES).map(({ gap, ...priority }) => priority);
}

export function score(model, answers) {
  const practices = practicesOf(model);
  const keysWith = (answer) =>
    practices.filter((practice) => answers[practice.key] === answer).map((practice) => practice.key);
  const dimensions = model.dimensions.map((each) => dimensionResult(each, answers, model.stages.length));
  const isStrong = (each) =>
    each.mean !== null && each.mean >= TARGET && each.rated >= ENOUGH_RATED * each.applicable;
  return {
    dimensions,
    strengths: keysWith(TOP),
    strong_dimensions: dimensions.filter(isStrong).map((each) => each.id),
    priorities: prioritiesOf(practices, answers),
    find_out: keysWith(UNKNOWN),
    rated: sum(dimensions.map((each) => each.rated)),
    applicable: sum(dimensions.map((each) => each.applicable)),
  };
}

// One result of several teams: the median answer of each practice, and how far apart the teams are.
export function together(model, teams) {
  return practicesOf(model).map(({ key }) => {
    const values = teams.map((answers) => answers[key]).filter((answer) => answer <= TOP).sort((a, b) => a - b);
    const count = values.length;
    return {
      key,
      rated: count,
      median: count ? values[(count - 1) >> 1] : null,
      spread: count ? values[count - 1] - values[0] : 0,
    };
  });
}
