/** What the rest of the bot may use of the store. */
export { openStore, type StoreOptions, type StorePlace } from './open-store.ts';
export { SQLITE_FILE } from './engines.ts';
export { backUp } from './backup.ts';
export { cleanDeep, cleanText } from './clean-text.ts';
export * from './store.ts';
