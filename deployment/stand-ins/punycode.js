// markdown-it shows addresses in the letters of their country with it; ours are shown as they are written.
export const toASCII = (text) => text;
export const toUnicode = (text) => text;
export default { toASCII, toUnicode };
