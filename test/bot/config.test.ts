import { expect } from 'chai';
import { ConfigError, readConfig } from '../../bot/config.ts';

const ID = '11111111-2222-3333-4444-555555555555';
const TENANT = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const problems = (env: NodeJS.ProcessEnv): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    expect(error).to.be.instanceOf(ConfigError);
    return (error as ConfigError).problems;
  }
};

describe('the configuration', () => {
  it('is complete without any setting, and reaches nobody else', () => {
    const config = readConfig({});
    expect(config).to.include({ host: '127.0.0.1', port: 3978, dataDir: './data', proxyHops: 0, logLevel: 'info' });
    expect(config).to.include({ app: undefined, databaseUrl: undefined, publicUrl: undefined, oidc: undefined });
    expect(config.contentDir).to.match(/knowledge.content$/);
  });

  it('takes an empty value as not set', () => {
    expect(readConfig({ PUBLIC_URL: '', DATABASE_URL: ' ', MicrosoftAppId: '', MicrosoftAppType: '' })).to.deep.equal(
      readConfig({}),
    );
  });

  it('cannot be changed', () => {
    const config = readConfig({ WIDGET_ORIGINS: 'https://a.example' });
    expect(() => Object.assign(config, { host: '0.0.0.0' })).to.throw(TypeError);
    expect(() => (config.widgetOrigins as string[]).push('*')).to.throw(TypeError);
  });

  it('says all that is wrong at once, and repeats no secret', () => {
    const found = problems({
      PORT: '70000',
      DATABASE_URL: 'mysql://root:hunter2@db',
      WIDGET_ORIGINS: '* http://a.example https://b.example/page',
      TEAMS_TENANTS: 'contoso',
      LOG_LEVEL: 'loud',
      KEEP_CASE_DAYS: '-1',
      MicrosoftAppPassword: 'hunter2',
    });
    expect(found.map((problem) => problem.split(' ')[0])).to.deep.equal([
      'PORT',
      'DATABASE_URL',
      'WIDGET_ORIGINS',
      'WIDGET_ORIGINS',
      'WIDGET_ORIGINS',
      'MicrosoftAppPassword',
      'TEAMS_TENANTS',
      'KEEP_CASE_DAYS',
      'LOG_LEVEL',
    ]);
    expect(found.join()).not.to.include('hunter2');
  });

  it('believes one proxy when there is a public address', () => {
    expect(readConfig({ PUBLIC_URL: 'https://advice.example.org/' })).to.include({
      publicUrl: 'https://advice.example.org',
      proxyHops: 1,
    });
  });

  for (const [name, env, about] of [
    ['a public address in the clear', { PUBLIC_URL: 'http://advice.example.org' }, 'PUBLIC_URL'],
    ['a public address with a path', { PUBLIC_URL: 'https://example.org/advice' }, 'PUBLIC_URL'],
    ['an app without its password', { MicrosoftAppId: ID }, 'MicrosoftAppPassword'],
    [
      'a single tenant app without its tenant',
      { MicrosoftAppId: ID, MicrosoftAppPassword: 'x', MicrosoftAppType: 'SingleTenant' },
      'MicrosoftAppTenantId',
    ],
    [
      'a managed identity with a password',
      {
        MicrosoftAppId: ID,
        MicrosoftAppPassword: 'x',
        MicrosoftAppType: 'UserAssignedMSI',
        MicrosoftAppTenantId: TENANT,
      },
      'MicrosoftAppPassword',
    ],
    [
      'an unknown kind of app',
      { MicrosoftAppId: ID, MicrosoftAppPassword: 'x', MicrosoftAppType: 'Robot' },
      'MicrosoftAppType',
    ],
    ['half of a sign-in', { PUBLIC_URL: 'https://a.example', OIDC_ISSUER: 'https://login.example' }, 'OIDC_CLIENT_ID'],
    [
      'a sign-in for the whole world',
      {
        PUBLIC_URL: 'https://a.example',
        OIDC_ISSUER: 'https://login.microsoftonline.com/common/v2.0',
        OIDC_CLIENT_ID: 'a',
        OIDC_CLIENT_SECRET: 'b',
      },
      'OIDC_ISSUER',
    ],
    [
      'a sign-in without a public address',
      { OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' },
      'PUBLIC_URL',
    ],
    ['a host that is none', { HOST: 'http://0.0.0.0' }, 'HOST'],
  ] as const)
    it(`refuses ${name}`, () => {
      expect(problems(env).map((problem) => problem.split(' ')[0])).to.include(about);
    });

  it('reads each kind of app', () => {
    expect(readConfig({ MicrosoftAppId: ID, MicrosoftAppPassword: 'x' }).app).to.deep.equal({
      id: ID,
      type: 'MultiTenant',
      password: 'x',
      tenantId: undefined,
    });
    const msi = { MicrosoftAppId: ID, MicrosoftAppType: 'userassignedmsi', MicrosoftAppTenantId: TENANT.toUpperCase() };
    expect(readConfig(msi).app).to.include({ type: 'UserAssignedMSI', password: undefined, tenantId: TENANT });
  });
});
