/** Kinds of work that some nation's inspectorate registers: the answers of `what-you-will-do` that may be regulated care. */
export const CARE_TO_REGISTER = [
  'personal-care',
  'care-home',
  'supported-living',
  'treatment',
  'childrens-care',
  'shared-lives',
] as const;
