/** How conversations go: the only file other rooms import. */
export type * from './ports.ts';
export { understand } from './understanding/index.ts';
