export const preview = { usage: 'preview', run: async () => 0 };
