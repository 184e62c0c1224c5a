/** The package has no types of its own; the tests need one class of it. */
declare module 'oidc-provider';
