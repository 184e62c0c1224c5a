/** The closed lists that content and code share: nations, folders, criteria, who may be asking, legal forms. */

export const NATIONS = ['england', 'wales', 'scotland', 'northern-ireland'] as const;
export const STATUSES = ['current', 'announced', 'unknown', 'closed', 'historical'] as const;
export const BASES = ['law', 'official', 'evidence', 'judgement', 'service'] as const;
export const FOLDERS = [
  'motivations',
  'options',
  'legal-forms',
  'finance',
  'regulation',
  'support',
  'articles',
  'history',
] as const;
/** The ten criteria of the options appraisal, in the order scores are written down. */
export const CRITERIA = [
  'safe',
  'control',
  'users',
  'staff',
  'jobs',
  'income',
  'personal',
  'purpose',
  'back',
  'start',
] as const;
/** Who may be asking: the answers of the question `starting-point`. */
export const STARTING_POINTS = [
  'team',
  'being-moved',
  'users',
  'community',
  'one-person',
  'inside-host',
  'existing-body',
  'buyer',
  'adviser-or-student',
] as const;
export const LEGAL_FORMS = [
  'unincorporated-association',
  'sole-trader',
  'cic-limited-by-guarantee',
  'cic-limited-by-shares',
  'company-limited-by-guarantee',
  'company-limited-by-shares',
  'cio',
  'scio',
  'charitable-company',
  'charitable-trust',
  'co-operative-society',
  'community-benefit-society',
  'charitable-community-benefit-society',
  'partnership',
  'limited-liability-partnership',
  'employee-ownership-trust',
] as const;

export type Nation = (typeof NATIONS)[number];
export type Status = (typeof STATUSES)[number];
export type Basis = (typeof BASES)[number];
export type Folder = (typeof FOLDERS)[number];
export type Criterion = (typeof CRITERIA)[number];
export type StartingPoint = (typeof STARTING_POINTS)[number];
export type LegalFormId = (typeof LEGAL_FORMS)[number];
